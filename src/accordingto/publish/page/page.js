"use strict";
// Hovering (or focusing) a cell lights up its words, and the other way round; a click keeps the light on and brings the
// other side into view. Elements carry `data-ref`: the parts of the record that they stand for, as "s1.source p3".
for (const report of document.querySelectorAll("main.report")) {
  const byRef = new Map();
  for (const element of report.querySelectorAll("[data-ref]")) {
    for (const ref of element.dataset.ref.split(" ")) {
      if (!ref) continue;
      if (!byRef.has(ref)) byRef.set(ref, []);
      byRef.get(ref).push(element);
    }
  }
  let lit = [];
  let kept = null;

  const partners = (element) => {
    const found = new Set();
    const words = element.classList.contains("w");
    for (const ref of element.dataset.ref.split(" ")) {
      // Words that are only evidence light up the event's row; colour belongs to the nearest cells alone.
      for (const other of byRef.get(ref) || []) found.add(other);
    }
    // A row repeats the refs of its cells: from the words, light the row; from a cell, leave the row around it dark.
    if (!words) for (const other of found) if (other.classList.contains("row") && other !== element) found.delete(other);
    return found;
  };
  const light = (element) => {
    dark();
    if (!element) return;
    lit = [...partners(element)];
    for (const other of lit) other.classList.add("lit");
  };
  const dark = () => {
    for (const other of lit) other.classList.remove("lit");
    lit = [];
  };
  const target = (event) => event.target.closest("[data-ref]");

  report.addEventListener("mouseover", (event) => { if (!kept) light(target(event)); });
  report.addEventListener("mouseleave", () => { if (!kept) dark(); });
  report.addEventListener("focusin", (event) => { if (!kept && target(event)) light(target(event)); });
  report.addEventListener("keydown", (event) => {
    if (event.key === "Escape") { kept = null; dark(); }
    if (event.key === "Enter" && target(event)) keep(target(event));
  });
  report.addEventListener("click", (event) => {
    if (event.target.closest("a, summary")) return;
    keep(target(event));
  });

  const keep = (element) => {
    if (!element || element === kept) { kept = null; dark(); return; }
    kept = element;
    light(element);
    const words = element.classList.contains("w");
    const other = lit.find((one) => one.classList.contains("w") !== words);
    if (other) other.scrollIntoView({ block: "center", behavior: "auto" });
  };
}
for (const box of document.querySelectorAll("input[data-kind]")) {
  box.addEventListener("change", () => document.body.classList.toggle("no-" + box.dataset.kind, !box.checked));
}

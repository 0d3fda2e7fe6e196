// The list by keys, filters that act when they are changed, and files that are dropped.
import { keys, say, send } from "./desk.js";

const rows = [...document.querySelectorAll("table.list tbody tr")];
let here = -1;
function go(step) {
  if (!rows.length) return;
  rows[here]?.classList.remove("here");
  here = Math.max(0, Math.min(rows.length - 1, here + step));
  rows[here].classList.add("here");
  rows[here].querySelector("a").focus({ preventScroll: true });
  rows[here].scrollIntoView({ block: "nearest" });
}
document.querySelector("table.list")?.addEventListener("focusin", (event) => {
  rows[here]?.classList.remove("here");
  here = rows.indexOf(event.target.closest("tr"));
  rows[here]?.classList.add("here");
});
keys({
  j: () => go(1),
  k: () => go(-1),
  "/": () => document.querySelector(".filters [name=place]").focus(),
  t: () => document.querySelector(".tabs a:not([aria-current])").click(),
  n: () => document.querySelector("a[rel=next]")?.click(),
});

const form = document.querySelector("form.filters");
form.addEventListener("formdata", (event) => {
  for (const [name, value] of [...event.formData]) if (value === "") event.formData.delete(name);
});
for (const select of form.querySelectorAll("select")) select.addEventListener("change", () => form.requestSubmit());

const input = document.getElementById("files");
input.addEventListener("change", () => add(input.files));
async function add(files) {
  if (!files.length) return;
  const data = new FormData();
  for (const file of files) data.append("files", file, file.name);
  say(`Sending ${files.length === 1 ? files[0].name : `${files.length} files`} …`);
  try {
    await send("POST", "/api/files", data);
    say("");
    document.body.dispatchEvent(new CustomEvent("added"));
  } catch { /* said already */ }
  input.value = "";
}
let deep = 0;
const dropping = (on) => document.body.classList.toggle("dropping", on);
const brings = (event) => event.dataTransfer?.types.includes("Files");
document.addEventListener("dragenter", (event) => { if (brings(event)) { deep += 1; dropping(true); } });
document.addEventListener("dragleave", (event) => { if (brings(event) && --deep <= 0) { deep = 0; dropping(false); } });
document.addEventListener("dragover", (event) => { if (brings(event)) event.preventDefault(); });
document.addEventListener("drop", (event) => {
  if (!brings(event)) return;
  event.preventDefault();
  deep = 0;
  dropping(false);
  add(event.dataTransfer.files);
});

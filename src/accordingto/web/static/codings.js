// Assigning reports to coders, closing a coding, adopting what was coded, and going through what there is to code.
import { keys, say, send } from "./desk.js";

document.getElementById("assign")?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = new FormData(event.target);
  const reports = form.get("reports").split(/[ ,]+/).filter(Boolean).map(Number);
  const coders = form.getAll("coder");
  if (coders.length < 2) { say("Agreement takes two coders or more: choose another.", { wrong: true }); return; }
  try { await send("POST", "/api/codings", { reports, coders }); location.assign("/codings"); } catch { /* said */ }
});

const closing = document.getElementById("closing");
for (const button of document.querySelectorAll("[data-close]")) button.addEventListener("click", () => {
  closing.returnValue = "";
  closing.dataset.coding = button.dataset.close;
  closing.querySelector("[name=why]").value = "";
  closing.showModal();
});
closing?.addEventListener("close", async () => {
  if (closing.returnValue !== "ok") return;
  const why = closing.querySelector("[name=why]").value;
  try { await send("POST", `/api/codings/${closing.dataset.coding}/close`, { why }); location.assign("/codings"); } catch { /* said */ }
});
document.getElementById("adopt")?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = event.target;
  const [coder, why] = [form.elements.coder.value || null, form.elements.why.value];
  try {
    const told = await send("POST", `/api/codings/${form.dataset.coding}/adopt`, { coder, why });
    location.assign(`/reports/${told.report}`);
  } catch { /* said */ }
});

const links = [...document.querySelectorAll("#main a")];
const step = (way) => links[Math.max(0, Math.min(links.length - 1, links.indexOf(document.activeElement) + way))]?.focus();
keys({ j: () => step(1), k: () => step(-1) });

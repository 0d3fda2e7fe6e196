// Assigning reports to coders, and going through what there is to code.
import { keys, say, send } from "./desk.js";

document.getElementById("assign")?.addEventListener("submit", async (event) => {
  event.preventDefault();
  const form = new FormData(event.target);
  const reports = form.get("reports").split(/[ ,]+/).filter(Boolean).map(Number);
  const coders = form.getAll("coder");
  if (coders.length < 2) { say("Agreement takes two coders or more: choose another.", { wrong: true }); return; }
  try { await send("POST", "/api/codings", { reports, coders }); location.assign("/codings"); } catch { /* said */ }
});

const links = [...document.querySelectorAll("#main a")];
const step = (way) => links[Math.max(0, Math.min(links.length - 1, links.indexOf(document.activeElement) + way))]?.focus();
keys({ j: () => step(1), k: () => step(-1) });

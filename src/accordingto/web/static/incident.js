// From a value to its words in one click, and the joining and taking apart of incidents.
import { keys, say, send } from "./desk.js";

const id = document.getElementById("incident").dataset.id;
const verdicts = [...document.querySelectorAll("details.verdict")];

function reveal(hash) {
  const element = hash && document.getElementById(decodeURIComponent(hash.slice(1)));
  if (!element) return;
  const details = element.closest("details");
  if (details) details.open = true;
  for (const old of document.querySelectorAll(".told-here")) old.classList.remove("told-here");
  element.classList.add("told-here");
  element.scrollIntoView({ block: "center" });
}
document.addEventListener("click", (event) => {
  const link = event.target.closest("a[href^='#']");
  if (link && !link.closest(".skip")) { event.preventDefault(); history.replaceState(null, "", link.hash); reveal(link.hash); }
});
reveal(location.hash);

let here = -1;
function go(step) {
  here = Math.max(0, Math.min(verdicts.length - 1, here + step));
  verdicts[here]?.querySelector("summary").focus();
}
keys({ j: () => go(1), k: () => go(-1) });

const form = document.getElementById("members");
const other = form.elements.other, list = document.getElementById("others");
let waiting;
other.addEventListener("input", () => {
  clearTimeout(waiting);
  if (/^i[0-9a-f]{12}$/.test(other.value) || !other.value.trim()) return;
  waiting = setTimeout(async () => {
    const found = await (await fetch(`/inbox.json?kind=incidents&limit=20&place=${encodeURIComponent(other.value.trim())}`)).json();
    list.replaceChildren(...(found.items ?? []).filter((item) => item.id !== id).map((item) => {
      const option = document.createElement("option");
      option.value = item.id;
      option.label = [item.title, item.place, item.day].filter(Boolean).join(" · ");
      return option;
    }));
  }, 200);
});
async function change(what, body, done) {
  try {
    const told = await send("POST", `/api/incidents/${id}/${what}`, { ...body, why: form.elements.why.value.trim() || null });
    say(done);
    location.assign(`/incidents/${told.id}`);
  } catch { /* said */ }
}
form.addEventListener("submit", (event) => event.preventDefault());
form.querySelector("[data-do=split]").addEventListener("click", () => {
  const members = [...form.querySelectorAll("[name=member]:checked")].map((box) => ({ report: box.dataset.report, event: box.dataset.event }));
  if (!members.length) { say("Choose the events that are not of this incident.", { wrong: true }); return; }
  change("split", { members }, "Taken out.");
});
form.querySelector("[data-do=merge]").addEventListener("click", () => {
  if (!/^i[0-9a-f]{12}$/.test(other.value.trim())) { say("Choose an incident from the list: type its place.", { wrong: true }); return; }
  change("merge", { other: other.value.trim() }, "Merged.");
});

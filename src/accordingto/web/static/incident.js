// From a value to its words in one click, and the joining and taking apart of incidents.
import { heard, keys, say, send, together } from "./desk.js";

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

together(id);
let here = -1;
function go(step) {
  here = Math.max(0, Math.min(verdicts.length - 1, here + step));
  verdicts[here]?.querySelector("summary").focus();
}
keys({
  j: () => go(1),
  k: () => go(-1),
  a: () => {
    const name = verdicts[Math.max(0, here)]?.id.replace("words-", "");
    document.querySelector(`[data-assess="${CSS.escape(name)}"]`)?.click();
  },
});

// Which value holds
const dialog = document.getElementById("assess");
document.addEventListener("click", async (event) => {
  const back = event.target.closest("[data-back]");
  if (back) {
    try { await send("POST", `/api/incidents/${id}/undo`, { number: Number(back.dataset.back) }); location.reload(); } catch { /* said */ }
    return;
  }
  const button = event.target.closest("[data-assess]");
  if (!button) return;
  const cell = button.dataset.assess, asked = dialog.querySelector("form").elements;
  document.getElementById("assess-title").textContent = `Which value holds: ${cell}?`;
  const accounts = [...document.getElementById(`words-${cell}`).querySelectorAll("[data-account]")];
  asked.account.replaceChildren(...accounts.map((one) => new Option(one.dataset.text, one.dataset.account)));
  if (button.dataset.counted === "1") asked.account.append(new Option("another number:", ""));
  const numbers = () => { dialog.querySelector(".counts").hidden = asked.account.value !== ""; };
  asked.account.onchange = numbers;
  numbers();
  asked.why.value = "";
  dialog.returnValue = "";
  dialog.showModal();
  dialog.addEventListener("close", async () => {
    if (dialog.returnValue !== "ok") return;
    const number = (field) => (field.value === "" ? null : Number(field.value));
    const body = { cell, grade: asked.grade.value, why: asked.why.value.trim(), seen: button.dataset.seen ? Number(button.dataset.seen) : null };
    if (!body.grade || !body.why) { say("Nothing was kept: choose a grade, and say why.", { wrong: true }); return; }
    if (asked.account.value === "") Object.assign(body, { low: number(asked.low), high: number(asked.high) });
    else body.account = Number(asked.account.value);
    try { await send("POST", `/api/incidents/${id}/assess`, body); location.reload(); } catch { /* said */ }
  }, { once: true });
});

const form = document.getElementById("members");
const other = form.elements.other, list = document.getElementById("others");
let waiting;
other.addEventListener("input", () => {
  clearTimeout(waiting);
  if (/^i[0-9a-f]{12}$/.test(other.value) || !other.value.trim()) return;
  waiting = setTimeout(async () => {
    const found = await heard(await fetch(`/inbox.json?kind=incidents&limit=20&place=${encodeURIComponent(other.value.trim())}`));
    list.replaceChildren(...(found.items ?? []).filter((item) => item.id !== id).map((item) => {
      const option = document.createElement("option");
      option.value = item.id;
      option.label = [item.title, item.place, item.day].filter(Boolean).join(" · ");
      return option;
    }));
  }, 200);
});
async function change(what, body, done) {
  const why = form.elements.why.value.trim();
  if (!why) { say("Say why, for the log.", { wrong: true }); form.elements.why.focus(); return; }
  try {
    const told = await send("POST", `/api/incidents/${id}/${what}`, { ...body, why });
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

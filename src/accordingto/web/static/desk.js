// What every page shares: changes with the token that they need, a line that says how it went, and the keys.
const token = document.querySelector('meta[name="csrf-token"]').content;
const line = document.getElementById("says");
let fading;

// Text of reports is hostile: these reorder the words around them. Those of `publish/inert.py`; pages come without them.
const REORDERING = /[\u202a-\u202e\u2066-\u2069\u200e\u200f\u061c]/g;

/** An answer's JSON, to be shown: what would reorder words is made visible. */
export const heard = async (answer) => JSON.parse((await answer.text()).replace(REORDERING, "\ufffd"));

/** Says in a line what was done, or what went wrong; the latter stays until something else is said. */
export function say(text, { wrong = false } = {}) {
  clearTimeout(fading);
  line.textContent = text;
  line.className = wrong ? "wrong" : text ? "done" : "";
  if (text && !wrong) fading = setTimeout(() => say(""), 4000);
}

/** Asks the workbench for a change; what it answers, as JSON. Where it refuses, the reason is said, and thrown. */
export async function send(method, path, body) {
  const form = body instanceof FormData;
  const headers = { "x-csrf-token": token, accept: "application/json" };
  if (body !== undefined && !form) headers["content-type"] = "application/json";
  let answer;
  try {
    answer = await fetch(path, { method, headers, body: form ? body : body === undefined ? undefined : JSON.stringify(body) });
  } catch {
    say("The workbench does not answer: is `accordingto serve` still running?", { wrong: true });
    throw new Error("no answer");
  }
  const told = await heard(answer).catch(() => ({}));
  if (!answer.ok) {
    say(told.detail || `The workbench answered ${answer.status}.`, { wrong: true });
    throw Object.assign(new Error(told.detail), { status: answer.status, told });
  }
  return told;
}

const typing = (element) => element.closest("input, textarea, select, [contenteditable=true]") !== null;
const bound = new Map();

/** Binds keys of a page, as {j: next}; not while somebody types, and never with Ctrl, Alt or Meta. */
export function keys(found) {
  for (const [key, act] of Object.entries(found)) bound.set(key, act);
}

const dialog = document.getElementById("keys");
const help = () => (dialog.open ? dialog.close() : dialog.showModal());
document.getElementById("help").addEventListener("click", help);

document.getElementById("logout")?.addEventListener("click", async () => {
  try { await send("POST", "/api/logout", {}); location.assign("/login"); } catch { /* said */ }
});

/** Says who else has the same open, every fifteen seconds; where() is the cell that one is at. */
export function together(subject, where = () => "") {
  const place = document.getElementById("others-here");
  if (!place || document.body.dataset.alone === "1") return;
  const tell = async () => {
    const answer = await fetch("/api/presence", {
      method: "POST",
      headers: { "x-csrf-token": token, "content-type": "application/json", accept: "application/json" },
      body: JSON.stringify({ subject, cell: where() }),
    }).catch(() => null);
    if (!answer?.ok) return;
    const others = await heard(answer);
    place.textContent = others.map(({ who, cell }) => `${who} is here too${cell ? ` (${cell})` : ""}`).join(" · ");
    place.hidden = !others.length;
  };
  tell();
  setInterval(tell, 15000);
}

let going = false;
document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.altKey || event.metaKey || event.defaultPrevented || typing(event.target)) return;
  if (event.key === "?") { event.preventDefault(); help(); return; }
  if (document.querySelector("dialog[open]")) return;
  if (going) {
    going = false;
    const link = document.querySelector(`a[data-go="${CSS.escape(event.key)}"]`);
    if (link) { event.preventDefault(); link.click(); return; }
  }
  if (event.key === "g") { going = true; return; }
  const act = bound.get(event.key);
  if (act) { event.preventDefault(); act(event); }
});

document.body.addEventListener("htmx:configRequest", (event) => { event.detail.headers["x-csrf-token"] = token; });
document.body.addEventListener("htmx:responseError", (event) => {
  let told = {};
  try { told = JSON.parse(event.detail.xhr.responseText); } catch { /* a page, which says nothing here */ }
  say(told.detail || `The workbench answered ${event.detail.xhr.status}.`, { wrong: true });
});
document.body.addEventListener("htmx:sendError", () =>
  say("The workbench does not answer: is `accordingto serve` still running?", { wrong: true }));

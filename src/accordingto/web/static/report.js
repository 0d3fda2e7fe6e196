// One report, reviewed by keys: the article and its record light each other up, and every decision is one key.
import { keys, say, together } from "./desk.js";

const $ = (selector, root = document) => root.querySelector(selector);
const $$ = (selector, root = document) => [...root.querySelectorAll(selector)];
const blind = $("#report").dataset.coding;
const page = $("#report").dataset.page;
const named = (path) => path && $(`#record .cell[data-path="${CSS.escape(path)}"]`);

// Words and cells know each other by offsets, counted in code points of the text.
let words, starts, cells;
const parsed = (text) => text.split(" ").filter(Boolean).map((span) => span.split("-").map(Number));
function index() {
  words = $$("#article .w").map((element) => {
    const start = Number(element.dataset.start);
    return { element, start, end: start + [...element.textContent].length };
  });
  starts = words.map((word) => word.start);
  cells = $$("#record .cell:not(.insert)").map((element) => ({ element, spans: parsed(element.dataset.spans) }));
}
function from(offset) {
  let low = 0, high = starts.length;
  while (low < high) { const middle = (low + high) >> 1; if (words[middle].end <= offset) low = middle + 1; else high = middle; }
  return low;
}
function under(spans) {
  const found = [];
  for (const [start, end] of spans)
    for (let at = from(start); at < words.length && words[at].start < end; at += 1) found.push(words[at].element);
  return found;
}
function holding(start, end) {
  return cells.filter((cell) => cell.spans.some(([a, b]) => a < end && start < b));
}

// Light
let lit = [];
function light(elements) {
  for (const element of lit) element.classList.remove("lit");
  lit = elements;
  for (const element of lit) element.classList.add("lit");
}
const lightCell = (element) => light(element ? under(parsed(element.dataset.spans)) : []);
function lightWords(element) {
  const start = Number(element.dataset.start);
  light([element, ...holding(start, start + [...element.textContent].length).map((cell) => cell.element)]);
}

// Where the keys are: one cell is the current one.
let here = null;
const shown = () => $$("#record .cell").filter((element) => element.offsetParent !== null);
function stand(element) {
  here?.classList.remove("here");
  here = element;
  here.classList.add("here");
  lightCell(here);
  $("#actions .on").textContent = [here.closest(".card")?.querySelector(".whole b")?.textContent, here.dataset.label].filter(Boolean).join(" · ");
}
function go(element, { scroll = true } = {}) {
  if (!element) return;
  stand(element);
  for (const more = here.closest("details"); more && !more.open; ) more.open = true;
  here.focus({ preventScroll: true });
  if (!scroll) return;
  here.scrollIntoView({ block: "nearest" });
  lit[0]?.scrollIntoView({ block: "nearest" });
}
function step(by, selector = ".cell") {
  const all = shown().filter((element) => element.matches(selector));
  if (!all.length) return;
  let at = all.indexOf(here);
  if (at < 0) {
    const order = shown();
    const mine = order.indexOf(here);
    at = by > 0 ? all.findLastIndex((one) => order.indexOf(one) < mine) : all.findIndex((one) => order.indexOf(one) > mine);
    if (by < 0 && at < 0) at = all.length;
  }
  go(all[Math.max(0, Math.min(all.length - 1, at + by))]);
}

// The workbench answers a decision with those pieces of the page that it changed, and htmx puts them in their places. Whoever
// reviews stays where they are: nothing scrolls, the same thing has the focus, and what was open is open.
const report = $("#report");
async function ask(what, values = {}, method = "POST") {
  let told = null;
  report.addEventListener("htmx:afterRequest", (event) => { told = event.detail; }, { once: true });
  await htmx.ajax(method, `${page}/${what}`, { source: report, swap: "none settle:0ms", values: { ...values, since: report.dataset.row } });
  if (told?.successful) return;
  if (told?.xhr.status === 409) await ask("changes", {}, "GET"); // what somebody else decided meanwhile
  throw new Error("refused"); // the reason is said by desk.js
}
document.body.addEventListener("htmx:oobBeforeSwap", ({ detail: { target, fragment } }) => {
  for (const more of $$("details[id]", target)) {
    const fresh = $(`#${CSS.escape(more.id)}`, fragment);
    if (fresh) fresh.open = more.open;
  }
});
let last = null; // the cell that was decided on last
document.body.addEventListener("decided", ({ detail }) => {
  report.dataset.row = detail.row;
  last = detail.cells[0] ?? null;
  index();
  const back = here?.isConnected ? here : named(here?.dataset.path);
  if (back) stand(back); else { here = null; light([]); }
  const frame = $("#received iframe");
  if (detail.words && frame.src) frame.src = frame.dataset.src;
});
const written = (spans) => spans.map(({ start, end }) => `${start}-${end}`).join(" ");
function form(cell, { value, spans, why, ...choice }) {
  const seen = cell.dataset?.seen;
  const found = { ...choice, pick: seen && !cell.dataset.insert ? `${cell.dataset.path} ${seen}` : cell.dataset.path };
  if (value !== undefined) found.value = JSON.stringify(value);
  if (spans) found.spans = written(spans);
  if (why) found.why = why;
  return found;
}
// One decision after the other: the next one is about what the last one left.
let before = Promise.resolve();
const change = (what, values, done) => (before = before.then(async () => {
  try { await ask(what, values()); say(done); return true; } catch { return false; }
}));
async function decide(old, choice, done) {
  const kept = await change("decisions", () => form(old.isConnected ? old : named(old.dataset.path) ?? old, choice), done);
  if (kept && choice.do === "insert") go(named(last), { scroll: false });
  return kept;
}
const on = (act) => () => { if (here && !here.matches(".insert")) act(here); else say("Go to a cell first: j and k"); };
const end = () => $("#standing").dataset;
const does = {
  accept: on((cell) => decide(cell, { do: "accept" }, "Accepted.").then((kept) => kept && next(cell))),
  reject: on((cell) => decide(cell, { do: "reject" }, "Rejected.")),
  evidence: on((cell) => decide(cell, { do: "evidence" }, "The words stay, the value does not.")),
  bare: on((cell) => decide(cell, { do: "bare" }, "The value stays, its words do not.")),
  correct: on((cell) => choose(cell)),
  value: on((cell) => enter(cell)),
  insert: () => chooseThen("what the machine missed", null, insert),
  undo: async () => { if (await change("undo", () => ({}), "Taken back.")) go(named(last) ?? named(here?.dataset.path), { scroll: false }); },
  finish: () => {
    if (blind) { const dialog = $("#ending"); dialog.returnValue = ""; dialog.showModal(); return; }
    if (end().progress !== "reviewed") change("finish", () => ({}), "Marked as reviewed.");
  },
  reopen: () => change("undo", () => ({ number: end().done }), "Open again."),
  received: () => {
    const pane = $("#received"), frame = $("iframe", pane);
    pane.hidden = !pane.hidden;
    $(".desk").classList.toggle("three", !pane.hidden);
    if (!frame.src) frame.src = frame.dataset.src;
    $("[data-do=received]").setAttribute("aria-pressed", String(!pane.hidden));
  },
};
$("#ending")?.addEventListener("close", (event) => {
  if (event.target.returnValue !== "ok") return;
  $("#standing form").submit();
});
// After accepting a whole event or statement, on to the next one; after a cell, to the next cell.
function next(cell) {
  if (here?.dataset.path === cell.dataset.path && here.dataset.state !== "unreviewed") step(1, here.matches(".whole") ? ".whole, .chip" : ".cell:not(.insert)");
}

// Choosing words: with the mouse, or with the arrows from word to word.
let choosing = null;
function choose(cell) {
  const spans = parsed(cell.dataset.spans);
  const whole = cell.closest(".card")?.querySelector(".whole");
  const start = (spans[0] ?? parsed(whole?.dataset.spans ?? "")[0] ?? [0, 0]);
  chooseThen(cell.dataset.label, start, (span) => {
    if (cell.dataset.insert) decide(cell, { do: "insert", spans: [span] }, "Added.");
    else decide(cell, { do: "correct", spans: [span] }, "The cell follows your words.");
  });
}
function chooseThen(what, start, take) {
  const segmenter = new Intl.Segmenter("en", { granularity: "word" });
  const tokens = [];
  for (const block of $$("#article .passage:not(.boilerplate)")) {
    const inside = $$(".w", block);
    if (!inside.length) continue;
    let at = Number(inside[0].dataset.start);
    for (const { segment, isWordLike } of segmenter.segment(block.textContent)) {
      const length = [...segment].length;
      if (isWordLike) tokens.push([at, at + length]);
      at += length;
    }
  }
  if (!tokens.length) return;
  const offset = start ? start[0] : selected()?.start ?? Number(lit[0]?.dataset?.start ?? 0);
  let first = Math.max(0, tokens.findIndex(([, end]) => end > offset));
  let last = start ? Math.max(first, tokens.findLastIndex(([begin]) => begin < start[1])) : first;
  choosing = { tokens, first, last, take, byKeys: true };
  const bar = $("#choosing");
  bar.hidden = false;
  bar.textContent = `Choose the words for: ${what}. Arrows move, Shift widens, Alt narrows; or mark them with the mouse. Enter takes them, Esc lets go.`;
  const had = selected();
  if (!start && had) { [choosing.first, choosing.last] = covered(had); }
  show();
}
function covered({ start, end }) {
  const { tokens } = choosing;
  const first = Math.max(0, tokens.findIndex(([, stop]) => stop > start));
  return [first, Math.max(first, tokens.findLastIndex(([begin]) => begin < end))];
}
function point(offset, atEnd) {
  const word = words[Math.min(words.length - 1, from(atEnd ? offset - 1 : offset))];
  const units = [...word.element.textContent].slice(0, Math.max(0, offset - word.start)).join("").length;
  return [word.element.firstChild, units];
}
function show() {
  const { tokens, first, last } = choosing;
  const [a, b] = [point(tokens[first][0], false), point(tokens[last][1], true)];
  getSelection().setBaseAndExtent(a[0], a[1], b[0], b[1]);
  (a[0].parentElement).scrollIntoView({ block: "nearest" });
  $("#article").focus({ preventScroll: true });
}
/** What is marked in the article, as offsets; null where nothing is. */
function selected() {
  const found = getSelection();
  if (!found.rangeCount || found.isCollapsed) return null;
  const range = found.getRangeAt(0);
  if (!$("#article").contains(range.commonAncestorContainer)) return null;
  const place = (node, units) => {
    if (node.nodeType === Node.TEXT_NODE) {
      const word = node.parentElement.closest(".w");
      return word ? Number(word.dataset.start) + [...node.data.slice(0, units)].length : null;
    }
    const after = node.childNodes[units];
    const word = (after?.nodeType === Node.ELEMENT_NODE ? (after.matches(".w") ? after : $(".w", after)) : null);
    if (word) return Number(word.dataset.start);
    const all = $$(".w", node.nodeType === Node.ELEMENT_NODE ? node : node.parentElement);
    const end = all.at(-1);
    return end ? Number(end.dataset.start) + [...end.textContent].length : null;
  };
  const start = place(range.startContainer, range.startOffset), end = place(range.endContainer, range.endOffset);
  if (start === null || end === null || end <= start) return null;
  return trim(start, end);
}
function trim(start, end) {
  const letters = [...words.slice(from(start), from(end - 1) + 1).map((word) => word.element.textContent).join("")];
  const base = words[from(start)].start;
  while (start < end && /\s/.test(letters[start - base])) start += 1;
  while (end > start && /\s/.test(letters[end - 1 - base])) end -= 1;
  return end > start ? { start, end } : null;
}
function letGo() {
  choosing = null;
  $("#choosing").hidden = true;
  getSelection().removeAllRanges();
}
document.addEventListener("keydown", (event) => {
  if (!choosing || document.querySelector("dialog[open]")) return;
  const { tokens } = choosing;
  if (event.key === "Escape") { event.preventDefault(); event.stopPropagation(); letGo(); here?.focus(); return; }
  if (event.key === "Enter") {
    event.preventDefault();
    event.stopPropagation();
    const span = choosing.byKeys ? { start: tokens[choosing.first][0], end: tokens[choosing.last][1] } : selected();
    if (!span) { say("Mark some words of the article first."); return; }
    const { take } = choosing;
    letGo();
    take(span);
    return;
  }
  const forward = $("#article").dir === "rtl" ? "ArrowLeft" : "ArrowRight";
  const moves = { [forward]: 1, [forward === "ArrowRight" ? "ArrowLeft" : "ArrowRight"]: -1, ArrowDown: 8, ArrowUp: -8 };
  const by = moves[event.key];
  if (by === undefined) return;
  event.preventDefault();
  event.stopPropagation();
  const clip = (at) => Math.max(0, Math.min(tokens.length - 1, at));
  if (event.shiftKey) { if (by > 0) choosing.last = clip(choosing.last + by); else choosing.first = clip(choosing.first + by); }
  else if (event.altKey) { if (by > 0) choosing.first = Math.min(choosing.last, choosing.first + by); else choosing.last = Math.max(choosing.first, choosing.last + by); }
  else { choosing.first = clip(choosing.first + by); choosing.last = clip(choosing.last + by); }
  choosing.byKeys = true;
  show();
}, true);
document.addEventListener("mouseup", (event) => {
  if (!choosing || !event.target.closest("#article")) return;
  const span = selected();
  if (span) { [choosing.first, choosing.last] = covered(span); choosing.byKeys = false; }
});

// What the machine missed
function insert(span) {
  const dialog = $("#kinds");
  dialog.returnValue = "";
  dialog.showModal();
  const typed = (event) => { const button = $(`button[value="${CSS.escape(event.key)}"]`, dialog); if (button) { event.preventDefault(); button.click(); } };
  dialog.addEventListener("keydown", typed);
  dialog.addEventListener("close", async () => {
    dialog.removeEventListener("keydown", typed);
    if (!dialog.returnValue) return;
    const made = { dataset: { path: dialog.returnValue } };
    if (!await decide(made, { do: "insert", spans: [span] }, "Added: fill in what else the words tell.")) return;
    const details = here?.closest(".card")?.querySelector("details");
    if (details) details.open = true;
  }, { once: true });
}

// Another value
let forms = null;
async function enter(cell) {
  forms ??= await (await fetch("/api/forms")).json();
  const fields = forms[cell.dataset.part];
  if (!fields) { choose(cell); return; }
  const now = (await (await fetch(`${page}.json`)).json()).sections.flatMap((s) => s.cards)
    .flatMap((card) => [card.whole, ...card.cells, ...card.empty]).find((one) => one.path === cell.dataset.path)?.value ?? null;
  const dialog = $("#values"), box = $(".fields", dialog);
  $("#values-title").textContent = cell.dataset.label;
  $("[name=why]", dialog).value = "";
  box.replaceChildren(...fields.map((field) => control(field, now, cell)));
  dialog.returnValue = "";
  dialog.showModal();
  box.querySelector("input, select")?.focus();
  dialog.addEventListener("close", () => {
    if (dialog.returnValue !== "ok") { cell.focus(); return; }
    const value = collected(fields, now, box);
    if (value === undefined) return;
    const why = $("[name=why]", dialog).value.trim() || null;
    const spans = cell.dataset.spans ? undefined : evidence(cell);
    const choice = { do: cell.dataset.insert ? "insert" : "correct", value, why, spans };
    decide(cell, choice, "Corrected.");
  }, { once: true });
}
// An empty cell has no words of its own yet: those that name the event or statement show it.
const evidence = (cell) => parsed(cell.closest(".card")?.querySelector(".whole")?.dataset.spans ?? "").map(([start, end]) => ({ start, end }));
function control(field, now, cell) {
  const label = document.createElement("label");
  label.textContent = field.label;
  const old = field.name === "acled" ? (now?.event_type ? `${now.event_type}: ${now.sub_event_type}` : "") : field.name ? now?.[field.name] : now;
  if (field.type === "choice") {
    const select = document.createElement("select");
    select.name = field.name;
    if (!field.required) select.append(new Option("none", ""));
    for (const choice of field.choices) select.append(new Option(choice.replaceAll("_", " "), choice, false, choice === old));
    label.append(select);
  } else if (field.type === "statement" || field.type === "statements") {
    const select = document.createElement("select");
    select.name = field.name;
    select.multiple = field.type === "statements";
    const had = [now].flat().filter(Boolean);
    const own = cell.dataset.path.split("/")[0];
    const voices = $$("#record .s-s .cell.whole").filter((whole) => whole.dataset.path !== own && whole.dataset.state !== "rejected");
    const add = (text, id, chosen) => { const option = new Option(text, id, false, chosen); option.dir = "auto"; select.append(option); };
    for (const choice of field.choices) add("the outlet itself", choice, had.some((said) => said.start === null));
    for (const whole of voices) {
      const spans = parsed(whole.dataset.spans);
      const first = Math.min(...spans.map(([start]) => start)), end = Math.max(...spans.map(([, stop]) => stop));
      add(`${$("b", whole).textContent} (${whole.dataset.path})`, whole.dataset.path, had.some((said) => said.start !== null && said.start <= first && said.end >= end));
    }
    if (select.multiple) select.size = Math.max(2, Math.min(6, select.options.length));
    label.append(select);
  } else if (field.type === "place") {
    const input = document.createElement("input"), list = document.createElement("select");
    input.value = now?.name ?? "";
    list.size = 6;
    list.name = "place";
    list.ariaLabel = "Places of that name";
    const look = async () => {
      if (!input.value.trim()) return;
      const found = await (await fetch(`/api/places?name=${encodeURIComponent(input.value.trim())}`)).json();
      list.replaceChildren(...found.map((spot, at) => {
        const option = new Option([spot.resolved, spot.admin1, spot.country, spot.feature].filter(Boolean).join(", "), JSON.stringify(spot), false, at === 0);
        option.dir = "auto";
        return option;
      }));
      if (!found.length) list.append(new Option("the gazetteer has no place of that name", ""));
    };
    let waiting;
    input.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(look, 200); });
    look();
    label.append(input, list);
  } else {
    const input = document.createElement("input");
    Object.assign(input, { name: field.name, type: field.type, required: field.required, value: old ?? "" });
    if (field.type === "number") input.step = "any";
    label.append(input);
  }
  return label;
}
function collected(fields, now, box) {
  if (fields[0].type === "place") {
    const chosen = $("select", box).value;
    if (!chosen) { say("No place was chosen.", { wrong: true }); return undefined; }
    return { ...JSON.parse(chosen), name: now?.name ?? JSON.parse(chosen).name, precision: now?.precision ?? null };
  }
  const read = (field) => {
    const raw = box.querySelector(`[name="${field.name}"]`).value.trim();
    if (raw === "") return null;
    return field.type === "number" ? Number(raw) : raw;
  };
  if (fields[0].type === "statements") {
    const chosen = [...$("select", box).selectedOptions].map((option) => option.value);
    if (!chosen.length) { say("No statement was chosen.", { wrong: true }); return undefined; }
    return chosen;
  }
  if (fields.length === 1 && !fields[0].name) return read(fields[0]);
  const value = now && typeof now === "object" ? { ...now } : {};
  for (const field of fields) {
    const found = read(field);
    if (field.name === "acled") [value.event_type, value.sub_event_type] = found ? found.split(": ") : [null, null];
    else if (field.name === "group") value.group = found ?? "unknown";
    else value[field.name] = found;
  }
  if (fields[0].name === "earliest") Object.assign(value, { type: value.type ?? "DATE", value: value.value ?? value.earliest ?? value.latest });
  return value;
}

// Hands
document.addEventListener("click", (event) => {
  const button = event.target.closest("[data-do]");
  if (button) { event.preventDefault(); does[button.dataset.do](); return; }
  const cell = event.target.closest("#record .cell");
  if (cell) { go(cell); if (cell.dataset.insert) choose(cell); return; }
  const word = event.target.closest("#article .w");
  if (word && !choosing && getSelection().isCollapsed) {
    const start = Number(word.dataset.start);
    const found = holding(start, start + 1).filter(({ element }) => element.offsetParent !== null);
    const size = ({ spans }) => spans.reduce((sum, [a, b]) => sum + b - a, 0);
    const nearest = found.sort((one, other) => size(one) - size(other))[0];
    if (nearest) { go(nearest.element, { scroll: false }); nearest.element.scrollIntoView({ block: "center" }); }
  }
});
document.addEventListener("mouseover", (event) => {
  if (choosing) return;
  const cell = event.target.closest("#record .cell");
  if (cell) { lightCell(cell); return; }
  const word = event.target.closest("#article .w");
  if (word) lightWords(word); else lightCell(here);
});
document.addEventListener("focusin", (event) => {
  const cell = event.target.closest("#record .cell");
  if (cell && cell !== here) go(cell, { scroll: false });
});

keys({
  j: () => step(1), k: () => step(-1), J: () => step(1, ".whole, .chip"), K: () => step(-1, ".whole, .chip"),
  a: does.accept, c: does.correct, v: does.value, x: does.reject, e: does.evidence, E: does.bare, n: does.insert,
  f: () => { const more = here?.closest(".card")?.querySelector("details"); if (more) { more.open = !more.open; if (more.open) go($(".cell", more)); } },
  u: does.undo, m: does.finish, o: does.received,
  "[": () => $("a[rel=prev]")?.click(), "]": () => $("a[rel=next]")?.click(),
  Escape: () => { here?.classList.remove("here"); here = null; light([]); },
});

if (!blind) together($("#report").dataset.id, () => here?.dataset.path ?? "");
index();
const asked = location.hash.slice(1) && document.getElementById(location.hash.slice(1));
if (asked) go(asked);

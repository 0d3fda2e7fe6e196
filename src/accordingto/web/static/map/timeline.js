// The timeline: bars of incidents, lanes of control, and a period that is chosen with the mouse, a finger or the keyboard.
import { bins, day, iso, label } from "./days.js";

const NS = "http://www.w3.org/2000/svg";
const BARS = 64, AXIS = 16, LANE = 20, LEFT = 8, RIGHT = 8;

const make = (name, values = {}, text = "") => {
  const made = document.createElementNS(NS, name);
  for (const [key, value] of Object.entries(values)) made.setAttribute(key, value);
  if (text) made.textContent = text;
  return made;
};

const inOrder = (from, to) => (from !== null && to !== null && from > to ? { from: to, to: from } : { from, to });

export class Timeline {
  /** In `figure`; `chosen(from, to)` is told of each new period, in days, or of nulls. */
  constructor(figure, chosen) {
    Object.assign(this, { figure, chosen, from: null, to: null, all: [], seen: [], lanes: [], counts: new WeakMap() });
    this.svg = make("svg", { role: "group" });
    figure.replaceChildren(this.svg);
    this.svg.addEventListener("pointerdown", (event) => this.grab(event));
    this.svg.addEventListener("dblclick", () => this.choose(null, null));
    new ResizeObserver(() => this.draw()).observe(figure);
  }

  /** Sets the axis to what there is: incidents with `first` and `last`. */
  span(incidents) {
    const days = incidents.flatMap((i) => (i.first === null ? [] : [i.first])).sort((a, b) => a - b);
    if (!days.length) return;
    const last = incidents.reduce((most, i) => Math.max(most, i.last ?? most), days.at(-1));
    // A report of this week may speak of 1945: the axis begins where the bulk does, and says how many are before it.
    const bulk = days[Math.floor(days.length / 50)];
    const long = last - days[0] > 20 * 365 && last - bulk < 0.7 * (last - days[0]);
    this.first = long ? bulk : days[0];
    this.last = Math.max(last, this.first + 1);
    this.before = days.filter((d) => d < this.first).length;
  }

  /** Draws `all` incidents light, those `seen` on the map dark, lanes of control, and the period that is chosen. */
  show(all, seen, lanes, from, to) {
    Object.assign(this, { all, seen, lanes, ...inOrder(from, to) });
    this.draw();
  }

  choose(from, to) {
    Object.assign(this, inOrder(from, to));
    this.draw();
    this.chosen(this.from, this.to);
  }

  /** Moves the period by its own length. */
  step(way) {
    if (this.first === undefined) return;
    if (this.from === null && this.to === null) {
      const { starts } = this.bins;
      const at = way < 0 ? starts.length - 2 : 0;
      this.choose(starts[at], starts[at + 1] - 1);
      return;
    }
    const [from, to] = [this.from ?? this.first, this.to ?? this.last];
    const length = to - from + 1;
    this.choose(from + way * length, to + way * length);
  }

  x(number) {
    return LEFT + ((number - this.bins.starts[0]) / (this.bins.starts.at(-1) - this.bins.starts[0])) * (this.width - LEFT - RIGHT);
  }

  at(x) {
    const share = (x - LEFT) / (this.width - LEFT - RIGHT);
    const [first, end] = [this.bins.starts[0], this.bins.starts.at(-1)];
    return Math.max(first, Math.min(end - 1, Math.floor(first + share * (end - first))));
  }

  draw() {
    this.width = this.figure.clientWidth;
    if (this.first === undefined || this.width < 50) return;
    const focused = document.activeElement?.dataset?.edge;
    this.bins = bins(this.first, this.last, Math.max(10, Math.floor(this.width / 6)));
    const height = BARS + AXIS + this.lanes.length * LANE;
    this.svg.setAttribute("viewBox", `0 0 ${this.width} ${height}`);
    this.svg.setAttribute("height", height);
    const [all, seen] = [this.count(this.all), this.count(this.seen)];
    const most = Math.max(1, ...all);
    const parts = [...this.ticks()];
    for (const [kind, counts] of [["all", all], ["seen", seen]]) {
      counts.forEach((n, i) => {
        if (!n) return;
        const [left, right] = [this.x(this.bins.starts[i]), this.x(this.bins.starts[i + 1])];
        const tall = Math.max(2, (n / most) * (BARS - 8));
        const bar = make("rect", { class: kind, x: left, y: BARS - tall, width: Math.max(1, right - left - (right - left > 4 ? 1 : 0)), height: tall });
        bar.append(make("title", {}, `${label(this.bins.starts[i], this.bins.unit)}: ${seen[i]} on the map, ${all[i]} in all`));
        parts.push(bar);
      });
    }
    if (this.before) parts.push(make("text", { class: "axis", x: LEFT, y: 10 }, `← ${this.before} earlier`));
    this.lanes.forEach((lane, i) => parts.push(...this.lane(lane, BARS + AXIS + i * LANE)));
    parts.push(...this.period(height));
    this.svg.replaceChildren(...parts);
    if (focused) this.svg.querySelector(`[data-edge="${focused}"]`)?.focus();
  }

  /** How many incidents begin in each bin; counted once for each array of them. */
  count(incidents) {
    const { starts } = this.bins;
    const known = this.counts.get(incidents);
    if (known?.length === starts.length - 1 && known.begins === starts[0]) return known;
    const counts = new Array(starts.length - 1).fill(0);
    for (const { first } of incidents) {
      if (first === null || first < starts[0]) continue;
      let [low, high] = [0, counts.length - 1];
      while (low < high) {
        const middle = (low + high + 1) >> 1;
        if (starts[middle] <= first) low = middle; else high = middle - 1;
      }
      counts[low] += 1;
    }
    this.counts.set(incidents, Object.assign(counts, { begins: starts[0] }));
    return counts;
  }

  *ticks() {
    const { starts, unit } = this.bins;
    const step = Math.ceil((starts.length - 1) / Math.max(1, Math.floor(this.width / 90)));
    for (let i = 0; i < starts.length - 1; i += step) {
      const x = this.x(starts[i]);
      yield make("line", { class: "tick", x1: x, x2: x, y1: 0, y2: BARS + 3 });
      const words = label(starts[i], unit);
      if (x + 2 + 7 * words.length < this.width) yield make("text", { class: "axis", x: x + 2, y: BARS + 12 }, words);
    }
  }

  *lane({ place, href, periods }, top) {
    const told = periods.map((p) => `${p.holder ?? "nobody is said to hold it"}, ${p.earliest ?? "…"} to ${p.latest ?? "…"}${p.disputes ? ", disputed" : ""}`).join("; ");
    const group = make("g", { role: "img", "aria-label": `Control of ${place}: ${told}` });
    // Periods of which no day is told stand in a row of words: a bar would claim to know when.
    const dated = periods.filter((p) => p.earliest !== null || p.latest !== null);
    const undated = periods.filter((p) => p.earliest === null && p.latest === null);
    if (!dated.length) {
      // Each holder once, and no arrow: nothing tells who came first.
      const words = [...new Set(undated.map((p) => `${p.disputes ? "≠ " : ""}${p.holder ?? "nobody"}`))].join(" · ");
      group.append(make("text", { class: "axis", x: LEFT + 98, y: top + 14 }, `no day told: ${words}`.slice(0, Math.floor((this.width - 110) / 6.2))));
    }
    for (const period of dated) {
      const left = Math.max(LEFT, this.x(period.earliest === null ? this.first : Math.max(this.first, day(period.earliest))));
      const right = Math.min(this.width - RIGHT, this.x((period.latest === null ? this.last : day(period.latest)) + (period.latest === null ? 1 : 0)));
      if (right < left) continue;
      const bar = make("rect", { class: `held${period.disputes ? " disputed" : ""}`, x: left, y: top + 2, width: Math.max(2, right - left), height: LANE - 4, fill: `var(--${period.by})`, stroke: `var(--${period.by})` });
      bar.append(make("title", {}, `${place}: ${period.holder ?? "nobody is said to hold it"}${period.disputes ? " (disputed)" : ""}, ${period.earliest ?? "…"} to ${period.latest ?? "…"}`));
      group.append(bar);
      const words = `${period.disputes ? "≠ " : ""}${period.holder ?? "nobody"}`;
      if (right - left > 60) group.append(make("text", { class: "holder", x: left + 4 + (left < LEFT + 2 ? 90 : 0), y: top + 14 }, words.slice(0, Math.floor((right - left - 6) / 6.5))));
    }
    const link = make("a", { href });
    link.append(make("text", { class: "lane", x: LEFT + 2, y: top + 14 }, place.length > 14 ? `${place.slice(0, 13)}…` : place));
    yield group;
    yield link;
  }

  *period(height) {
    if (this.from === null && this.to === null) {
      // Both edges are there for the keyboard, at the ends of the axis.
      yield this.edge("from", this.bins.starts[0], height, true);
      yield this.edge("to", this.bins.starts.at(-1), height, true);
      return;
    }
    const [left, right] = [this.x(this.from ?? this.bins.starts[0]), this.x((this.to ?? this.bins.starts.at(-1) - 1) + 1)];
    yield make("rect", { class: "brush", "data-brush": "", x: left, y: 0, width: Math.max(1, right - left), height });
    yield this.edge("from", this.from ?? this.bins.starts[0], height);
    yield this.edge("to", (this.to ?? this.bins.starts.at(-1) - 1) + 1, height);
  }

  edge(name, number, height, idle = false) {
    const now = name === "from" ? number : number - 1;
    const made = make("rect", {
      class: "edge", "data-edge": name, x: this.x(number) - 3, y: 0, width: 6, height: idle ? 12 : BARS, rx: 2, tabindex: 0, role: "slider",
      "aria-label": name === "from" ? "First day of the period" : "Last day of the period",
      "aria-valuemin": this.bins.starts[0], "aria-valuemax": this.bins.starts.at(-1) - 1, "aria-valuenow": now, "aria-valuetext": iso(now),
    });
    made.addEventListener("keydown", (event) => this.press(event, name, now));
    return made;
  }

  press(event, name, now) {
    const { starts } = this.bins;
    const step = event.shiftKey ? 1 : starts[1] - starts[0];
    const moves = { ArrowLeft: -step, ArrowDown: -step, ArrowRight: step, ArrowUp: step, PageUp: 10 * step, PageDown: -10 * step, Home: starts[0] - now, End: starts.at(-1) - 1 - now };
    if (!(event.key in moves)) return;
    event.preventDefault();
    const moved = Math.max(starts[0], Math.min(starts.at(-1) - 1, now + moves[event.key]));
    const [from, to] = [this.from ?? starts[0], this.to ?? starts.at(-1) - 1];
    if (name === "from") this.choose(Math.min(moved, to), to);
    else this.choose(from, Math.max(moved, from));
  }

  grab(event) {
    if (event.button !== 0 || !this.bins || event.target.closest("a")) return;
    const x = (moved) => moved.clientX - this.svg.getBoundingClientRect().left;
    const start = this.at(x(event));
    const edge = event.target.dataset.edge;
    const old = [this.from ?? this.bins.starts[0], this.to ?? this.bins.starts.at(-1) - 1];
    const inside = "brush" in event.target.dataset;
    let moved = false;
    const move = (now) => {
      const at = this.at(x(now));
      if (!moved && Math.abs(x(now) - x(event)) < 3) return;
      moved = true;
      if (edge === "from") this.choose(at, old[1]);
      else if (edge === "to") this.choose(old[0], at);
      else if (inside) this.choose(old[0] + at - start, old[1] + at - start);
      else this.choose(start, at);
    };
    const end = () => {
      removeEventListener("pointermove", move);
      removeEventListener("pointerup", end);
      removeEventListener("pointercancel", end);
      if (!moved && !edge) this.choose(null, null);
    };
    addEventListener("pointermove", move);
    addEventListener("pointerup", end);
    addEventListener("pointercancel", end);
    event.preventDefault();
  }
}

// The map, its timeline and its list: one filter for all three. Choosing in one narrows the others.
import { heard, keys, say } from "../desk.js";
import { day, iso } from "./days.js";
import { Outlines, box } from "./outlines.js";
import { HOLDERS, colours, recolour, style } from "./style.js";
import { Timeline } from "./timeline.js";
import * as read from "./told.js";

const LISTED = 200, LANES = 6;
const place = document.getElementById("map");
const form = document.getElementById("filters");
const list = document.querySelector("#incidents tbody");

const get = async (path) => {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return heard(answer);
};

const [drawn, told] = await Promise.all([get("/api/map/incidents"), get("/api/map/control")]).catch((error) => {
  say("The workbench does not answer: load the page again.", { wrong: true });
  throw error;
});

// What there is

const { spots, types } = drawn.mapped;
spots.forEach((spot, at) => Object.assign(spot, { at, area: null, box: [spot.longitude, spot.latitude, spot.longitude, spot.latitude], n: 0, contested: 0 }));
const incidents = read.incidents(drawn.mapped);
const periods = read.control(told);
const holders = new Map();
for (const period of periods) {
  if (period.holder && !holders.has(period.holder)) holders.set(period.holder, HOLDERS[Math.min(holders.size, HOLDERS.length - 1)]);
  period.by = holders.get(period.holder) ?? HOLDERS.at(-1);
}
const held = Map.groupBy(periods, (p) => p.geonames_id ?? p.place);

// What is wanted

const wanted = Object.fromEntries(new URLSearchParams(location.search));
for (const type of [...types].sort()) form.elements.type.append(new Option(type.replaceAll("_", " "), type));
for (const [name, value] of Object.entries(wanted)) if (form.elements[name] && name !== "control" && name !== "tiles") form.elements[name].value = value;
let only = null;
let map = null;

const folded = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();

function matching() {
  const { type, agreement, place: name } = Object.fromEntries(new FormData(form));
  const start = folded(name.trim());
  for (const spot of start ? spots : []) spot.called = folded(spot.name).startsWith(start);
  return incidents.filter((i) => (!type || i.type === type) && (!agreement || i.agreement === agreement) && (!start || i.spot.called));
}

const during = (some, from, to) => (from === null && to === null ? some
  : some.filter((i) => i.first !== null && (from === null || i.last >= from) && (to === null || i.first <= to)));

function inView(spot, bounds) {
  return bounds === null || (spot.box[0] <= bounds[2] && spot.box[2] >= bounds[0] && spot.box[1] <= bounds[3] && spot.box[3] >= bounds[1]);
}

function bounds() {
  if (map === null) return null;
  const at = map.getBounds();
  return [at.getWest(), at.getSouth(), at.getEast(), at.getNorth()];
}

// What is shown

const timeline = new Timeline(document.getElementById("timeline"), (from, to) => {
  form.elements.from.value = from === null ? "" : iso(from);
  form.elements.to.value = to === null ? "" : iso(to);
  soon("all");
});

let due = null;
/** Shows again in the next frame: "all", or "view" where only the map was moved. */
function soon(what) {
  if (due === null) requestAnimationFrame(() => { const now = due; due = null; show(now); });
  due = due === "all" ? "all" : what;
}

let all = [], now = [];

function show(what) {
  const [from, to] = ["from", "to"].map((name) => (form.elements[name].value ? day(form.elements[name].value) : null));
  if (what === "all") {
    all = matching();
    now = during(all, from, to);
    if (map !== null) draw(to);
  }
  const at = bounds();
  for (const spot of spots) spot.seen = inView(spot, at);
  timeline.show(all, all.filter((i) => i.spot.seen), lanes(at), from, to);
  tell(now.filter((i) => (only === null ? i.spot.seen : i.spot === only)), what);
  const said = new URLSearchParams([...new FormData(form)].filter(([name, value]) => value && name !== "control" && name !== "tiles"));
  history.replaceState(null, "", `${location.pathname}${said.size ? `?${said}` : ""}${location.hash}`);
}

function draw(to) {
  for (const spot of spots) spot.n = spot.contested = 0;
  for (const { spot, agreement } of now) {
    spot.n += 1;
    spot.contested += agreement === "contested";
  }
  const point = (spot, properties) => ({ type: "Feature", properties, geometry: { type: "Point", coordinates: [spot.longitude, spot.latitude] } });
  const [points, names] = [[], []];
  for (const spot of spots) {
    const { n, contested } = spot;
    if (spot.area && spot.drawn !== `${n} ${contested}`) {
      map.setFeatureState({ source: "areas", id: spot.at }, { n, contested });
      spot.drawn = `${n} ${contested}`;
    }
    if (n) (spot.area ? names : points).push(point(spot, { n, contested, spot: spot.at, name: spot.name }));
  }
  const collection = (features) => ({ type: "FeatureCollection", features });
  map.getSource("spots").setData(collection(points));
  map.getSource("area-names").setData(collection(names));
  const until = to ?? timeline.last ?? Infinity;
  const control = form.elements.control.checked ? [...held.values()].map((some) => holding(some, until)).filter((p) => p && p.longitude !== null) : [];
  map.getSource("control").setData(collection(control.map((p) => point(p, { by: p.by, words: `${p.disputes ? "≠ " : ""}${p.holder ?? "nobody is said to hold it"}` }))));
  place.dataset.shown = now.length;
  place.dataset.spots = points.length;
  place.dataset.areas = names.length;
}

/** The last period that is told for a day. */
function holding(some, number) {
  return some.findLast((p) => (p.earliest === null || day(p.earliest) <= number) && (p.latest === null || day(p.latest) >= number));
}

function lanes(at) {
  if (!form.elements.control.checked) return [];
  const seen = [...held.values()].filter(([p]) => only === null
    ? p.longitude === null || at === null || inView({ box: [p.longitude, p.latitude, p.longitude, p.latitude] }, at)
    : p.place === only.name);
  return seen.sort((a, b) => b.length - a.length).slice(0, LANES).map((some) => ({
    place: some[0].place, periods: some, href: some[0].geonames_id ? `/place?id=${some[0].geonames_id}` : `/place?name=${encodeURIComponent(some[0].place)}`,
  }));
}

let rows = [];

function tell(seen, what) {
  const title = `${seen.length.toLocaleString("en")} incident${seen.length === 1 ? "" : "s"}${only ? ` in ${only.name}` : map ? " in view" : ""}`;
  document.getElementById("shown").textContent = now.length > seen.length && !only ? `${title}, of ${now.length.toLocaleString("en")}` : title;
  const undated = seen.findIndex((i) => i.first !== null);
  const dated = undated < 0 ? [] : seen.slice(Math.max(undated, seen.length - LISTED)).reverse();
  const latest = [...dated, ...seen.slice(0, undated < 0 ? LISTED : Math.min(undated, LISTED - dated.length))];
  if (what === "all" || latest.length !== rows.length || latest.some((incident, i) => incident !== rows[i])) list.replaceChildren(...latest.map(row));
  rows = latest;
  document.getElementById("more").textContent = seen.length > rows.length ? `The latest ${rows.length}. Narrow the period or the map to see the others.` : "";
  if (what === "all") mark(null);
}

const SIGNS = { contested: "≠", corroborated: "✓✓", single_source: "1" };
const EXTENT = { outline: "somewhere in it", told: "about", assumed: "somewhere around; no outline known" };

function row(incident) {
  const made = document.createElement("tr");
  const cell = (text, name = "") => {
    const td = made.insertCell();
    if (name) td.className = name;
    td.textContent = text;
    return td;
  };
  const link = Object.assign(document.createElement("a"), { href: `/incidents/${incident.id}`, textContent: (incident.type ?? "event").replaceAll("_", " ").replaceAll("/", "/\u200b") });
  cell("", "title").append(link);
  const where = cell("", "");
  where.dir = "auto";
  where.append(incident.spot.name);
  if (incident.spot.area) where.append(Object.assign(document.createElement("span"), { className: "dim", textContent: ` (${incident.spot.radius_km ? `within ${Math.round(incident.spot.radius_km)} km` : EXTENT[incident.spot.area.from]})` }));
  const [a, b] = [incident.earliest, incident.latest];
  cell(a && b ? (a === b ? a : `${a} to ${b}`) : a ? `${a} or later` : b ? `${b} or before` : "no date", "day");
  cell(String(incident.reports), "num").append(Object.assign(document.createElement("span"), { className: "unit", textContent: incident.reports === 1 ? " report" : " reports" }));
  const tag = cell("");
  if (incident.agreement) {
    const span = Object.assign(document.createElement("span"), { className: `tag ${incident.agreement}`, textContent: incident.agreement.replaceAll("_", " ") });
    const sign = Object.assign(document.createElement("span"), { className: "sign", textContent: SIGNS[incident.agreement] });
    sign.setAttribute("aria-hidden", "true");
    span.prepend(sign);
    tag.append(span);
  }
  made.addEventListener("mouseenter", () => mark(incident));
  made.addEventListener("focusin", () => mark(incident));
  made.incident = incident;
  return made;
}

let lit = null;

/** Lights an incident up on the map and in the list. */
function mark(incident) {
  for (const tr of list.rows) tr.classList.toggle("lit", tr.incident === incident);
  const spot = incident?.spot ?? null;
  if (map === null || spot === lit) return;
  for (const [some, on] of [[lit, false], [spot, true]]) if (some?.area) map.setFeatureState({ source: "areas", id: some.at }, { lit: on });
  map.getSource("lit").setData({ type: "FeatureCollection", features: spot && !spot.area ? [{ type: "Feature", properties: {}, geometry: { type: "Point", coordinates: [spot.longitude, spot.latitude] } }] : [] });
  lit = spot;
}

/** Shows the incidents of one spot alone, or of all again. */
function choose(spot) {
  only = spot;
  const line = document.getElementById("only");
  line.hidden = spot === null;
  if (spot) {
    const back = Object.assign(document.createElement("button"), { type: "button", textContent: "All in view" });
    back.addEventListener("click", () => choose(null));
    const link = Object.assign(document.createElement("a"), { href: spot.geonames_id ? `/place?id=${spot.geonames_id}` : `/place?name=${encodeURIComponent(spot.name)}`, textContent: spot.name });
    line.replaceChildren("Only ", link, " ", back);
  }
  soon("view");
}

// The map itself

async function open() {
  const [library, topology] = await Promise.all([import(place.dataset.library), get(place.dataset.base)]);
  const outlines = new Outlines(topology, drawn.extents);
  for (const spot of spots) if ((spot.area = outlines.area(spot))) spot.box = box(spot.area.geometry);
  library.setWorkerUrl(new URL(place.dataset.worker, location.href).href);
  const areas = spots.filter((spot) => spot.area).map((spot) => ({ type: "Feature", id: spot.at, properties: { kind: spot.kind, spot: spot.at }, geometry: spot.area.geometry }));
  const lines = outlines.lines();
  const made = new library.Map({
    container: place, style: style(colours(), { ...lines, land: outlines.land() }, { type: "FeatureCollection", features: areas }), hash: true, maxZoom: 14,
    bounds: whole() ?? [-170, -55, 180, 75], fitBoundsOptions: { padding: 40, maxZoom: 8 }, dragRotate: false, pitchWithRotate: false, attributionControl: { compact: false },
  });
  made.touchZoomRotate.disableRotation();
  made.addControl(new library.NavigationControl({ showCompass: false }), "top-right");
  made.addControl(new library.ScaleControl());
  await new Promise((resolve, reject) => { made.once("load", resolve); made.once("error", ({ error }) => reject(error)); });
  made.getSource("inner").setData(lines.inner);
  const towns = (await get(place.dataset.towns)).map(([name, longitude, latitude, people]) => ({ type: "Feature", properties: { name, people }, geometry: { type: "Point", coordinates: [longitude, latitude] } }));
  made.getSource("towns").setData({ type: "FeatureCollection", features: towns });
  if (place.dataset.tiles) await (await import("./tiles.js")).add(library, made, place.dataset.tiles, form.elements.tiles);
  return made;
}

/** The box of all incidents, without countries and the like, where there are others. */
function whole() {
  const used = new Set(incidents.map((i) => i.spot));
  const narrow = [...used].filter((spot) => !["country", "world", "sea"].includes(spot.kind));
  const some = narrow.length ? narrow : [...used];
  if (!some.length) return null;
  return some.reduce((b, { box: o }) => [Math.min(b[0], o[0]), Math.min(b[1], o[1]), Math.max(b[2], o[2]), Math.max(b[3], o[3])], [180, 90, -180, -90]);
}

timeline.span(incidents);
show("all");
place.dataset.listed = "";
form.addEventListener("input", () => soon("all"));
form.addEventListener("reset", () => { choose(null); setTimeout(() => soon("all")); });
form.addEventListener("submit", (event) => event.preventDefault());
try {
  map = await open();
  place.map = map;
  map.on("moveend", () => soon("view"));
  map.on("click", async (event) => {
    const [found] = map.queryRenderedFeatures(event.point, { layers: ["spots", "area-names", "areas"] }).filter((f) => f.layer.id !== "areas" || (f.state.n ?? 0) > 0);
    if (!found) return choose(null);
    if (found.properties.cluster_id !== undefined) {
      const zoom = await map.getSource("spots").getClusterExpansionZoom(found.properties.cluster_id);
      return map.easeTo({ center: found.geometry.coordinates, zoom });
    }
    return choose(spots[found.properties.spot]);
  });
  for (const layer of ["spots", "area-names"]) {
    map.on("mouseenter", layer, () => { map.getCanvas().style.cursor = "pointer"; });
    map.on("mouseleave", layer, () => { map.getCanvas().style.cursor = ""; });
  }
  matchMedia("(prefers-color-scheme: dark)").addEventListener("change", () => recolour(map));
} catch (error) {
  map = null;
  place.classList.add("undrawn");
  place.textContent = `This browser cannot draw the map (${error.message}). The timeline and the list have everything that is on it.`;
}
show("all");
place.dataset.ready = "";

// Keys

function step(way) {
  const rows = [...list.rows];
  const at = rows.findIndex((tr) => tr.classList.contains("lit"));
  const next = rows[Math.max(0, Math.min(rows.length - 1, at + way))];
  if (!next) return;
  mark(next.incident);
  next.scrollIntoView({ block: "nearest" });
  next.querySelector("a").focus({ preventScroll: true });
}

keys({
  j: () => step(1), k: () => step(-1), o: () => list.querySelector("tr.lit a")?.click(),
  "[": () => timeline.step(-1), "]": () => timeline.step(1), a: () => timeline.choose(null, null),
  f: () => { const b = whole(); if (map && b) map.fitBounds(b, { padding: 40, maxZoom: 8 }); },
  "/": (event) => { event.preventDefault(); form.elements.from.focus(); },
});

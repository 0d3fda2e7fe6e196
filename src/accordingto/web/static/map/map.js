// The map, its timeline and its list: one filter for all three. Choosing in one narrows the others.
import { keys, say } from "../desk.js";
import { day, iso } from "./days.js";
import { Outlines, box } from "./outlines.js";
import { colours, recolour, style } from "./style.js";
import { Timeline } from "./timeline.js";

const LISTED = 200, LANES = 6;
const HOLDERS = ["#0b57d0", "#b3261e", "#7b3fa0", "#8a5f00", "#00695c", "#b0417f", "#5f6469"];
const place = document.getElementById("map");
const form = document.getElementById("filters");
const list = document.querySelector("#incidents tbody");

const get = async (path) => {
  const answer = await fetch(path);
  if (!answer.ok) throw new Error(`${path}: ${answer.status}`);
  return answer.json();
};

const [drawn, periods, topology, towns] = await Promise.all([
  get("/api/map/incidents"), get("/api/map/control"), get(place.dataset.base), get(place.dataset.towns),
]).catch((error) => {
  say("The workbench does not answer: load the page again.", { wrong: true });
  throw error;
});

// What there is

const { spots, types } = drawn.mapped;
const outlines = new Outlines(topology, drawn.extents);
spots.forEach((spot, number) => {
  spot.number = number;
  const area = outlines.area(spot);
  Object.assign(spot, { area, box: area ? box(area.geometry) : [spot.longitude, spot.latitude, spot.longitude, spot.latitude] });
});
const incidents = drawn.mapped.incidents.map(([id, spot, type, earliest, latest, reports, agreement]) => ({
  id, spot: spots[spot], type: type === null ? null : types[type], earliest, latest, reports, agreement,
  first: earliest ?? latest ? day(earliest ?? latest) : null, last: earliest ?? latest ? day(latest ?? earliest) : null,
}));
const holders = new Map();
for (const period of periods) {
  if (period.holder && !holders.has(period.holder)) holders.set(period.holder, HOLDERS[Math.min(holders.size, HOLDERS.length - 1)]);
  period.colour = holders.get(period.holder) ?? HOLDERS.at(-1);
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
  return incidents.filter((i) => (!type || i.type === type) && (!agreement || i.agreement === agreement) && (!start || folded(i.spot.name).startsWith(start)));
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

function show(what) {
  const [from, to] = ["from", "to"].map((name) => (form.elements[name].value ? day(form.elements[name].value) : null));
  const all = matching();
  const now = during(all, from, to);
  const at = bounds();
  if (what === "all" && map !== null) draw(now, to);
  const seen = now.filter((i) => (only === null ? inView(i.spot, at) : i.spot === only));
  timeline.choose(from, to, true);
  timeline.show(all, all.filter((i) => inView(i.spot, at)), lanes(at));
  tell(seen, now, what);
  const said = new URLSearchParams([...new FormData(form)].filter(([name, value]) => value && name !== "control" && name !== "tiles"));
  history.replaceState(null, "", `${location.pathname}${said.size ? `?${said}` : ""}${location.hash}`);
}

function draw(now, to) {
  const counts = new Map();
  for (const { spot, agreement } of now) {
    const count = counts.get(spot) ?? { n: 0, contested: 0 };
    count.n += 1;
    count.contested += agreement === "contested";
    counts.set(spot, count);
  }
  const point = (spot, properties) => ({ type: "Feature", properties, geometry: { type: "Point", coordinates: [spot.longitude, spot.latitude] } });
  const [points, names] = [[], []];
  for (const spot of spots) {
    const count = counts.get(spot);
    if (spot.area) map.setFeatureState({ source: "areas", id: spot.number }, count ?? { n: 0, contested: 0 });
    if (count) (spot.area ? names : points).push(point(spot, { ...count, spot: spot.number, name: spot.name }));
  }
  const collection = (features) => ({ type: "FeatureCollection", features });
  map.getSource("spots").setData(collection(points));
  map.getSource("area-names").setData(collection(names));
  const until = to ?? timeline.last ?? Infinity;
  const control = form.elements.control.checked ? [...held.values()].map((some) => holding(some, until)).filter((p) => p && p.longitude !== null) : [];
  map.getSource("control").setData(collection(control.map((p) => point(p, { colour: p.colour, words: `${p.disputes ? "≠ " : ""}${p.holder ?? "nobody is said to hold it"}` }))));
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

function tell(seen, now, what) {
  const title = `${seen.length.toLocaleString("en")} incident${seen.length === 1 ? "" : "s"}${only ? ` in ${only.name}` : map ? " in view" : ""}`;
  document.getElementById("shown").textContent = now.length > seen.length && !only ? `${title}, of ${now.length.toLocaleString("en")}` : title;
  const dated = seen.filter((i) => i.first !== null).reverse();
  const rows = [...dated, ...seen.filter((i) => i.first === null)].slice(0, LISTED);
  list.replaceChildren(...rows.map(row));
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

/** Lights an incident up on the map and in the list. */
function mark(incident) {
  for (const tr of list.rows) tr.classList.toggle("lit", tr.incident === incident);
  if (map === null) return;
  const spot = incident?.spot;
  map.getSource("lit").setData({ type: "FeatureCollection", features: spot && !spot.area ? [{ type: "Feature", properties: {}, geometry: { type: "Point", coordinates: [spot.longitude, spot.latitude] } }] : [] });
  map.setFilter("lit-area", ["==", ["id"], spot?.area ? spot.number : -1]);
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
  const library = await import(place.dataset.library);
  library.setWorkerUrl(new URL(place.dataset.worker, location.href).href);
  const areas = spots.filter((spot) => spot.area).map((spot) => ({ type: "Feature", id: spot.number, properties: { kind: spot.kind, spot: spot.number }, geometry: spot.area.geometry }));
  const rows = towns.map(([name, longitude, latitude, people]) => ({ type: "Feature", properties: { name, people }, geometry: { type: "Point", coordinates: [longitude, latitude] } }));
  const base = { ...outlines.lines(), land: outlines.land(), towns: { type: "FeatureCollection", features: rows } };
  const made = new library.Map({
    container: place, style: style(colours(), base, { type: "FeatureCollection", features: areas }), hash: true, maxZoom: 14,
    bounds: whole() ?? [-170, -55, 180, 75], fitBoundsOptions: { padding: 40, maxZoom: 8 }, dragRotate: false, pitchWithRotate: false, attributionControl: { compact: false },
  });
  made.touchZoomRotate.disableRotation();
  made.addControl(new library.NavigationControl({ showCompass: false }), "top-right");
  made.addControl(new library.ScaleControl());
  await new Promise((resolve, reject) => { made.once("load", resolve); made.once("error", ({ error }) => reject(error)); });
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

// How the map looks: the base from this machine, the incidents over it, in the colours of the page.
const FONT = { "text-font": ["sans-serif"] };
/** The names of the colours of who holds a place, in the order in which they come; all others have the last. */
export const HOLDERS = ["holder-1", "holder-2", "holder-3", "holder-4", "holder-5", "holder-6", "holder-other"];
const NONE = { type: "FeatureCollection", features: [] };

/** The colours of the page, as they are now: light or dark. */
export function colours() {
  const style = getComputedStyle(document.documentElement);
  const of = (name) => style.getPropertyValue(`--${name}`).trim();
  return Object.fromEntries(["sea", "land", "coast", "border", "inner", "town", "halo", "own", "bad", "ink", "paper", "lit", "time", ...HOLDERS].map((name) => [name, of(name)]));
}

/** Layers from the ground up. */
export function layers(c) {
  const label = { "text-color": c.ink, "text-halo-color": c.halo, "text-halo-width": 1.5 };
  const n = ["coalesce", ["feature-state", "n"], 0];
  const contested = ["coalesce", ["feature-state", "contested"], 0];
  const mine = ["case", [">", contested, 0], c.bad, c.own];
  const spot = ["case", [">", ["get", "contested"], 0], c.bad, c.own];
  // Where something is written in a spot, it has to be as wide as that.
  const signed = ["any", [">", ["get", "n"], 1], [">", ["get", "contested"], 0]];
  return [
    { id: "sea", type: "background", paint: { "background-color": c.sea } },
    { id: "land", type: "fill", source: "land", paint: { "fill-color": c.land, "fill-antialias": false } },
    { id: "inner", type: "line", source: "inner", minzoom: 3, paint: { "line-color": c.inner, "line-width": 0.8 } },
    { id: "coasts", type: "line", source: "coasts", paint: { "line-color": c.coast, "line-width": 0.8 } },
    { id: "borders", type: "line", source: "borders", paint: { "line-color": c.border, "line-width": 1.2 } },
    { id: "areas", type: "fill", source: "areas", paint: { "fill-color": mine, "fill-opacity": ["case", [">", n, 0], ["match", ["get", "kind"], ["country", "world"], 0.05, 0.16], 0] } },
    { id: "edges", type: "line", source: "areas", paint: { "line-color": mine, "line-width": 1.6, "line-dasharray": [3, 2], "line-opacity": ["case", [">", n, 0], 0.9, 0] } },
    { id: "lit-area", type: "line", source: "areas", paint: { "line-color": c.lit, "line-width": 4, "line-opacity": ["case", ["boolean", ["feature-state", "lit"], false], 1, 0] } },
    { id: "towns", type: "symbol", source: "towns", minzoom: 3, filter: [">", ["get", "people"], ["interpolate", ["exponential", 0.55], ["zoom"], 3, 3000, 5, 600, 7, 90, 8, 0]], layout: { ...FONT, "text-field": ["get", "name"], "text-size": 11, "text-optional": true, "symbol-sort-key": ["-", ["get", "people"]] }, paint: { "text-color": c.town, "text-halo-color": c.halo, "text-halo-width": 1 } },
    { id: "control", type: "circle", source: "control", paint: { "circle-radius": ["interpolate", ["linear"], ["zoom"], 3, 5, 7, 11], "circle-color": "rgba(0,0,0,0)", "circle-stroke-width": ["interpolate", ["linear"], ["zoom"], 3, 1.5, 7, 3], "circle-stroke-color": ["match", ["get", "by"], ...HOLDERS.slice(0, -1).flatMap((by) => [by, c[by]]), c[HOLDERS.at(-1)]] } },
    { id: "spots", type: "circle", source: "spots", paint: { "circle-color": spot, "circle-opacity": 0.85, "circle-stroke-color": c.paper, "circle-stroke-width": 1.5, "circle-radius": ["case", signed, ["interpolate", ["linear"], ["sqrt", ["get", "n"]], 1, 8, 1.4, 10.5, 10, 19, 100, 36], 6] } },
    { id: "lit", type: "circle", source: "lit", paint: { "circle-radius": 13, "circle-color": "rgba(0,0,0,0)", "circle-stroke-color": c.lit, "circle-stroke-width": 5 } },
    { id: "area-names", type: "symbol", source: "area-names", layout: { ...FONT, "text-field": ["concat", ["case", [">", ["get", "contested"], 0], "≠ ", ""], ["get", "name"], " ", ["to-string", ["get", "n"]]], "text-size": 12, "text-variable-anchor": ["center", "top", "bottom", "left", "right"], "text-radial-offset": 1.2, "text-justify": "auto", "symbol-sort-key": ["-", ["get", "n"]] }, paint: label },
    { id: "holders", type: "symbol", source: "control", minzoom: 4, layout: { ...FONT, "text-field": ["get", "words"], "text-size": 11, "text-variable-anchor": ["top", "bottom", "left", "right"], "text-radial-offset": 1.3, "text-justify": "auto", "text-optional": true, "text-max-width": 9 }, paint: label },
    // Last, so that names make way for the numbers.
    { id: "counts", type: "symbol", source: "spots", filter: signed, layout: { ...FONT, "text-field": ["concat", ["case", [">", ["get", "contested"], 0], "≠", ""], ["case", [">", ["get", "n"], 1], ["to-string", ["get", "n"]], ""]], "text-size": 11, "text-allow-overlap": true }, paint: { "text-color": c.paper } },
  ];
}

/** The style; `base` has the geometries of land, coasts and borders. Inner borders and towns, for who comes nearer, are set later. */
export function style(c, base, areas) {
  const source = (data, more = {}) => ({ type: "geojson", data, ...more });
  return {
    version: 8,
    sources: {
      land: source(base.land, { attribution: "Natural Earth, GeoNames" }),
      coasts: source(base.coasts),
      borders: source(base.borders),
      inner: source(NONE),
      towns: source(NONE),
      areas: source(areas),
      "area-names": source(NONE),
      control: source(NONE),
      lit: source(NONE),
      spots: source(NONE, { cluster: true, clusterRadius: 36, clusterMaxZoom: 10, clusterProperties: { n: ["+", ["get", "n"]], contested: ["+", ["get", "contested"]] } }),
    },
    layers: layers(c),
  };
}

/** Draws again in the colours of now. */
export function recolour(map) {
  for (const layer of layers(colours())) {
    for (const [name, value] of Object.entries(layer.paint)) map.setPaintProperty(layer.id, name, value);
  }
}

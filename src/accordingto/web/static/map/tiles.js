// The user's own tiles (.pmtiles) over the base: pictures as they are, vector tiles in the colours of the page.

/** Adds them under the incidents; `box` is the checkbox that shows and hides them. */
export async function add(library, map, address, box) {
  const file = new pmtiles.PMTiles(new URL(address, location.href).href);
  const protocol = new pmtiles.Protocol({ metadata: true });
  protocol.add(file);
  library.addProtocol("pmtiles", protocol.tile);
  const [header, metadata] = await Promise.all([file.getHeader(), file.getMetadata()]);
  const vector = header.tileType === pmtiles.TileType.Mvt;
  map.addSource("own", { type: vector ? "vector" : "raster", url: `pmtiles://${file.source.getKey()}`, ...(vector ? {} : { tileSize: 256 }), attribution: plain(metadata.attribution) });
  const made = vector ? (metadata.vector_layers ?? []).flatMap(({ id }) => layers(id)) : [{ id: "own", type: "raster", source: "own" }];
  for (const layer of made) map.addLayer(layer, layer.type === "symbol" ? "towns" : "inner");
  const show = () => { for (const layer of made) map.setLayoutProperty(layer.id, "visibility", box.checked ? "visible" : "none"); };
  box.addEventListener("change", show);
  show();
}

/** An attribution without markup: the file is no more trusted than a report. */
const plain = (text) => new DOMParser().parseFromString(text ?? "", "text/html").body.textContent.replaceAll("<", "");

/** What is drawn of a layer of vector tiles, whatever its schema: areas by what their name says, lines, and names. */
function layers(id) {
  const colour = (name) => getComputedStyle(document.documentElement).getPropertyValue(`--${name}`).trim();
  const own = { source: "own", "source-layer": id };
  const kind = (name) => ["match", ["geometry-type"], [name, `Multi${name}`], true, false];
  const water = /water|ocean|sea|lake|river/i.test(id);
  const name = ["coalesce", ["get", "name:en"], ["get", "name_en"], ["get", "name"], ""];
  return [
    { id: `own-${id}-areas`, type: "fill", ...own, filter: kind("Polygon"), paint: { "fill-color": colour(water ? "sea" : "land"), "fill-opacity": water || /earth|land$/i.test(id) ? 1 : 0.3 } },
    { id: `own-${id}-lines`, type: "line", ...own, filter: kind("LineString"), paint: { "line-color": colour(water ? "coast" : /bound|admin/i.test(id) ? "border" : "inner"), "line-width": 1 } },
    { id: `own-${id}-names`, type: "symbol", ...own, filter: kind("Point"), layout: { "text-font": ["sans-serif"], "text-field": name, "text-size": 11, "text-optional": true }, paint: { "text-color": colour("town"), "text-halo-color": colour("halo"), "text-halo-width": 1 } },
  ];
}

// Areas: the outlines of regions and countries out of the base, and circles where there is none.
const EARTH = 6371;

export class Outlines {
  /** Of a topology of units, and of how far places may reach that have no outline. */
  constructor(topology, extents) {
    const units = topology.objects.units.geometries;
    Object.assign(this, { topology, extents, ids: new Map(), names: new Map(), countries: new Map() });
    for (const unit of units) {
      const { i, n, c } = unit.properties;
      if (i) this.ids.set(i, unit);
      if (n) this.names.set(`${c} ${n.toLowerCase()}`, unit);
      if (!this.countries.has(c)) this.countries.set(c, []);
      this.countries.get(c).push(unit);
    }
  }

  /** Lines between units: coasts, borders of countries, borders within a country. Arcs are left as they are, not joined. */
  lines() {
    const beside = new Map();
    const walk = (unit, arcs) => {
      if (typeof arcs !== "number") return arcs.forEach((some) => walk(unit, some));
      const arc = arcs < 0 ? ~arcs : arcs;
      const units = beside.get(arc);
      if (units === undefined) beside.set(arc, [unit]);
      else units.push(unit);
    };
    for (const unit of this.topology.objects.units.geometries) walk(unit, unit.arcs);
    const found = { coasts: [], borders: [], inner: [] };
    for (const [arc, [a, b = a]] of beside) found[a === b ? "coasts" : a.properties.c === b.properties.c ? "inner" : "borders"].push([arc]);
    return Object.fromEntries(Object.entries(found).map(([name, arcs]) => [name, topojson.feature(this.topology, { type: "MultiLineString", arcs })]));
  }

  /** All land as one shape: its borders would be sent to the map's worker twice over. */
  land() {
    return topojson.merge(this.topology, this.topology.objects.units.geometries);
  }

  /** The area of a spot: `{geometry, from}`, where `from` is "outline", "told" or "assumed"; null for a point. */
  area(spot) {
    if (spot.radius_km) return { geometry: circle(spot, spot.radius_km), from: "told" };
    if (!(spot.kind in this.extents)) return null;
    const country = spot.kind === "country" ? this.countries.get(spot.country) : undefined;
    if (country) return { geometry: topojson.merge(this.topology, country), from: "outline" };
    const unit = this.ids.get(spot.geonames_id) ?? (["unit", "district"].includes(spot.kind) ? this.names.get(`${spot.country} ${spot.name.toLowerCase()}`) : undefined);
    if (unit) return { geometry: topojson.feature(this.topology, unit).geometry, from: "outline" };
    return { geometry: circle(spot, this.extents[spot.kind]), from: "assumed" };
  }
}

/** A circle of so many kilometres on the sphere. */
function circle({ longitude, latitude }, km) {
  const [lat, way] = [(latitude * Math.PI) / 180, km / EARTH];
  const ring = [];
  for (let i = 0; i <= 48; i += 1) {
    const angle = (i / 48) * 2 * Math.PI;
    const there = Math.asin(Math.sin(lat) * Math.cos(way) + Math.cos(lat) * Math.sin(way) * Math.cos(angle));
    const turn = Math.atan2(Math.sin(angle) * Math.sin(way) * Math.cos(lat), Math.cos(way) - Math.sin(lat) * Math.sin(there));
    ring.push([longitude + (turn * 180) / Math.PI, (there * 180) / Math.PI]);
  }
  return { type: "Polygon", coordinates: [ring.reverse()] };
}

/** West, south, east, north of a geometry. */
export function box(geometry) {
  const found = [Infinity, Infinity, -Infinity, -Infinity];
  const walk = (some) => {
    if (typeof some[0] === "number") {
      found[0] = Math.min(found[0], some[0]);
      found[1] = Math.min(found[1], some[1]);
      found[2] = Math.max(found[2], some[0]);
      found[3] = Math.max(found[3], some[1]);
    } else some.forEach(walk);
  };
  walk(geometry.coordinates);
  return found;
}

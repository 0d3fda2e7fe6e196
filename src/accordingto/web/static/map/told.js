// What the workbench tells of incidents and of control, columns of JSON, as objects.
import { day } from "./days.js";

/** The incidents in order of time, those without a day first, each with its spot. */
export function incidents({ spots, types, levels, incidents: told }) {
  const at = new Map(spots.map((spot) => [spot.number, spot]));
  const made = told.id.map((id, i) => {
    const [earliest, latest] = [told.earliest[i], told.latest[i]];
    const [first, last] = [earliest ?? latest, latest ?? earliest];
    return {
      id, spot: at.get(told.spot[i]), type: types[told.type[i]] ?? null, earliest, latest, reports: told.reports[i],
      agreement: levels[told.agreement[i]] ?? null, first: first === null ? null : day(first), last: last === null ? null : day(last),
    };
  });
  return made.sort((a, b) => (a.first ?? -Infinity) - (b.first ?? -Infinity) || (a.id < b.id ? -1 : 1));
}

/** The periods of control in order of place and of time, each with the point of its place, if that is known. */
export function control({ points, periods: told }) {
  const at = new Map(points.map((point) => [point.geonames_id ?? point.place, point]));
  return told.place.map((place, i) => {
    const geonames_id = told.geonames_id[i];
    const { longitude = null, latitude = null } = at.get(geonames_id ?? place) ?? {};
    return {
      place, geonames_id, longitude, latitude, country: told.country[i], holder: told.holder[i], earliest: told.earliest[i],
      latest: told.latest[i], accounts: told.accounts[i], disputes: told.disputes[i],
    };
  });
}

// Days as whole numbers, so that they can be compared, counted and put on an axis.
const known = new Map();

/** The number of a day; many incidents share one, and it takes long to read. */
export function day(iso) {
  let number = known.get(iso);
  if (number === undefined) known.set(iso, (number = Math.round(Date.parse(`${iso}T00:00:00Z`) / 864e5)));
  return number;
}

export const iso = (number) => new Date(number * 864e5).toISOString().slice(0, 10);

/** Steps of an axis: as many as fit, of days, weeks, months or years. */
const STEPS = [["day", 1], ["week", 7], ["month", 30.4], ["quarter", 91.3], ["year", 365.25], ["decade", 3652.5]];

/** Beginnings of bins from `first` to `last`, at most `most` of them, and one that ends the last. */
export function bins(first, last, most) {
  const [unit] = STEPS.find(([, days]) => (last - first) / days <= most) ?? STEPS.at(-1);
  const found = [];
  let at = floor(first, unit);
  while (at <= last) {
    found.push(at);
    at = next(at, unit);
  }
  return { unit, starts: [...found, at] };
}

function floor(number, unit) {
  const d = new Date(number * 864e5);
  const [y, m] = [d.getUTCFullYear(), d.getUTCMonth()];
  if (unit === "day") return number;
  if (unit === "week") return number - ((d.getUTCDay() + 6) % 7);
  if (unit === "month") return of(y, m);
  if (unit === "quarter") return of(y, m - (m % 3));
  return of(unit === "year" ? y : y - (y % 10), 0);
}

function next(number, unit) {
  const d = new Date(number * 864e5);
  const [y, m] = [d.getUTCFullYear(), d.getUTCMonth()];
  if (unit === "day") return number + 1;
  if (unit === "week") return number + 7;
  if (unit === "month") return of(y, m + 1);
  if (unit === "quarter") return of(y, m + 3);
  return of(unit === "year" ? y + 1 : y + 10, 0);
}

const of = (year, month) => Math.round(Date.UTC(year, month, 1) / 864e5);

/** A bin in words, for labels of the axis. */
export function label(number, unit) {
  const text = iso(number);
  if (unit === "year" || unit === "decade") return text.slice(0, 4);
  return unit === "month" || unit === "quarter" ? text.slice(0, 7) : text;
}

// A scorecard counted in the browser as the server counts it: whole hundredths, each number from the least to the
// most that is possible with what stands in the form. The server counts again; this only spares the wait.

const NOTHING = { low: 0, high: 0 };

const span = (low, high = low) => ({ low, high });
const added = (spans) => spans.reduce((sum, one) => span(sum.low + one.low, sum.high + one.high), NOTHING);
const capped = (one, most) => span(Math.min(one.low, most), Math.min(one.high, most));
const isNothing = (one) => one.low === 0 && one.high === 0;

// amount / over to a whole multiple of step; nearest rounds halves up.
export function rounded(amount, over, step, rounding) {
  const unit = over * step;
  if (rounding === "nearest") return Math.floor((2 * amount + unit) / (2 * unit)) * step;
  if (rounding === "up") return Math.ceil(amount / unit) * step;
  return Math.floor(amount / unit) * step;
}

const roundedSpan = (one, over, rule) =>
  span(rounded(one.low, over, rule.step, rule.rounding), rounded(one.high, over, rule.step, rule.rounding));

const KINDS = {
  points: (row, said) => (said.points === null ? span(row.min, row.max) : span(said.points)),
  yes_no: (row, said) => (said.answer === null ? span(0, row.max) : span(said.answer ? row.max : 0)),
  deduct: (row, said) =>
    said.times === null ? span(0, row.max) : span(Math.max(row.max - said.times * row.each, 0)),
  count: (row, said) => (said.times === null ? span(0, row.max) : span(Math.min(said.times * row.each, row.max))),
  ratio,
  weighted: ratio,
  bands,
  options,
  grade,
  derived: (row) => span(row.low, row.high),
};

function ratio(row, said) {
  if (said.part === null || !said.whole) return span(0, row.max);
  const worth = rounded(said.part * row.max, said.whole, row.step, row.rounding);
  return span(Math.min(Math.max(worth, 0), row.max));
}

function bands(row, said) {
  if (said.points !== null) return span(said.points);
  const inside = row.bands.filter((band) => !said.option || band.id === said.option);
  return span(Math.min(...inside.map((band) => band.from)), Math.max(...inside.map((band) => band.to)));
}

function grade(row, said) {
  const worths = Object.values(row.points);
  if (!worths.length) return null;
  return said.grade ? span(row.points[said.grade]) : span(Math.min(...worths), Math.max(...worths));
}

// Of each option: chosen, not chosen, or null for not yet known.
export function chosen(row, said) {
  const byData = row.options.filter((one) => !one.hand);
  const none = byData.some((one) => one.chosen === true) ? false : byData.some((one) => one.chosen === null) ? null : true;
  return row.options.map((one) => {
    if (!one.hand) return one.chosen;
    const mine = said.option ? said.option === one.id : null;
    if (mine === false || none === false) return false;
    return mine && none ? true : null;
  });
}

function options(row, said) {
  const possible = row.options.filter((_, place) => chosen(row, said)[place] !== false);
  const inside = (possible.length ? possible : row.options).map((one) =>
    said.points === null || !possible.length
      ? span(one.min, one.max)
      : span(Math.min(Math.max(said.points, one.min), one.max)),
  );
  return span(Math.min(...inside.map((one) => one.low)), Math.max(...inside.map((one) => one.high)));
}

// What a row gives to the row above: points, maximum in force, what was dropped. Null: no points at all.
function leafWorth(row, said) {
  const points = KINDS[row.kind](row, said);
  if (points === null) return null;
  const worth = { points, top: span(row.max), most: row.max, dropped: NOTHING, fixed: !leavesOut(row) };
  if (!said.aside || !row.aside) return worth;
  if (row.aside === "full") return { ...worth, points: worth.top };
  const dropped = row.aside === "dropped" ? worth.top : NOTHING;
  return { ...worth, points: NOTHING, top: NOTHING, dropped };
}

const leavesOut = (row) => row.aside === "dropped" || row.aside === "excluded";

function whereItExists(worth, row) {
  if (!row.conditional || !worth) return worth;
  const between = (one) => {
    if (isNothing(one) || row.exists === true) return one;
    return row.exists === false ? NOTHING : span(Math.min(one.low, 0), Math.max(one.high, 0));
  };
  const { points, top, dropped } = worth;
  return { ...worth, points: between(points), top: between(top), dropped: between(dropped), fixed: false };
}

function groupWorth(rule, rows) {
  const of = (role) => rows.filter((one) => (one.row.role || "ordinary") === role);
  const given = of("ordinary").filter((one) => one.worth);
  if (!given.length) {
    if (rule.max === null) return null;
    return { points: span(0, rule.max), top: span(rule.max), most: rule.max, dropped: NOTHING, fixed: true };
  }
  const base = rule.mean ? mean(rule, given) : sum(rule, given);
  let { points } = base;
  for (const one of [...of("bonus"), ...of("deduction")]) {
    if (!one.worth) continue;
    const other = one.worth.points;
    points = added([points, one.row.role === "deduction" ? span(-other.high, -other.low) : other]);
  }
  return { ...base, points: zeroed(points, rows) };
}

function sum(rule, given) {
  const worths = oncePerAlternative(given);
  const most = worths.reduce((all, one) => all + one.most, 0);
  const limit = rule.max === null ? most : rule.max;
  let points = added(worths.map((one) => one.points));
  let top = added(worths.map((one) => one.top));
  const dropped = added(worths.map((one) => one.dropped));
  const fixed = worths.every((one) => one.fixed);
  if (fixed) top = span(limit);
  if (limit < most) [points, top] = [capped(points, limit), capped(top, limit)];
  if (rule.rescale && !isNothing(dropped)) return rescaled(rule, points, top, dropped, limit);
  return { points: roundedSpan(points, 1, rule), top, most: limit, dropped, fixed };
}

function rescaled(rule, points, top, dropped, limit) {
  const due = added([top, dropped]);
  const scaled = (amount, over, gone) => rounded(amount * (over + gone), Math.max(over, 1), rule.step, rule.rounding);
  const nothingLeft = top.high === 0;
  const low = nothingLeft ? 0 : scaled(points.low, top.high, dropped.low);
  const high = nothingLeft ? due.high : Math.min(scaled(points.high, top.low, dropped.high), due.high);
  return { points: span(low, high), top: due, most: limit, dropped: NOTHING, fixed: false };
}

function mean(rule, given) {
  const worths = given.map((one) => one.worth);
  const most = Math.max(...worths.map((one) => one.most));
  const limit = rule.max === null ? most : Math.min(rule.max, most);
  const sums = added(worths.map((one) => one.points));
  if (worths.every((one) => one.fixed)) {
    const top = rule.max === null ? most : rule.max;
    return { points: roundedSpan(sums, worths.length, rule), top: span(top), most: top, dropped: NOTHING, fixed: true };
  }
  const there = added(worths.map((one) => span(one.top.low > 0 ? 1 : 0, one.top.high > 0 ? 1 : 0)));
  const top = span(Math.min(there.low, 1) * limit, Math.min(there.high, 1) * limit);
  const low = rounded(sums.low, Math.max(there.high, 1), rule.step, rule.rounding);
  const high = rounded(sums.high, Math.max(there.low, 1), rule.step, rule.rounding);
  return { points: span(low, Math.min(high, top.high)), top, most: limit, dropped: NOTHING, fixed: false };
}

// Variants of one row exclude each other: at most one of them gives anything.
function oncePerAlternative(given) {
  const single = given.filter((one) => one.row.alternative === null).map((one) => one.worth);
  const variants = new Map();
  for (const one of given) {
    const word = one.row.alternative;
    if (word !== null) variants.set(word, [...(variants.get(word) || []), one.worth]);
  }
  const either = (spans) => span(Math.max(...spans.map((one) => one.low)), Math.max(...spans.map((one) => one.high)));
  const joined = [...variants.values()].map((worths) => ({
    points: either(worths.map((one) => one.points)),
    top: either(worths.map((one) => one.top)),
    most: Math.max(...worths.map((one) => one.most)),
    dropped: either(worths.map((one) => one.dropped)),
    fixed: worths.every((one) => one.fixed),
  }));
  return [...single, ...joined];
}

function zeroed(points, rows) {
  let found = points;
  for (const { row, said } of rows) {
    if (row.kind !== "options" || !row.options.some((one) => one.zeroes)) continue;
    const states = chosen(row, said).filter((_, place) => row.options[place].zeroes);
    const exists = row.conditional ? row.exists : true;
    const certain = exists === true && states.includes(true);
    const possible = exists !== false && states.some((state) => state !== false);
    found = span(
      certain ? 0 : possible ? Math.min(found.low, 0) : found.low,
      certain ? 0 : found.high,
    );
  }
  return found;
}

// Every row's points, maximum and mark, and the total. `said` holds what stands in the form, by place of the row.
export function counted(model, said) {
  const worths = new Array(model.rows.length).fill(null);
  const under = model.rows.map(() => []);
  const tops = [];
  model.rows.forEach((row, place) => (row.parent === null ? tops : under[row.parent]).push(place));
  const entries = (places) =>
    places.map((place) => ({ row: model.rows[place], said: said[place], worth: worths[place] }));
  for (let place = model.rows.length - 1; place >= 0; place -= 1) {
    const row = model.rows[place];
    const own = row.kind === "group" ? groupWorth(row, entries(under[place])) : leafWorth(row, said[place]);
    worths[place] = whereItExists(own, row);
  }
  const card = model.card && { ...model.card, mean: false, rescale: false };
  const whole = card ? groupWorth(card, entries(tops)) : null;
  return { rows: worths, total: whole && clamped(whole.points, card.clamp), top: whole && whole.top.high };
}

function clamped(points, clamp) {
  if (!clamp) return points;
  const inside = (amount) => Math.min(Math.max(amount, clamp[0]), clamp[1]);
  return span(inside(points.low), inside(points.high));
}

// The mark by the share of the maximum; empty while it is not settled, or where grades have no shares.
export function gradeOf(model, row, worth) {
  if (!row.criterion || row.byHand || row.counts !== true || !worth || !worth.top.high) return "";
  const last = model.grades.length - 1;
  for (const [place, one] of model.grades.entries()) {
    if (place === last) return one.label;
    if (!one.from) return "";
    const [over, under] = one.from;
    if (worth.points.low * under >= worth.top.high * over) return one.label;
    if (worth.points.high * under >= worth.top.low * over) return "";
  }
  return "";
}

export function shown(amount) {
  const [whole, rest] = [Math.trunc(Math.abs(amount) / 100), Math.abs(amount) % 100];
  const decimals = rest ? `,${String(rest).padStart(2, "0").replace(/0+$/, "")}` : "";
  return `${amount < 0 ? "-" : ""}${whole}${decimals}`;
}

export const between = (one) => (one.low === one.high ? shown(one.low) : `${shown(one.low)}–${shown(one.high)}`);

// Anything from nothing to all: nothing is known yet, and no 0 is shown, not even as the end of a range.
export const isOpen = (one, top) => one.low <= 0 && one.high >= top && top > 0;

export const UNKNOWN = "–";

// What stands in the column of marks for a row.
export function given(row, worth) {
  if (!worth) return "";
  const { points, top } = worth;
  return (row.kind === "derived" && points.low !== points.high) || isOpen(points, top.high) ? UNKNOWN : between(points);
}

export const total = (found) => (isOpen(found.total, found.top) ? UNKNOWN : between(found.total));

export function percent(found) {
  if (isOpen(found.total, found.top)) return "";
  const ends = [found.total.low, found.total.high].map((end) => Math.floor((end * 100) / found.top));
  return `${[...new Set(ends)].sort((one, other) => one - other).join("–")}%`;
}

// A figure beside the points: with one decimal, rounded down.
export const figure = (said) =>
  said.part === null || !said.whole ? "" : `${shown(Math.floor((said.part * 1000) / said.whole) * 10)}%`;

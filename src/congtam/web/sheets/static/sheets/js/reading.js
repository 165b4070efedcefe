// What was typed on a row, read as the server reads it; what the server would refuse is not counted.

const ANSWERS = { yes: true, no: false };
const MOST = 2_000_000_000;
const NUMBERS = ["times", "part", "whole"];

// "0,5", ",5" and "0.5" as hundredths; null for an empty field, undefined for what is no number of points.
export function hundredths(text) {
  const typed = text.trim();
  if (!typed) return null;
  const found = /^([0-9]{0,7})(?:[.,]([0-9]{1,2}))?$/.exec(typed);
  if (!found || (!found[1] && !found[2])) return undefined;
  return Number(found[1] || 0) * 100 + Number((found[2] || "0").padEnd(2, "0"));
}

export function wholeNumber(text) {
  const typed = text.trim();
  if (!typed) return null;
  return /^[0-9]{1,10}$/.test(typed) && Number(typed) <= MOST ? Number(typed) : undefined;
}

// `texts` by field. Null when the server would refuse the row.
export function read(row, texts) {
  const text = (field) => texts[field] || "";
  const said = {
    points: hundredths(text("points")),
    grade: text("grade"),
    option: text("option"),
    answer: ANSWERS[text("answer")] ?? null,
    aside: Boolean(text("aside")),
  };
  for (const field of NUMBERS) said[field] = wholeNumber(text(field));
  const isReadable = Object.values(said).every((one) => one !== undefined);
  const fits = isReadable && pointsFit(row, said) && partFits(said);
  return fits ? said : null;
}

const partFits = (said) => said.part === null || said.whole === null || said.part <= said.whole;

function pointsFit(row, said) {
  if (said.points === null) return true;
  const [least, most] = bounds(row, said);
  if (said.points < least || said.points > most || (said.points - least) % row.pointStep) return false;
  return row.kind !== "bands" || row.bands.some((band) => band.from <= said.points && said.points <= band.to);
}

// Least and most that may be given: of the row, or of what is chosen in it, by hand or by data.
function bounds(row, said) {
  if (row.kind === "points") return [row.min, row.max];
  const choices =
    row.kind === "bands"
      ? row.bands.map((band) => ({ id: band.id, min: band.from, max: band.to, chosen: null }))
      : row.options;
  const taken = said.option || (choices.find((one) => one.chosen === true) || {}).id;
  const inside = choices.filter((one) => !taken || one.id === taken);
  return [Math.min(...inside.map((one) => one.min)), Math.max(...inside.map((one) => one.max))];
}

// What a row still lacks before the sheet can be given.
export function isBlank(row, said) {
  if (said.aside) return false;
  if (row.kind === "options" || row.kind === "bands") return !isSettled(row, said);
  const isRatio = row.kind === "ratio" || row.kind === "weighted";
  if (isRatio && !said.whole) return true;
  const beside = isRatio ? ["aside"] : ["aside", "part", "whole"];
  return row.fields.some((field) => !beside.includes(field) && (said[field] === null || said[field] === ""));
}

// The points, given or the only ones possible under the choice.
function isSettled(row, said) {
  if (row.kind === "options" && row.fields.includes("option") && !said.option) return false;
  if (said.points !== null) return true;
  const [least, most] = bounds(row, said);
  return Boolean(said.option) && least === most;
}

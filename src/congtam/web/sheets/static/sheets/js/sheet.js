// One sheet: what stands in the form is counted at once, saved row by row, and kept here while it cannot be sent.

import { Keys } from "./keys.js";
import { Outbox } from "./outbox.js";
import { between, counted, gradeOf, hundredths } from "./sums.js";

const form = document.getElementById("sheet");
const model = JSON.parse(document.getElementById("scorecard").textContent);
const rows = model.rows.map((_, place) => document.getElementById(`d${place}`));
const FAST = "congtam:fast";

function control(place, field) {
  return form.elements[`d${place}.${field}`];
}

const whole = (text) => (/^[0-9]{1,10}$/.test(text.trim()) ? Number(text.trim()) : null);

function said(row, place) {
  const has = (field) => row.fields.includes(field) && control(place, field);
  const text = (field) => (has(field) ? control(place, field).value : "");
  const points = hundredths(text("points"));
  return {
    points: points === undefined || points > row.max || points < (row.min || 0) ? null : points,
    grade: text("grade"),
    option: text("option"),
    answer: { yes: true, no: false }[text("answer")] ?? null,
    times: whole(text("times")),
    part: whole(text("part")),
    whole: whole(text("whole")),
    aside: Boolean(has("aside") && control(place, "aside").checked),
  };
}

function recount() {
  const found = counted(model, model.rows.map(said));
  found.rows.forEach((worth, place) => {
    const row = rows[place];
    const given = row && row.querySelector("[data-given]");
    if (given && worth) given.textContent = between(worth.points);
    const mark = row && row.querySelector("[data-grade]");
    if (mark && model.rows[place].criterion && !model.rows[place].byHand) mark.textContent = gradeOf(model, worth);
  });
  if (!found.total || !found.top) return;
  form.querySelector("[data-total]").textContent = between(found.total);
  const ends = [found.total.low, found.total.high].map((end) => Math.floor((end * 100) / found.top));
  form.querySelector("[data-percent]").textContent = `(${[...new Set(ends)].join("–")}%)`;
}

function told(row, words, isWaiting) {
  const place = row.querySelector(".told");
  if (!place) return;
  place.textContent = words;
  place.classList.toggle("waiting", Boolean(isWaiting));
}

function fastTyping() {
  const box = document.getElementById("fast");
  try {
    box.checked = localStorage.getItem(FAST) === "on";
    box.addEventListener("change", () => localStorage.setItem(FAST, box.checked ? "on" : "off"));
  } catch {
    box.checked = false;
  }
  box.closest("p").hidden = false;
  return box;
}

form.addEventListener("input", recount);
form.addEventListener("change", recount);
form.addEventListener("htmx:beforeRequest", (event) => told(event.detail.elt, form.dataset.saving));
form.addEventListener("htmx:afterSwap", (event) => {
  const saved = event.detail.elt.querySelector("[data-saved]") || form.querySelector(`#${event.detail.target.id} [data-saved]`);
  if (saved) document.getElementById("last-saved").textContent = saved.textContent.trim();
});
new Keys(form, fastTyping(), model.card ? model.card.leafStep : 100);
const outbox = new Outbox(form, told);
recount();
if (window.htmx) outbox.restore();
else window.addEventListener("load", () => outbox.restore());

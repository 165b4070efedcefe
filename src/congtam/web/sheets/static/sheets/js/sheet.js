// One sheet: what stands in the form is counted at once, saved row by row, and kept here while it cannot be sent.

import { Keys } from "./keys.js";
import { Outbox } from "./outbox.js";
import { isBlank, read } from "./reading.js";
import { counted, figure, given, gradeOf, percent, total } from "./sums.js";

const form = document.getElementById("sheet");
const panel = document.getElementById("totals");
const model = JSON.parse(document.getElementById("scorecard").textContent);
const rows = model.rows.map((_, place) => document.getElementById(`d${place}`));
const FAST = "congtam:fast";
const BETWEEN = "|";

// What counts: what stands in the form; where the server would refuse that, what it has.
function said(row, place) {
  const texts = {};
  for (const field of row.fields) {
    const control = form.elements[`d${place}.${field}`];
    if (control) texts[field] = control.type === "checkbox" ? (control.checked ? "on" : "") : control.value;
  }
  return read(row, texts) || read(row, written(row, place)) || read(row, {});
}

function written(row, place) {
  const was = form.elements[`d${place}.was`];
  const values = was ? was.value.split(BETWEEN).slice(1) : [];
  return Object.fromEntries(row.fields.map((field, at) => [field, values[at] || ""]));
}

function recount() {
  const entered = model.rows.map(said);
  const found = counted(model, entered);
  found.rows.forEach((worth, place) => showRow(place, entered[place], worth));
  if (found.total && found.top) showTotal(found);
  showProgress(entered);
}

function showRow(place, entered, worth) {
  const [row, line] = [model.rows[place], rows[place]];
  if (!line) return;
  const say = (name, words) => {
    const there = line.querySelector(`[data-${name}]`);
    if (there) there.textContent = words;
  };
  say("given", given(row, worth));
  say("figure", figure(entered));
  say("grade", gradeOf(model, row, worth));
}

function showTotal(found) {
  form.querySelector("[data-total]").textContent = total(found);
  const part = percent(found);
  form.querySelector("[data-percent]").textContent = part && `(${part})`;
  const ruler = document.getElementById("ruler");
  if (!ruler) return;
  const [low, high] = [found.total.low, found.total.high].map((end) => Math.floor((Math.max(end, 0) * 1000) / found.top));
  ruler.querySelector(".given").setAttribute("width", low);
  ruler.querySelector(".open").setAttribute("x", low);
  ruler.querySelector(".open").setAttribute("width", high - low);
}

// How many rows are left, in all and in each part, and where the next of them is.
function showProgress(entered) {
  const asked = model.rows.map((row) => row.fields.length > 0 && row.counts === true);
  const blank = model.rows.map((row, place) => asked[place] && isBlank(row, entered[place]));
  const left = blank.filter(Boolean).length;
  document.querySelector("[data-left-count]").textContent = left;
  const next = document.querySelector("[data-next]");
  next.hidden = !left;
  if (left) next.setAttribute("href", `#d${blank.indexOf(true)}`);
  for (const part of document.querySelectorAll("[data-first]")) {
    const inside = (_, place) => place >= Number(part.dataset.first) && place <= Number(part.dataset.last);
    const of = asked.filter((one, place) => one && inside(one, place)).length;
    const open = blank.filter((one, place) => one && inside(one, place)).length;
    if (of) part.querySelector("[data-filled]").textContent = of - open;
  }
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

// The page says the number that the server counted; while a row is on its way there, it says that it counts.
function serverCounted() {
  panel.classList.remove("stale");
  const counts = panel.querySelector("[data-server-total]");
  if (counts && !outbox.isWaiting) form.querySelector("[data-total]").textContent = counts.dataset.serverTotal;
}

form.addEventListener("input", () => {
  panel.classList.add("stale");
  recount();
});
form.addEventListener("change", recount);
form.addEventListener("htmx:beforeRequest", (event) => told(event.detail.elt, form.dataset.saving));
form.addEventListener("saved", (event) => {
  document.getElementById("last-saved").textContent = event.detail.says;
});
panel.addEventListener("htmx:afterSwap", serverCounted);
new Keys(form, fastTyping(), model.card ? model.card.leafStep : 100);
const outbox = new Outbox(form, told);
recount();
if (window.htmx) outbox.restore();
else window.addEventListener("load", () => outbox.restore());

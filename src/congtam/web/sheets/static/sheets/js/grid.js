// The table of one rater: each cell is saved by itself and remembers the version the server answered with.

import { Keys } from "./keys.js";
import { Outbox } from "./outbox.js";

const form = document.getElementById("grid");

function told(cell, words, isWaiting) {
  const place = cell.querySelector(".told");
  place.textContent = words;
  place.classList.toggle("waiting", Boolean(isWaiting));
}

form.addEventListener("htmx:beforeRequest", (event) => told(event.detail.elt, form.dataset.saving));
form.addEventListener("htmx:afterRequest", (event) => {
  const cell = event.detail.elt;
  const answer = cell.querySelector && cell.querySelector(".told");
  if (!answer) return;
  if (answer.dataset.newWas) cell.querySelector("[data-was]").value = answer.dataset.newWas;
  const saved = answer.querySelector("[data-saved]");
  if (saved) document.getElementById("last-saved").textContent = saved.textContent.trim();
});
new Keys(form, null, 100);
const outbox = new Outbox(form, told);
if (window.htmx) outbox.restore();
else window.addEventListener("load", () => outbox.restore());

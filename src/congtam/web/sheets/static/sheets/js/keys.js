// Keys for those who type many marks: Enter and the arrows go from field to field, m writes the maximum, a digit
// picks a grade. Who turns fast typing on is taken to the next field as soon as nothing more can be typed.

import { hundredths } from "./reading.js";

const FIELDS = "input.pt:not([readonly]), fieldset.marks";

export class Keys {
  constructor(form, fast, step) {
    this.form = form;
    this.fast = fast;
    this.step = step;
    form.addEventListener("keydown", (event) => this.pressed(event));
    form.addEventListener("input", (event) => this.typed(event.target));
    form.addEventListener("focusin", (event) => {
      if (event.target.matches("input.pt")) event.target.select();
    });
  }

  pressed(event) {
    if (event.ctrlKey || event.altKey || event.metaKey || !event.target.matches("input.pt, .marks input")) return;
    const { target, key } = event;
    const picks = target.matches(".marks input");
    if (key === "Enter" || (!picks && key === "ArrowDown")) this.go(event, 1);
    else if (!picks && key === "ArrowUp") this.go(event, -1);
    else if (picks && /^[1-9]$/.test(key)) this.pick(event, Number(key));
    else if (picks && (key === "Delete" || key === "Backspace")) this.clear(event);
    else if (!picks && key.toLowerCase() === "m" && target.dataset.max) this.most(event);
  }

  // Leaving a field by a key is what saves it: the browser says "change" when the focus goes. After the last field
  // comes the button that goes on.
  go(event, by) {
    event.preventDefault();
    this.next(event.target, by);
  }

  next(from, by) {
    const fields = [...this.form.querySelectorAll(FIELDS)];
    const here = fields.findIndex((one) => one === from || one.contains(from));
    const to = fields[here + by] || (by > 0 && this.form.querySelector(".run button:last-of-type"));
    if (!to) return;
    (to.matches("fieldset") ? to.querySelector("input:checked") || to.querySelector("input") : to).focus();
  }

  most(event) {
    event.preventDefault();
    event.target.value = event.target.dataset.max;
    event.target.dispatchEvent(new Event("input", { bubbles: true }));
  }

  pick(event, number) {
    const radio = event.target.closest(".marks").querySelectorAll("input")[number - 1];
    if (!radio) return;
    event.preventDefault();
    radio.checked = true;
    radio.focus();
    radio.dispatchEvent(new Event("change", { bubbles: true }));
  }

  clear(event) {
    event.preventDefault();
    for (const radio of event.target.closest(".marks").querySelectorAll("input")) radio.checked = false;
    event.target.dispatchEvent(new Event("change", { bubbles: true }));
  }

  typed(field) {
    if (this.fast && this.fast.checked && field.matches("input.pt") && this.isComplete(field)) this.next(field, 1);
  }

  // Nothing can follow: every decimal that the step allows is there, or one more digit would pass the maximum.
  isComplete(field) {
    const points = hundredths(field.value);
    const most = hundredths(field.dataset.max || "");
    if (points === null || points === undefined || !most || points > most) return false;
    const decimals = (field.value.split(/[.,]/)[1] || "").length;
    const allowed = this.step % 100 === 0 ? 0 : this.step % 10 === 0 ? 1 : 2;
    if (decimals) return decimals >= allowed;
    const whole = hundredths(`${field.value}0`) > most;
    return whole && (allowed === 0 || points + this.step > most);
  }
}

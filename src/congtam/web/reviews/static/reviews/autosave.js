// Each field is saved a moment after it was left alone. What cannot be sent stays on this machine until it is, under
// the account and the review; what somebody else wrote meanwhile is shown beside it, and nothing is sent over it.

const PAUSE = 1500;
const EVERY = 5000;
const form = document.getElementById("review");
const key = `congtam:review:${form.dataset.outbox}`;

class Field {
  constructor(box) {
    this.box = box;
    this.name = box.dataset.field;
    this.was = form.elements[`was:${this.name}`];
    this.told = box.querySelector(".told");
    this.stopped = false;
    this.busy = false;
    this.again = false;
    box.addEventListener("input", () => this.later());
    box.addEventListener("change", () => this.send());
  }

  get text() {
    return form.elements[this.name].value;
  }

  set text(value) {
    const control = form.elements[this.name];
    control.value = value;
  }

  later() {
    this.count();
    keep(this.name, this.text, this.was.value);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.send(), PAUSE);
  }

  // A clear bound, said before the server has to.
  count() {
    const most = Number(form.dataset.most);
    if (this.text.length > most * 0.9) this.say(`${this.text.length} ${form.dataset.over} ${most}`, "count");
  }

  async send() {
    clearTimeout(this.timer);
    if (this.stopped) return;
    if (this.busy) {
      this.again = true;
      return;
    }
    this.busy = true;
    const sent = this.text;
    keep(this.name, sent, this.was.value);
    this.say(form.dataset.saving, "saving");
    try {
      await this.post(sent);
    } catch {
      this.say(form.dataset.waiting, "waiting");
    }
    this.busy = false;
    if (this.again) {
      this.again = false;
      this.send();
    }
  }

  async post(sent) {
    const answer = await posted(this.name, sent, this.was.value);
    if (answer.status === 401 || answer.status === 403) {
      this.say(form.dataset.left, "waiting");
      return;
    }
    if (!answer.ok) throw new Error(answer.status);
    this.show(await answer.text(), sent);
  }

  show(html, sent) {
    this.told.innerHTML = html;
    this.told.dataset.say = "";
    const said = this.told.firstElementChild;
    const state = said ? said.dataset.state : "";
    if (said && said.dataset.was) this.was.value = said.dataset.was;
    if (this.text === sent) forget(this.name);
    else keep(this.name, this.text, this.was.value);
    if (state === "clash" || state === "saved") this.dropContained(sent);
    this.stopped = state === "clash";
    if (state === "saved") document.getElementById("last-saved").textContent = said.textContent.trim();
  }

  // Of what was kept before, the server drops what the new text holds; so does the page.
  dropContained(sent) {
    for (const kept of this.box.querySelectorAll("[data-kept]"))
      if (sent.includes(kept.textContent)) kept.closest(".both").remove();
  }

  say(words, kind) {
    this.told.textContent = words;
    this.told.dataset.say = kind;
  }
}

function posted(name, text, was) {
  const body = new FormData();
  body.set("field", name);
  body.set(name, text);
  body.set(`was:${name}`, was);
  body.set("csrfmiddlewaretoken", form.elements.csrfmiddlewaretoken.value);
  return fetch(form.dataset.save, { method: "POST", body, headers: { "X-Requested-With": "fetch" } });
}

function kept() {
  try {
    return JSON.parse(localStorage.getItem(key)) || {};
  } catch {
    return {};
  }
}

function write(waiting) {
  try {
    if (Object.keys(waiting).length) localStorage.setItem(key, JSON.stringify(waiting));
    else localStorage.removeItem(key);
  } catch {
    // A browser that keeps nothing still has the fields of the page.
  }
}

function keep(name, text, was) {
  write({ ...kept(), [name]: { text, was } });
}

function forget(name) {
  const { [name]: _gone, ...others } = kept();
  write(others);
}

const fields = [...form.querySelectorAll("[data-field]")]
  .filter((box) => form.elements[`was:${box.dataset.field}`])
  .map((box) => new Field(box));

// What an earlier page could not send is put back over the text it was typed over, and sent now.
function restore() {
  const waiting = kept();
  for (const field of fields) {
    const found = waiting[field.name];
    if (!found) continue;
    if (field.text !== found.text) {
      field.text = found.text;
      field.was.value = found.was;
    }
    field.send();
  }
}

// What was typed into a field that has been closed since goes to the server all the same: it keeps it as unsent.
async function handOver() {
  const waiting = kept();
  for (const box of form.querySelectorAll("[data-field]")) {
    const found = waiting[box.dataset.field];
    if (!found || form.elements[`was:${box.dataset.field}`]) continue;
    try {
      const answer = await posted(box.dataset.field, found.text, found.was);
      if (!answer.ok) continue;
      box.querySelector(".told").innerHTML = await answer.text();
      forget(box.dataset.field);
    } catch {
      // Still on this machine; tried again when the page is opened again.
    }
  }
}

function sendWaiting() {
  if (!navigator.onLine) return;
  for (const field of fields) if (field.told.dataset.say === "waiting") field.send();
}

form.addEventListener("submit", () => fields.forEach((field) => clearTimeout(field.timer)));
window.addEventListener("online", sendWaiting);
window.setInterval(sendWaiting, EVERY);
restore();
handOver();

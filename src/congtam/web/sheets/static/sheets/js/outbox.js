// What was typed and is not written yet stays on this machine: a lost connection, a session that ended, a server
// that is being restarted, a window that was closed. Kept under the account and the sheet, with the version it was
// typed over, and forgotten as soon as the server has it.

const EVERY = 5000;

export class Outbox {
  constructor(form, told) {
    this.form = form;
    this.told = told;
    this.key = `congtam:${form.dataset.outbox}`;
    this.waiting = this.read();
    this.sent = {};
    form.addEventListener("input", (event) => this.keep(event.target));
    form.addEventListener("change", (event) => this.keep(event.target));
    form.addEventListener("htmx:beforeRequest", (event) => this.sends(event.detail.elt));
    form.addEventListener("htmx:afterRequest", (event) => this.answered(event));
    window.addEventListener("online", () => this.sendAgain());
    window.setInterval(() => this.sendAgain(), EVERY);
  }

  get isWaiting() {
    return Object.keys(this.waiting).length > 0;
  }

  read() {
    try {
      return JSON.parse(localStorage.getItem(this.key)) || {};
    } catch {
      return {};
    }
  }

  write() {
    try {
      if (this.isWaiting) localStorage.setItem(this.key, JSON.stringify(this.waiting));
      else localStorage.removeItem(this.key);
    } catch {
      // A browser that keeps nothing still has the fields of the page.
    }
  }

  keep(control) {
    const row = control.closest("[hx-post]");
    if (!row || !row.id || !control.name) return;
    this.waiting[row.id] = fieldsOf(row);
    this.write();
  }

  // What an earlier page could not send is put back into its fields and sent now.
  restore() {
    for (const [id, fields] of Object.entries(this.waiting)) {
      const row = document.getElementById(id);
      if (!row || !row.hasAttribute("hx-post")) continue;
      for (const [name, value] of Object.entries(fields)) put(row, name, value);
      this.told(row, this.form.dataset.waiting, true);
    }
    this.form.dispatchEvent(new Event("change"));
    this.sendAgain();
  }

  sends(row) {
    if (row.id && row.hasAttribute("hx-post")) this.sent[row.id] = JSON.stringify(fieldsOf(row));
  }

  answered(event) {
    const { xhr, elt, successful } = event.detail;
    if (!elt.id || !elt.hasAttribute("hx-post")) return;
    if (successful) {
      // Whoever typed on while the answer was on its way has something new waiting.
      if (this.waiting[elt.id] && JSON.stringify(this.waiting[elt.id]) === this.sent[elt.id]) {
        delete this.waiting[elt.id];
        this.write();
      }
      return;
    }
    this.waiting[elt.id] = fieldsOf(elt);
    this.write();
    this.told(elt, xhr && xhr.status === 401 ? this.form.dataset.left : this.form.dataset.waiting, true);
  }

  // The row in which somebody is typing is sent when they leave it.
  sendAgain() {
    if (!navigator.onLine) return;
    for (const id of Object.keys(this.waiting)) {
      const row = document.getElementById(id);
      if (row && !row.contains(document.activeElement)) window.htmx.trigger(row, "again");
    }
  }
}

function controls(row) {
  return [...row.querySelectorAll("input, select, textarea")].filter((one) => one.name);
}

function fieldsOf(row) {
  const found = {};
  for (const one of controls(row)) {
    if (one.type === "radio" || one.type === "checkbox") {
      if (one.checked) found[one.name] = one.value;
    } else found[one.name] = one.value;
  }
  return found;
}

function put(row, name, value) {
  for (const one of controls(row).filter((control) => control.name === name)) {
    if (one.type === "radio" || one.type === "checkbox") one.checked = one.value === value;
    else one.value = value;
  }
}

// What could not be sent stays on this machine until it is: a lost connection, a session that ended, a server that
// is being restarted. Kept under the account and the sheet, and forgotten as soon as the server has it.

const EVERY = 5000;

export class Outbox {
  constructor(form, told) {
    this.form = form;
    this.told = told;
    this.key = `congtam:${form.dataset.outbox}`;
    this.waiting = this.read();
    form.addEventListener("htmx:afterRequest", (event) => this.answered(event));
    window.addEventListener("online", () => this.sendAgain());
    window.setInterval(() => this.sendAgain(), EVERY);
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
      if (Object.keys(this.waiting).length) localStorage.setItem(this.key, JSON.stringify(this.waiting));
      else localStorage.removeItem(this.key);
    } catch {
      // A browser that keeps nothing still has the fields of the page.
    }
  }

  // What an earlier page could not send is put back into its fields and sent now.
  restore() {
    for (const [id, fields] of Object.entries(this.waiting)) {
      const row = document.getElementById(id);
      if (!row) continue;
      for (const [name, value] of Object.entries(fields)) put(row, name, value);
      this.told(row, this.form.dataset.waiting, true);
    }
    this.sendAgain();
  }

  answered(event) {
    const { xhr, elt, successful } = event.detail;
    if (!elt.id || !elt.hasAttribute("hx-post")) return;
    if (successful) {
      delete this.waiting[elt.id];
      this.write();
      return;
    }
    this.waiting[elt.id] = fieldsOf(elt);
    this.write();
    this.told(elt, xhr && xhr.status === 401 ? this.form.dataset.left : this.form.dataset.waiting, true);
  }

  sendAgain() {
    if (!navigator.onLine) return;
    for (const id of Object.keys(this.waiting)) {
      const row = document.getElementById(id);
      if (row) window.htmx.trigger(row, "again");
    }
  }
}

function controls(row) {
  return [...row.querySelectorAll("input, select, textarea")].filter((one) => one.name);
}

function fieldsOf(row) {
  const found = {};
  for (const one of controls(row)) {
    if (one.name.endsWith(".was")) continue;
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

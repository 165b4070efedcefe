// Notes that could not be sent stay on this machine until they are: a lost connection, a session that ended. A note
// that somebody else has written meanwhile is not sent again by itself; whoever types decides.

const EVERY = 5000;
const forms = [...document.querySelectorAll("form.jot")];
const text = (form) => form.elements.text;
const told = (form) => form.querySelector(".told");
const place = (form) => `congtam:note:${form.dataset.kept}`;

// With the version that was read: what somebody else has written meanwhile is not written over.
function keep(form) {
  try {
    const words = { text: text(form).value, version: form.elements.version.value };
    localStorage.setItem(place(form), JSON.stringify(words));
  } catch {
    // A browser that keeps nothing still has the page.
  }
}

function forget(form) {
  try {
    localStorage.removeItem(place(form));
  } catch {
    // Nothing was kept.
  }
}

function kept(form) {
  try {
    return JSON.parse(localStorage.getItem(place(form)));
  } catch {
    return null;
  }
}

function say(form, words) {
  told(form).textContent = words;
  told(form).dataset.waiting = "yes";
}

for (const form of forms) {
  text(form).addEventListener("input", () => keep(form));
  form.addEventListener("submit", () => keep(form));
  form.addEventListener("htmx:confirm", (event) => {
    if (told(form).hasAttribute("data-apart")) event.preventDefault();
  });
  form.addEventListener("htmx:beforeRequest", () => {
    form.dataset.sent = text(form).value;
  });
  form.addEventListener("htmx:afterRequest", (event) => {
    const { xhr, successful } = event.detail;
    if (successful) {
      const isRefused = told(form).hasAttribute("data-fault");
      if (!isRefused && form.dataset.sent === text(form).value) forget(form);
      else keep(form);
    } else {
      keep(form);
      say(form, xhr && xhr.status === 401 ? form.dataset.left : form.dataset.waiting);
    }
  });
}

// After the script that sends has read the page.
window.addEventListener("load", () => {
  for (const form of forms) {
    const words = kept(form);
    if (words && words.text !== text(form).value) {
      text(form).value = words.text;
      form.elements.version.value = words.version;
      say(form, form.dataset.waiting);
      window.htmx.trigger(form, "again");
    } else {
      forget(form);
    }
  }
});

window.setInterval(() => {
  for (const form of forms) if (told(form).dataset.waiting && navigator.onLine) window.htmx.trigger(form, "again");
}, EVERY);

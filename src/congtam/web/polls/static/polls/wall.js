// The wall renews itself in place; while the server does not answer, what stands there stays.
const EVERY = 4000;

async function renew() {
  const wall = document.querySelector("main");
  if (!wall.hasAttribute("data-renews")) return;
  try {
    const answer = await fetch(location.href);
    if (answer.redirected) return location.assign(answer.url);
    if (answer.ok) {
      const page = new DOMParser().parseFromString(await answer.text(), "text/html");
      wall.replaceWith(page.querySelector("main"));
    }
  } catch {
    // Asked again below.
  }
  setTimeout(renew, EVERY);
}

setTimeout(renew, EVERY);

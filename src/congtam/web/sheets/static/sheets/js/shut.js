// A sheet that closed while something was still waiting on this machine: it is sent now, and the server keeps it as
// an unsent draft of whoever typed it.

const form = document.getElementById("sheet");
const key = `congtam:${form.dataset.outbox}`;
const token = JSON.parse(form.getAttribute("hx-headers"));

function waiting() {
  try {
    return JSON.parse(localStorage.getItem(key)) || {};
  } catch {
    return {};
  }
}

async function handIn() {
  const rows = Object.entries(waiting());
  if (!rows.length) return;
  for (const [id, fields] of rows) {
    const answer = await fetch(`${form.dataset.rows}${id.slice(1)}/`, {
      method: "POST",
      headers: { ...token, "HX-Request": "true" },
      body: new URLSearchParams(fields),
    });
    if (!answer.ok) return;
  }
  localStorage.removeItem(key);
  location.reload();
}

handIn().catch(() => {});

// The QR of a sign-in card carries name and code behind "#", which a browser never sends to any server or log.
const carried = new URLSearchParams(location.hash.slice(1));
for (const name of ["name", "code"]) {
  const field = document.querySelector(`input[name=${name}]`);
  if (field && carried.has(name)) {
    field.value = carried.get(name);
  }
}
if (location.hash) {
  history.replaceState(null, "", location.pathname);
}

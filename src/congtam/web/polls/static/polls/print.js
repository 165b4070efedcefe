// Printing is the browser's; without a script its own menu does the same.

const button = document.getElementById("print");
button.hidden = false;
button.addEventListener("click", () => window.print());

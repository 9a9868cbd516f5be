/* Before and after: two answers that live in this page alone. Nothing is stored, nothing is sent. */
const feel = document.querySelector("[data-feel]");
if (feel) {
  const said = feel.querySelector("[role=status]");
  feel.hidden = false;
  feel.addEventListener("submit", (event) => event.preventDefault());
  feel.addEventListener("change", () => {
    const before = Number(feel.elements.before.value), after = Number(feel.elements.after.value);
    if (!before || !after) { return; }
    const kind = after === 5 ? "very" : after < before ? "quieter" : after === before ? "same" : "stronger";
    said.textContent = feel.dataset[kind];
    feel.dataset.now = kind;
  });
}

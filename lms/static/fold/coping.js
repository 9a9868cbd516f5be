/* Before and after: two answers that live in this page alone. Nothing is stored, nothing is sent, nothing moves the phone. */
const feel = document.querySelector("[data-feel]");
if (feel) {
  const said = feel.querySelector("[role=status]"), person = feel.querySelector("[data-person]"), rounds = feel.querySelector("[data-rounds]");
  const words = (name) => feel.querySelector(`[name=${name}]:checked + span`).textContent;
  const number = (name) => Number(feel.elements[name].value);
  let row = null;
  feel.hidden = false;
  feel.addEventListener("submit", (event) => event.preventDefault());
  feel.addEventListener("change", () => {
    const before = number("before"), after = number("after");
    person.hidden = Math.max(before, after) < 5;
    if (!before || !after) { said.textContent = before === 5 ? feel.dataset.very : ""; return; }
    const kind = after === 5 ? "very" : after < before ? "quieter" : after === before ? "same" : "stronger";
    said.textContent = feel.dataset[kind];
    feel.dataset.now = kind;
    row = row || rounds.querySelector("ol").appendChild(document.createElement("li"));
    row.textContent = `${words("before")}, ${feel.dataset.to} ${words("after").toLowerCase()}${after < before ? `: ${feel.dataset.helped}` : ""}`;
    rounds.hidden = false;
  });
  feel.querySelector("[data-once-more]").addEventListener("click", () => {
    const last = number("after");
    row = null;
    said.textContent = "";
    feel.reset();
    if (last) { feel.elements.before.value = String(last); }
    person.hidden = last < 5;
    feel.querySelector("[name=after]").focus();
  });
}

/* Titles for what is being typed. It is sent in the body of a request and kept nowhere; words of distress, and their beginnings, are not sent. */
const look = document.querySelector("[data-look]");
if (look) {
  const [field, titles] = [look.elements.words, look.querySelector("datalist")];
  let [waiting, last] = [0, ""];
  const ask = async () => {
    if (field.value === last || field.value.trim().length < 2 || unsafe.isTold(field.value) || unsafe.isBegun(field.value)) { return; }
    last = field.value;
    try {
      const answer = await fetch(look.dataset.look, { method: "POST", body: new URLSearchParams({ words: last }), cache: "no-store", credentials: "omit" });
      const found = answer.ok ? (await answer.json()).titles : [];
      titles.replaceChildren(...found.map((title) => Object.assign(document.createElement("option"), { value: title })));
    } catch (problem) { /* no network: the search itself says so */ }
  };
  field.addEventListener("input", () => { clearTimeout(waiting); waiting = setTimeout(ask, 250); });
}

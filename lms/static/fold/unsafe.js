/* Words of distress are told on the device: what helps opens, and nothing is sent before she asks for it once more. The words came with the page (lms.core.distress compares in the same way). */
"use strict";
const unsafe = (() => {
  const plain = (text) => ` ${text.toLowerCase().normalize("NFKD").replace(/\p{M}/gu, "").replace(/[^\p{L}\p{N}_]+/gu, " ").trim()}`;
  const form = document.querySelector("form[data-hard]");
  const panel = document.querySelector("[data-unsafe]");
  const hard = form ? form.dataset.hard.split("|") : [];
  const isTold = (text) => hard.some((word) => plain(text).includes(` ${word}`));
  const isBegun = (text) => plain(text).split(" ").some((_word, at, all) => {
    const end = all.slice(at).join(" ");
    return end.length > 3 && hard.some((word) => word.startsWith(end));
  });
  let told = "";
  if (form && panel) {
    form.addEventListener("submit", (event) => {
      const typed = form.elements.words.value;
      if (typed === told || !isTold(typed)) { return; }
      told = typed;
      event.preventDefault();
      panel.hidden = false;
      panel.open = true;
      panel.querySelectorAll("[data-anyway]").forEach((way) => { way.hidden = false; });
      const now = panel.querySelector(".now");
      now.scrollIntoView();
      now.focus();
    });
  }
  return { isTold, isBegun };
})();

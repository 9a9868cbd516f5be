/* The panel about a lesson's content: asked for when the editor has opened, and again after each save. */
const watchContent = () => {
  const panel = document.querySelector("[data-content-report]");
  if (!panel) { return; }
  const place = panel.querySelector("[data-content-place]");
  const failed = panel.querySelector("[data-content-failed]");
  let asked = 0;

  const count = (number) => {
    const shown = document.querySelector("[data-side-panel-toggle='content'] [data-side-panel-toggle-counter]");
    if (!shown) { return; }
    shown.textContent = number;
    shown.hidden = number === "0";
  };

  const ask = async () => {
    const mine = ++asked;
    try {
      const answer = await fetch(panel.dataset.contentReport, { credentials: "same-origin" });
      const text = answer.ok && !answer.redirected ? await answer.text() : "";
      if (mine !== asked) { return; }
      failed.hidden = Boolean(text);
      if (!text) { return; }
      place.replaceChildren(...new DOMParser().parseFromString(text, "text/html").body.childNodes);
      count(place.querySelector("[data-count]").dataset.count);
    } catch {
      failed.hidden = false;
    }
  };

  document.addEventListener("w-autosave:success", ask);
  ask();
};
if (document.readyState === "loading") { document.addEventListener("DOMContentLoaded", watchContent); } else { watchContent(); }

/* A page of the programme face that the browser kept and shows once more is asked for anew. */
addEventListener("pageshow", (event) => { if (event.persisted) { document.body.hidden = true; location.reload(); } });

/* What a form was answered with is not shown twice: whoever goes on from it comes back to the page itself, and not to the browser's question about sending once more. */
for (const kind of ["submit", "click"]) {
  addEventListener(kind, (event) => {
    const onward = kind === "submit" || event.target.closest?.("a[href]");
    if (onward && !event.defaultPrevented) { history.replaceState(history.state, "", location.href); }
  });
}

document.querySelectorAll("[data-print]").forEach((press) => { press.hidden = false; press.addEventListener("click", () => window.print()); });

/* Without a connection the page says so; a role of status waits for words, so they are given when it is shown. */
const offline = document.querySelector("[data-offline]");
if (offline) {
  const words = offline.textContent;
  const say = () => { offline.hidden = navigator.onLine; offline.textContent = navigator.onLine ? "" : words; };
  ["online", "offline"].forEach((kind) => addEventListener(kind, say));
  say();
}

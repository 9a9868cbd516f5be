/* A lesson on the wall goes on by the keys of a keyboard and of a presenter; without this script its links do. */
(() => {
  const KEYS = {
    ArrowRight: document.dir === "rtl" ? "back" : "on",
    ArrowLeft: document.dir === "rtl" ? "on" : "back",
    PageDown: "on",
    PageUp: "back",
    " ": "on",
    Escape: "close",
  };
  document.addEventListener("keydown", (event) => {
    const way = KEYS[event.key];
    const link = way && document.querySelector(`[data-wall="${way}"]`);
    const onLink = event.key === " " && event.target.closest("a, button");
    if (!link || onLink || event.altKey || event.ctrlKey || event.metaKey) return;
    event.preventDefault();
    link.click();
  });
})();

/* What was found is gone back to for as long as the tab is open. What is kept for that is sealed, and Leave clears it. */
(() => {
  "use strict";
  const seek = document.querySelector("[data-seek]");
  const PLACE = "f";
  const trying = (step) => { try { return step(); } catch (problem) { return null; } };
  const found = document.querySelector("[data-found] [name=found]");
  const [way] = performance.getEntriesByType("navigation");
  if (found) {
    trying(() => sessionStorage.setItem(PLACE, found.value));
    history.replaceState(history.state, "", location.href);
  } else if (seek) {
    const kept = trying(() => sessionStorage.getItem(PLACE));
    if (kept && way && way.type !== "navigate" && !document.querySelector("[data-over]")) {
      const form = Object.assign(document.createElement("form"), { method: "post", action: seek.action, hidden: true });
      form.append(Object.assign(document.createElement("input"), { name: "found", value: kept }));
      document.body.append(form);
      form.submit();
    } else { trying(() => sessionStorage.removeItem(PLACE)); }
  }
})();

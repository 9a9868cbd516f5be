/* What makes learning smoother where JavaScript runs. Everything works without it. */
(function () {
  "use strict";
  // One tap is one answer.
  document.querySelectorAll("form[data-once]").forEach(function (form) {
    form.addEventListener("submit", function (event) {
      if (event.defaultPrevented) { return; }
      window.setTimeout(function () {
        document.querySelectorAll("button").forEach(function (button) { if (button.form === form) { button.disabled = true; } });
      }, 0);
    });
  });
  // What she is told about what she has just done is read out and comes into view. A step that she comes back to opens at its top.
  var place = location.hash ? document.getElementById(location.hash.slice(1)) : null;
  var answer = place && place.matches("[data-answer]") ? place : null;
  var told = answer || document.querySelector("[data-told]");
  if (told) { told.focus({ preventScroll: true }); told.scrollIntoView({ block: told.offsetHeight > window.innerHeight / 2 ? "start" : "center" }); }
  if (answer) { history.replaceState(null, "", location.pathname + location.search); }
})();

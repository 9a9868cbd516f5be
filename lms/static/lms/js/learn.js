/* What makes learning smoother where JavaScript runs. Everything works without it. */
(function () {
  "use strict";
  // Without a network a form is not sent: the browser's own page would come, and what was written would be lost. It is sent again by who wrote it: nothing that is agreed to, opened or erased happens later by itself.
  var words = document.currentScript.dataset;
  var note = null;

  function tell(form, pressed) {
    if (note) { note.remove(); }
    note = document.createElement("div");
    note.className = "kept";
    note.setAttribute("role", "alert");
    var said = document.createElement("p");
    said.textContent = words.held;
    var button = document.createElement("button");
    button.type = "button";
    button.className = "button button--small";
    button.textContent = words.again;
    button.addEventListener("click", function () { form.requestSubmit(pressed); });
    note.append(said, button);
    var thumb = document.querySelector(".thumb");
    if (thumb) { thumb.prepend(note); } else { form.after(note); }
    note.scrollIntoView({ block: "nearest" });
  }

  document.querySelectorAll("form[method=post]:not([data-keep])").forEach(function (form) {
    if (!form.requestSubmit) { return; }
    form.addEventListener("submit", function (event) {
      if (event.defaultPrevented) { return; }
      if (navigator.onLine !== false) { if (note) { note.remove(); } return; }
      event.preventDefault();
      tell(form, event.submitter && event.submitter.form === form ? event.submitter : null);
    });
  });

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

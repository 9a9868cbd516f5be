/* A page that the browser kept is asked for anew when somebody goes back to it. */
window.addEventListener("pageshow", function (event) {
  if (event.persisted) { document.body.hidden = true; window.location.reload(); }
});

/* A page that answers a form cannot be gone back to: the browser says so with a page of its own. Once somebody goes on from it, Back leads to the page that was asked with no form. */
(function () {
  "use strict";
  function leaveAPage(event) {
    var goes = event.type === "submit" || (event.target instanceof Element && event.target.closest("a[href]"));
    if (goes && !event.defaultPrevented) { history.replaceState(history.state, "", location.href); }
  }
  document.addEventListener("submit", leaveAPage);
  document.addEventListener("click", leaveAPage);
})();

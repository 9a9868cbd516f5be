/* Leave this page: one click or Shift three times. The page is covered in the same frame, before anything is asked of the network. */
(function () {
  "use strict";
  var link = document.querySelector("[data-leave]");
  var presses = [];
  function leave() {
    var cover = document.createElement("div");
    cover.className = "cover";
    document.documentElement.appendChild(cover);
    document.body.hidden = true;
    document.title = "…";
    try { sessionStorage.clear(); localStorage.clear(); } catch (error) { /* storage may be closed; leaving goes on */ }
    window.location.replace(link ? link.href : "/leave/");
  }
  if (link) {
    link.addEventListener("click", function (event) { event.preventDefault(); leave(); });
  }
  document.addEventListener("keyup", function (event) {
    if (event.key !== "Shift") { presses = []; return; }
    var now = Date.now();
    presses = presses.filter(function (time) { return now - time < 5000; }).concat(now);
    if (presses.length >= 3) { leave(); }
  });
  window.addEventListener("pageshow", function (event) { if (event.persisted) { window.location.reload(); } });
})();

/* What makes learning smoother where JavaScript runs. Everything works without it. */
(function () {
  "use strict";
  // Listen: one round button in place of the browser's player.
  document.querySelectorAll("[data-listen]").forEach(function (place) {
    var audio = place.querySelector("audio");
    var button = place.querySelector("button");
    if (!audio || !button) { return; }
    audio.hidden = true;
    button.hidden = false;
    button.addEventListener("click", function () {
      document.querySelectorAll("[data-listen] audio").forEach(function (other) { if (other !== audio) { other.pause(); } });
      if (audio.paused) { audio.play(); } else { audio.pause(); }
    });
    ["play", "pause", "ended"].forEach(function (name) {
      audio.addEventListener(name, function () { button.setAttribute("aria-pressed", String(!audio.paused && !audio.ended)); });
    });
  });
  // One tap is one answer.
  document.querySelectorAll("form[data-once]").forEach(function (form) {
    form.addEventListener("submit", function () {
      window.setTimeout(function () {
        document.querySelectorAll("button").forEach(function (button) { if (button.form === form) { button.disabled = true; } });
      }, 0);
    });
  });
  // The answer to what she did is read out and comes into view.
  var told = document.querySelector("[data-told]:target") || document.querySelector("[data-told]");
  if (told) { told.focus({ preventScroll: true }); told.scrollIntoView({ block: "center" }); }
})();

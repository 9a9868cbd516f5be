/* Listen: one round button in place of the browser's player, then pause, place, length and a slower voice. Says so when a sound does not come. */
(function () {
  "use strict";
  var words = document.currentScript.dataset;
  var language = (document.querySelector(".lms-page") || document.documentElement).lang || "en";
  var SLOWER = 0.75;

  function clock(seconds) {
    var whole = Math.floor(isFinite(seconds) ? seconds : 0);
    return Math.floor(whole / 60).toLocaleString(language, { numberingSystem: "latn" }) + ":" + (whole % 60).toLocaleString(language, { minimumIntegerDigits: 2, numberingSystem: "latn" });
  }

  function make(name, css, more) {
    var element = document.createElement(name);
    element.className = css;
    Object.keys(more || {}).forEach(function (key) { element.setAttribute(key, more[key]); });
    return element;
  }

  document.querySelectorAll("[data-listen]").forEach(function (place) {
    var audio = place.querySelector("audio");
    var button = place.querySelector("button");
    if (!audio || !button) { return; }
    var label = button.lastChild;
    var listen = label.textContent;
    var bar = make("div", "sound__bar");
    var seek = make("input", "sound__seek", { type: "range", min: "0", max: "0", step: "1", value: "0", "aria-label": words.place });
    var time = make("span", "sound__time");
    var slower = make("button", "sound__slower", { type: "button", "aria-pressed": "false" });
    var failed = make("p", "sound__failed", { role: "status" });
    slower.textContent = words.slower;
    bar.hidden = true;
    failed.hidden = true;
    bar.append(seek, time, slower);
    place.append(bar, failed);
    audio.hidden = true;
    button.hidden = false;
    button.removeAttribute("aria-pressed");

    function show() {
      var plays = !audio.paused && !audio.ended;
      var long = isFinite(audio.duration) ? audio.duration : 0;
      button.toggleAttribute("data-playing", plays);
      label.textContent = plays ? " " + words.pause : listen;
      seek.max = String(Math.floor(long));
      seek.value = String(Math.floor(audio.currentTime));
      time.textContent = clock(audio.currentTime) + " / " + clock(long);
      seek.setAttribute("aria-valuetext", time.textContent);
    }
    function fail(problem) {
      if (problem && problem.name === "AbortError") { return; }
      bar.hidden = true;
      failed.hidden = false;
      failed.textContent = words.failed;
      show();
    }
    button.addEventListener("click", function () {
      document.querySelectorAll("[data-listen] audio").forEach(function (other) { if (other !== audio) { other.pause(); } });
      if (!audio.paused) { audio.pause(); return; }
      failed.hidden = true;
      if (audio.error) { audio.load(); }
      var begun = audio.play();
      if (begun) { begun.then(function () { bar.hidden = false; }, fail); } else { bar.hidden = false; }
    });
    seek.addEventListener("input", function () { audio.currentTime = Number(seek.value); show(); });
    slower.addEventListener("click", function () {
      var slow = slower.getAttribute("aria-pressed") !== "true";
      slower.setAttribute("aria-pressed", String(slow));
      audio.playbackRate = audio.defaultPlaybackRate = slow ? SLOWER : 1;
    });
    ["play", "pause", "ended", "timeupdate", "loadedmetadata", "durationchange", "seeked"].forEach(function (name) { audio.addEventListener(name, show); });
    audio.addEventListener("error", function () { fail(); });
  });
})();

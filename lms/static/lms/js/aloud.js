/* Reads a page of hers aloud by a voice that lives on the phone itself: nothing of it is sent anywhere. Without such a voice there is no button. */
(function () {
  "use strict";
  var voice = window.speechSynthesis;
  var words = document.currentScript.dataset;
  if (!voice || !window.SpeechSynthesisUtterance) { return; }
  var page = document.documentElement.lang || "en";
  var PACE = 0.9, WORDS_A_MINUTE = 130;
  var speaking = null;

  function short(code) { return String(code).toLowerCase().split(/[-_]/)[0]; }
  function voiceFor(code) {
    return voice.getVoices().filter(function (one) { return one.localService && short(one.lang) === short(code); })[0];
  }

  /* What is said, piece by piece, each in its language. */
  function pieces(root) {
    var found = [];
    root.querySelectorAll("[data-said]").forEach(function (element) {
      if (element.closest("[hidden], details:not([open])")) { return; }
      var walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      var last = null;
      while (walker.nextNode()) {
        var text = walker.currentNode.nodeValue.replace(/\s+/g, " ");
        var around = walker.currentNode.parentElement.closest("[lang]");
        var language = around ? around.lang : page;
        if (last && last.language === language) { last.text += text; continue; }
        last = { text: text, language: language };
        found.push(last);
      }
    });
    return found.filter(function (piece) { return piece.text.trim(); });
  }

  function sayable(root) { return pieces(root).filter(function (piece) { return voiceFor(piece.language); }); }

  function stop() {
    voice.cancel();
    if (speaking) { speaking.button.removeAttribute("data-playing"); speaking.label.textContent = speaking.words; speaking = null; }
  }

  function start(button, label, root) {
    stop();
    speaking = { button: button, label: label, words: label.textContent };
    var mine = speaking;
    button.setAttribute("data-playing", "");
    label.textContent = words.stop;
    var said = sayable(root).map(function (piece) {
      var utterance = new window.SpeechSynthesisUtterance(piece.text);
      utterance.lang = piece.language;
      utterance.voice = voiceFor(piece.language);
      utterance.rate = PACE;
      return utterance;
    });
    if (said.length) { said[said.length - 1].onend = function () { if (speaking === mine) { stop(); } }; }
    said.forEach(function (utterance) { voice.speak(utterance); });
  }

  function show() {
    document.querySelectorAll("[data-aloud]").forEach(function (button) {
      var root = document.querySelector(button.getAttribute("data-aloud"));
      var said = root ? sayable(root) : [];
      button.hidden = !said.length;
      var time = button.querySelector(".listen__time");
      if (time && said.length) {
        var count = said.map(function (piece) { return piece.text; }).join(" ").split(/\s+/).length;
        time.textContent = new Intl.NumberFormat(page, { style: "unit", unit: "minute", unitDisplay: "short", numberingSystem: "latn" }).format(Math.max(1, Math.round(count / WORDS_A_MINUTE)));
      }
      if (said.length) { document.querySelectorAll("[data-recorded]").forEach(function (other) { other.hidden = true; }); }
    });
  }

  document.querySelectorAll("[data-aloud]").forEach(function (button) {
    var label = button.querySelector("[data-label]");
    button.addEventListener("click", function () {
      if (speaking && speaking.button === button) { stop(); } else { start(button, label, document.querySelector(button.getAttribute("data-aloud"))); }
    });
  });
  window.addEventListener("pagehide", stop);
  if (voice.addEventListener) { voice.addEventListener("voiceschanged", show); }
  show();
})();

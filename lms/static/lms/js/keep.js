/* An answer that meets no network stays: in this page and nowhere else, so that nothing of it is left on a shared phone. It is sent when the network is back; its key makes it count once. Without JavaScript the browser's own page comes, and Back leads to what was chosen. */
(function () {
  "use strict";
  var words = document.currentScript.dataset;
  var AGAIN = 20000;
  if (!window.fetch || !window.URLSearchParams || !window.FormData) { return; }

  function buttonsOf(form, off) {
    document.querySelectorAll("button").forEach(function (button) { if (button.form === form) { button.disabled = off; } });
  }
  function go(address) {
    var to = new URL(address, location.href);
    if (to.pathname === location.pathname && to.search === location.search) {
      history.replaceState(null, "", to.href);
      history.scrollRestoration = "manual"; // else the browser goes back to where she was, past the answer
      location.reload();
    } else {
      location.assign(to.href);
    }
  }

  document.querySelectorAll("form[data-keep]").forEach(function (form) {
    var sent = null;
    var pressed = null;
    var asking = false;
    var note = null;
    var timer = 0;

    function plainly() {
      if (pressed && pressed.name) {
        var input = document.createElement("input");
        input.type = "hidden"; input.name = pressed.name; input.value = pressed.value;
        form.appendChild(input);
      }
      form.submit();
    }
    function keep() {
      if (!note) {
        note = document.createElement("div");
        note.className = "kept";
        note.setAttribute("role", "alert");
        var said = document.createElement("p");
        said.textContent = form.dataset.keep === "answer" ? words.answer : words.other;
        var button = document.createElement("button");
        button.type = "button";
        button.className = "button button--small";
        button.textContent = words.again;
        button.addEventListener("click", send);
        note.append(said, button);
        (document.querySelector(".thumb") || document.body).prepend(note);
      }
      form.inert = true;
      window.clearTimeout(timer);
      timer = window.setTimeout(send, AGAIN);
    }
    function send() {
      if (!sent || asking || document.querySelector(".stay-cover")) { return; }
      asking = true;
      fetch(form.getAttribute("action") || location.href, { method: "POST", body: sent, headers: { Accept: "application/json" }, credentials: "same-origin", cache: "no-store", redirect: "manual" }).then(function (answer) {
        var told = answer.ok && (answer.headers.get("Content-Type") || "").indexOf("application/json") === 0;
        if (!told) { plainly(); return null; }
        return answer.json().then(function (found) { sent = null; go(found.go); });
      }).catch(keep).then(function () { asking = false; });
    }
    form.addEventListener("submit", function (event) {
      event.preventDefault();
      if (sent) { return; }
      pressed = event.submitter || null;
      sent = form.enctype === "multipart/form-data" ? new FormData(form) : new URLSearchParams(new FormData(form)); // a file needs the form's own way, words alone are shorter without it
      if (pressed && pressed.name) { sent.append(pressed.name, pressed.value); }
      buttonsOf(form, true);
      send();
    });
    window.addEventListener("online", send);
    document.addEventListener("visibilitychange", function () { if (!document.hidden) { send(); } });
    window.addEventListener("pageshow", function (event) { if (event.persisted) { buttonsOf(form, false); } });
  });
})();

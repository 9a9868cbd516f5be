/* The way out: a click, or Shift three times. The page is covered in the same frame, before anything is asked of the network. */
(function () {
  "use strict";
  var BETWEEN = 5000;
  var PATIENCE = 4000;
  var words = document.currentScript ? document.currentScript.dataset : {};
  var links = document.querySelectorAll("[data-leave]");
  if (!links.length) { links = [floating()]; }
  var told = { once: links[0].dataset.once || "", twice: links[0].dataset.twice || "" };
  var address = links[0].href;
  var presses = [];
  var mixed = false;
  var sign;

  function floating() {
    var link = document.createElement("a");
    link.className = "leave leave--floating";
    link.dataset.over = link.className;
    link.href = "/leave/";
    link.rel = "nofollow noreferrer";
    link.textContent = words.word || "Leave";
    document.body.prepend(link);
    return link;
  }

  function coverPage() {
    var cover = document.createElement("div");
    cover.className = "cover";
    cover.style.cssText = "position:fixed;inset:0;z-index:2147483647;background:Canvas";
    document.documentElement.appendChild(cover);
    document.body.hidden = true;
    document.body.style.display = "none";
    document.title = "…";
    document.querySelectorAll("link[rel~='icon']").forEach(function (icon) { icon.href = "data:,"; });
    document.querySelectorAll("audio, video").forEach(function (sound) { sound.pause(); });
  }

  function quietly(action) { try { action(); } catch (error) { /* leaving goes on */ } }

  function leave() {
    var top = window;
    coverPage();
    window.onbeforeunload = null;
    window.addEventListener("beforeunload", function (event) { event.stopImmediatePropagation(); }, true);
    quietly(function () { sessionStorage.clear(); });
    quietly(function () { localStorage.clear(); });
    // Should the way out not reach the server, the next request that does carries this and is treated as leaving.
    quietly(function () { document.cookie = "g=1; path=/; samesite=lax" + (location.protocol === "https:" ? "; secure" : ""); });
    quietly(function () { if (window.top.location.origin === window.location.origin) { top = window.top; } });
    if (navigator.onLine === false) { top.location.replace("about:blank"); return; }
    window.setTimeout(function () { top.location.replace("about:blank"); }, PATIENCE);
    top.location.replace(address);
  }

  function tell() {
    var count = presses.length;
    if (!sign) {
      sign = document.createElement("div");
      sign.className = "leave-sign";
      sign.setAttribute("role", "status");
      document.body.appendChild(sign);
    }
    sign.hidden = !count;
    sign.textContent = "";
    if (!count) { return; }
    var dots = document.createElement("span");
    dots.setAttribute("aria-hidden", "true");
    dots.className = "leave-sign__dots";
    dots.textContent = "●●●".slice(0, count) + "○○○".slice(0, 3 - count);
    sign.append(dots, " ", count === 1 ? told.once : told.twice);
  }

  function forget() { if (presses.length) { presses = []; tell(); } }

  links.forEach(function (link) {
    link.addEventListener("click", function (event) { event.preventDefault(); leave(); });
  });
  document.addEventListener("keydown", function (event) {
    if (event.key === "Shift") { if (!event.repeat) { mixed = false; } return; }
    mixed = true;
    forget();
  }, true);
  document.addEventListener("pointerdown", function () { mixed = true; }, true);
  document.addEventListener("keyup", function (event) {
    if (event.key !== "Shift") { return; }
    if (mixed) { forget(); return; }
    presses.push(Date.now());
    if (presses.length > 2) { leave(); return; }
    tell();
    var pressed = presses.length;
    window.setTimeout(function () { if (presses.length === pressed && Date.now() - presses[pressed - 1] >= BETWEEN) { forget(); } }, BETWEEN);
  }, true);
  tell();
})();

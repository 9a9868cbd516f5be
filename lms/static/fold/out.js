/* The way out of the programme face: a click, or Shift three times. Also the Listen button, and one answer for one press. */
(() => {
  "use strict";
  const script = document.currentScript;
  const all = (wanted) => Array.from(document.querySelectorAll(wanted));
  const trying = (step) => { try { step(); } catch (problem) { /* she goes all the same */ } };

  let ways = all("[data-leave]");
  if (ways.length === 0) {
    const way = Object.assign(document.createElement("a"), { className: "leave leave--floating", href: "/leave/", rel: "nofollow noreferrer" });
    way.textContent = (script && script.dataset.word) || "Leave";
    document.body.prepend(way);
    ways = [way];
  }

  const go = () => {
    const curtain = document.createElement("div");
    curtain.className = "curtain";
    curtain.style.cssText = "position:fixed;inset:0;z-index:2147483647;background:Canvas";
    document.documentElement.append(curtain);
    document.body.style.display = "none";
    document.title = "…";
    all("link[rel~='icon']").forEach((drawing) => { drawing.href = "data:,"; });
    all("audio, video").forEach((player) => player.pause());
    window.onbeforeunload = null;
    addEventListener("beforeunload", (event) => event.stopImmediatePropagation(), true);
    trying(() => sessionStorage.clear());
    trying(() => localStorage.clear());
    // The server is told by the next request, should this one not arrive.
    trying(() => { document.cookie = `g=1; path=/; samesite=lax${location.protocol === "https:" ? "; secure" : ""}`; });
    let frame = window;
    trying(() => { if (parent.location.origin === location.origin) { frame = window.top; } });
    if (!navigator.onLine) { frame.location.replace("about:blank"); return; }
    setTimeout(() => frame.location.replace("about:blank"), 4000);
    frame.location.replace(ways[0].href);
  };
  ways.forEach((way) => way.addEventListener("click", (event) => { event.preventDefault(); go(); }));

  const sign = Object.assign(document.createElement("div"), { className: "pressed leave-sign", hidden: true });
  sign.setAttribute("role", "status");
  document.body.append(sign);
  let count = 0;
  let alone = true;
  let timer = 0;
  const say = (number) => {
    count = number;
    clearTimeout(timer);
    sign.hidden = count === 0;
    sign.textContent = count ? `${"●".repeat(count)}${"○".repeat(3 - count)} ${ways[0].dataset[count === 1 ? "once" : "twice"] || ""}` : "";
    if (count) { timer = setTimeout(say, 5000, 0); }
  };
  addEventListener("keydown", (event) => {
    if (event.key !== "Shift") { alone = false; say(0); } else if (!event.repeat) { alone = true; }
  }, true);
  addEventListener("pointerdown", () => { alone = false; }, true);
  addEventListener("keyup", (event) => {
    if (event.key !== "Shift") { return; }
    if (!alone) { say(0); } else if (count === 2) { go(); } else { say(count + 1); }
  }, true);

  all("[data-listen]").forEach((place) => {
    const [player, press] = [place.querySelector("audio"), place.querySelector("button")];
    player.hidden = true;
    press.hidden = false;
    press.onclick = () => (player.paused ? player.play() : player.pause());
    ["play", "pause", "ended"].forEach((name) => player.addEventListener(name, () => press.setAttribute("aria-pressed", `${!player.paused && !player.ended}`)));
  });
  addEventListener("submit", ({ target }) => {
    if (target.matches("[data-once]")) { setTimeout(() => Array.from(target.elements).filter((field) => field.type === "submit").forEach((press) => { press.disabled = true; })); }
  });
  const told = document.querySelector("[data-told]");
  if (told) { told.focus(); }
})();

/* A signed-in page of the programme face that nobody touches: asks a minute before it closes, and gives what was typed to the server when it does. */
(() => {
  "use strict";
  const here = document.currentScript.dataset;
  const MINUTE = 60000;
  const unsaved = new Set();
  let closesAt = here.left ? Date.now() + here.left * 1000 : Infinity;
  let touchedAt = here.left ? Date.now() : 0;
  let toldAt = Date.now();
  let question = null;
  let curtain = null;
  let waiting = false;

  const settings = document.getElementById("wagtail-config");
  const token = () => here.token || (settings ? JSON.parse(settings.textContent).CSRF_TOKEN : "");
  const rest = () => closesAt - Date.now();
  const take = (element) => { if (element) { element.remove(); } return null; };

  const ask = async (body) => {
    if (waiting) { return; }
    waiting = true;
    try {
      const answer = await fetch(here.address, { method: body ? "POST" : "GET", body, headers: { "X-CSRFToken": token() }, redirect: "error", cache: "no-store" });
      const { left } = answer.ok ? await answer.json() : { left: 0 };
      closesAt = Date.now() + left * 1000;
      if (rest() > MINUTE) { question = take(question); }
      if (rest() > 0 && curtain) { curtain = take(curtain); document.body.style.visibility = ""; }
    } catch (problem) { /* no network: the clock of the page counts */ }
    waiting = false;
  };
  const tell = () => {
    toldAt = Date.now();
    return ask(new URLSearchParams({ ago: Math.round((toldAt - touchedAt) / 1000) }));
  };

  const pose = () => {
    if (question) { return; }
    question = Object.assign(document.createElement("div"), { className: "quiet stay" });
    question.setAttribute("role", "status");
    const stay = Object.assign(document.createElement("button"), { type: "button", className: "button button--small", textContent: here.here });
    stay.onclick = () => { touchedAt = Date.now(); question = take(question); tell(); };
    question.append(here.soon, " ", stay);
    document.body.append(question);
  };

  const typed = () => {
    const kept = new URLSearchParams();
    const form = [...unsaved].pop();
    Array.from(form ? form.elements : []).forEach((field) => {
      const is = (...types) => types.includes(field.type);
      if (!field.name || field.disabled || is("hidden", "password", "file", "submit", "button")) { return; }
      if (!is("radio", "checkbox") || field.checked) { kept.append(field.name, field.value); }
    });
    return `${kept}`;
  };

  const close = () => {
    question = take(question);
    if (curtain) { return; }
    curtain = Object.assign(document.createElement("div"), { className: "curtain stay-cover" });
    Object.assign(document.body.style, { visibility: "hidden" });
    document.documentElement.append(curtain);
    const out = document.querySelector("a.leave");
    if (out) { curtain.append(Object.assign(document.createElement("a"), { className: "leave leave--floating", href: out.href, rel: "nofollow noreferrer", textContent: out.textContent.trim() })); }
    if (here.unlock) {
      curtain.append(Object.assign(document.createElement("a"), { className: "button", href: here.unlock, target: "_blank", textContent: here.open }));
      return;
    }
    const form = Object.assign(document.createElement("form"), { method: "post", action: here.lock });
    Object.entries({ csrfmiddlewaretoken: token(), path: location.pathname + location.search, form: typed() }).forEach(([name, value]) => {
      form.append(Object.assign(document.createElement("input"), { type: "hidden", name, value }));
    });
    document.documentElement.append(form);
    form.submit();
  };

  const look = async () => {
    if (Array.from(document.querySelectorAll("audio, video")).some((player) => !player.paused && !player.ended)) { touchedAt = Date.now(); }
    if (curtain) { await ask(); return; }
    if (touchedAt > toldAt && rest() > 0 && (rest() <= MINUTE || Date.now() - toldAt >= MINUTE)) { await tell(); return; }
    if (rest() > MINUTE) { return; }
    if (navigator.onLine) { await ask(); }
    if (rest() <= 0) { close(); } else if (rest() <= MINUTE) { pose(); }
  };
  const noticed = (event) => {
    if (question && question.contains(event.target)) { return; }
    if (rest() <= 0) { look(); return; }
    touchedAt = Date.now();
    if (question) { question = take(question); tell(); }
  };

  ["keydown", "pointerdown", "scroll", "touchmove", "wheel"].forEach((kind) => addEventListener(kind, noticed, { capture: true, passive: true }));
  document.addEventListener("input", (event) => { unsaved.delete(event.target.form); if (event.target.form) { unsaved.add(event.target.form); } noticed(event); });
  document.addEventListener("visibilitychange", () => { if (!document.hidden) { look(); } });
  addEventListener("focus", look);
  setInterval(look, 5000);
  const before = document.getElementById("typed");
  (before ? JSON.parse(before.textContent) : []).forEach(([name, value]) => document.getElementsByName(name).forEach((field) => {
    if (["radio", "checkbox"].includes(field.type)) { field.checked = field.checked || field.value === value; } else if (!["hidden", "password", "file", "submit", "button"].includes(field.type)) { field.value = value; }
    if (field.form) { unsaved.add(field.form); }
  }));
  if (!here.left) { ask(); }
})();

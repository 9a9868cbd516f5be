/* A quiet page: asks a minute before it closes, keeps what is being written, and closes at once when the phone wakes up too late. */
(function () {
  "use strict";
  var me = document.currentScript;
  var words = me.dataset;
  var SOON = 60000;
  var left = words.left ? Number(words.left) * 1000 : Infinity;
  var known = Date.now();
  var last = words.left ? known : 0;
  var told = known;
  var notice = null;
  var cover = null;
  var asking = false;
  var touched = null;

  function token() {
    if (words.token) { return words.token; }
    var config = document.getElementById("wagtail-config");
    return config ? JSON.parse(config.textContent).CSRF_TOKEN : "";
  }
  // A clock that was put back says nothing of how long the page was quiet: the server is asked, and without it the page closes.
  function since(moment) { var gone = Date.now() - moment; return gone < -2000 ? Infinity : Math.max(0, gone); }
  function rest() { return left - since(known); }
  function learn(answer) {
    left = answer.left * 1000;
    known = Date.now();
    told = Math.min(told, known);
    last = Math.min(last, known);
    if (left > SOON) { hide(); }
    if (left > 0 && cover) { cover.remove(); cover = null; document.body.style.visibility = ""; }
  }
  function ask(body) {
    if (asking) { return Promise.resolve(); }
    asking = true;
    var options = { headers: { "X-CSRFToken": token() }, credentials: "same-origin", redirect: "error", cache: "no-store" };
    if (body) { options.method = "POST"; options.body = body; }
    return fetch(words.address, options).then(function (answer) { return answer.ok ? answer.json() : { left: 0 }; }).then(learn, function () { /* no network: the page goes by its own clock */ }).then(function () { asking = false; });
  }
  function tell() {
    told = Date.now();
    return ask(new URLSearchParams({ ago: Math.round((told - last) / 1000) }));
  }
  function hide() { if (notice) { notice.remove(); notice = null; } }
  function show() {
    if (notice) { return; }
    notice = document.createElement("div");
    notice.className = "stay";
    notice.setAttribute("role", "status");
    var button = document.createElement("button");
    button.type = "button";
    button.className = "button button--small";
    button.textContent = words.here;
    button.addEventListener("click", function () { last = Date.now(); hide(); tell(); });
    notice.append(words.soon + " ", button);
    document.body.appendChild(notice);
  }
  function playing() {
    return Array.prototype.some.call(document.querySelectorAll("audio, video"), function (sound) { return !sound.paused && !sound.ended; });
  }
  function unsent() {
    var fields = new URLSearchParams();
    if (!touched) { return fields; }
    Array.prototype.forEach.call(touched.elements, function (field) {
      if (!field.name || field.disabled || /^(hidden|password|file|submit|button)$/.test(field.type)) { return; }
      if (/^(radio|checkbox)$/.test(field.type) && !field.checked) { return; }
      fields.append(field.name, field.value);
    });
    return fields;
  }
  function send(fields) {
    var form = document.createElement("form");
    form.method = "post";
    form.action = words.lock;
    Object.keys(fields).forEach(function (name) {
      var input = document.createElement("input");
      input.type = "hidden"; input.name = name; input.value = fields[name];
      form.appendChild(input);
    });
    document.documentElement.appendChild(form);
    form.submit();
  }
  function close() {
    hide();
    if (cover) { return; }
    var here = unsent().toString();
    cover = document.createElement("div");
    cover.className = "stay-cover";
    document.documentElement.appendChild(cover);
    document.body.style.visibility = "hidden";
    var out = document.querySelector("a[data-over]");
    if (out) {
      var way = document.createElement("a");
      way.className = out.dataset.over; way.href = out.href; way.rel = "nofollow noreferrer"; way.textContent = out.textContent.trim();
      cover.append(way);
    }
    if (words.unlock) {
      // The editor holds more than one form could carry: it stays as it is, covered, and is opened from another tab.
      var link = document.createElement("a");
      link.href = words.unlock; link.target = "_blank"; link.className = "button"; link.textContent = words.open;
      cover.append(link);
    } else {
      // Without a network the browser's own page would come, and what was written would be lost: covered, it waits for the network.
      var ends = function () { send({ csrfmiddlewaretoken: token(), path: location.pathname + location.search, form: here }); };
      if (navigator.onLine === false) { away(); window.addEventListener("online", ends, { once: true }); } else { ends(); }
    }
  }
  function away() {
    var said = document.createElement("p");
    said.className = "stay-cover__words";
    said.setAttribute("role", "status");
    said.textContent = words.away || "";
    cover.append(said);
  }
  function look() {
    if (playing()) { last = Date.now(); }
    if (cover) { if (navigator.onLine !== false) { ask(); } return; }
    if (last > told && (Date.now() - told >= SOON || rest() <= SOON) && rest() > 0) { tell(); return; }
    if (rest() > SOON) { return; }
    if (navigator.onLine === false) { if (rest() <= 0) { close(); } else { show(); } return; }
    ask().then(function () {
      if (rest() <= 0) { close(); } else if (rest() <= SOON) { show(); }
    });
  }
  function active(event) {
    if (notice && event && event.target instanceof Node && notice.contains(event.target)) { return; }
    if (rest() <= 0) { look(); return; }
    last = Date.now();
    if (notice) { hide(); tell(); }
  }
  function fill() {
    var kept = document.getElementById("typed");
    if (!kept) { return; }
    JSON.parse(kept.textContent).forEach(function (pair) {
      document.getElementsByName(pair[0]).forEach(function (field) {
        if (/^(hidden|password|file|submit|button)$/.test(field.type)) { return; }
        if (/^(radio|checkbox)$/.test(field.type)) { if (field.value === pair[1]) { field.checked = true; } } else { field.value = pair[1]; }
        touched = field.form;
      });
    });
  }

  ["keydown", "pointerdown", "scroll", "touchmove", "wheel"].forEach(function (kind) { window.addEventListener(kind, active, { capture: true, passive: true }); });
  document.addEventListener("input", function (event) { touched = event.target.form || touched; active(event); });
  document.addEventListener("visibilitychange", function () { if (!document.hidden) { look(); } });
  window.addEventListener("focus", look);
  window.setInterval(look, 5000);
  fill();
  if (!words.left) { ask(); }
})();

/* What belongs together, by taps: one on a thing, one on its partner. The lists behind it stay what is sent, so without a script she chooses from them. */
(function () {
  "use strict";
  document.querySelectorAll("[data-pairs]").forEach(function (place) {
    var words = place.dataset;
    var rows = [];
    var taken = null;
    var status = document.createElement("p");
    var tray = document.createElement("fieldset");

    function say(text, item, partner) {
      return text.replace("%(item)s", item).replace("%(partner)s", partner || "");
    }
    function copied(from, css) {
      var button = document.createElement("button");
      button.type = "button";
      button.className = css;
      ["lang", "dir"].forEach(function (name) { if (from.hasAttribute(name)) { button.setAttribute(name, from.getAttribute(name)); } });
      from.childNodes.forEach(function (node) { button.append(node.cloneNode(true)); });
      return button;
    }
    function chosen(row) { return row.select.value ? row.select.options[row.select.selectedIndex] : null; }
    function open() { return rows.find(function (row) { return !chosen(row); }) || null; }

    function show() {
      var used = rows.map(function (row) { return row.select.value; });
      rows.forEach(function (row) {
        var partner = chosen(row);
        row.element.toggleAttribute("data-joined", Boolean(partner));
        row.button.setAttribute("aria-pressed", String(row === taken));
        row.partner.textContent = partner ? partner.textContent : words.gap;
        ["lang", "dir"].forEach(function (name) { if (partner && partner.hasAttribute(name)) { row.partner.setAttribute(name, partner.getAttribute(name)); } else { row.partner.removeAttribute(name); } });
        if (partner) { row.button.setAttribute("aria-label", say(words.joined, row.item, partner.textContent)); } else { row.button.removeAttribute("aria-label"); }
      });
      tray.querySelectorAll("button").forEach(function (piece) { piece.toggleAttribute("data-used", used.indexOf(piece.value) >= 0); });
    }
    function choose(row, value) {
      row.select.value = value;
      row.element.removeAttribute("data-state");
      row.element.querySelectorAll(".placing__said").forEach(function (said) { said.remove(); }); // it was said of the pair before
      row.button.removeAttribute("aria-describedby");
      row.select.dispatchEvent(new Event("change", { bubbles: true }));
    }
    function tap(row) {
      var partner = chosen(row);
      if (partner) {
        choose(row, "");
        status.textContent = say(words.undone, row.item, partner.textContent);
      }
      taken = row;
      show();
    }
    function give(piece) {
      var row = taken || open();
      if (!row) { status.textContent = words.all; return; }
      choose(row, piece.value);
      taken = open();
      status.textContent = say(words.told, row.item, piece.textContent) + (taken ? "" : " " + words.all);
      show();
      if (taken) { taken.button.focus(); }
    }

    place.querySelectorAll(".placing__row").forEach(function (element) {
      var label = element.querySelector(".placing__item");
      var select = element.querySelector("select");
      var row = { element: element, select: select, item: label.textContent.trim() };
      row.button = copied(label, "pair__item");
      row.partner = document.createElement("span");
      row.partner.className = "pair__partner";
      if (select.getAttribute("aria-describedby")) { row.button.setAttribute("aria-describedby", select.getAttribute("aria-describedby")); }
      row.button.disabled = select.disabled;
      row.button.addEventListener("click", function () { tap(row); });
      row.partner.addEventListener("click", function () { if (!select.disabled && chosen(row)) { tap(row); } });
      label.hidden = select.hidden = true;
      var stitch = document.createElement("span");
      stitch.className = "pair__stitch";
      label.before(row.button, stitch, row.partner);
      rows.push(row);
    });
    if (!rows.length) { return; }
    place.setAttribute("data-by-taps", "");
    status.className = "visually-hidden";
    status.setAttribute("role", "status");
    place.after(status);
    if (!rows[0].select.disabled) {
      var how = document.createElement("p");
      var legend = document.createElement("legend");
      how.className = "soft small";
      how.textContent = words.how;
      tray.className = "pair__tray";
      legend.className = "soft small";
      legend.textContent = words.tray;
      tray.append(legend);
      Array.prototype.slice.call(rows[0].select.options, 1).forEach(function (option) {
        var piece = copied(option, "pair__piece");
        piece.value = option.value;
        piece.addEventListener("click", function () { give(piece); });
        tray.append(piece);
      });
      place.before(how);
      place.after(tray);
      taken = open();
    }
    show();
  });
})();

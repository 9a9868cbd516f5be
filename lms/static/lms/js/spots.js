/* Places on a picture, drawn by whoever writes a question. The numbers under each place say the same: what is drawn is written there, and what is written is drawn. */
(() => {
  const { StructBlockDefinition } = window.wagtailStreamField.blocks;
  const SIDES = ["left", "top", "width", "height"];
  const held = (number, least, most) => Math.round(Math.max(least, Math.min(most, number)));

  class Drawing {
    constructor(block, prefix, words) {
      this.prefix = prefix;
      this.words = words;
      this.current = null;
      this.picture = document.getElementById(`${prefix}-picture`);
      this.list = this.picture?.closest("[data-contentpath]")?.parentElement.querySelector(":scope > [data-contentpath='choices']");
      if (!this.list) { return; }
      this.element = document.createElement("div");
      this.element.className = "spots";
      this.told = document.createElement("p");
      this.told.className = "help";
      this.told.id = `${prefix}-how`;
      this.area = document.createElement("div");
      this.area.className = "spots__picture";
      this.image = document.createElement("img");
      this.image.alt = "";
      this.image.draggable = false;
      this.places = document.createElement("div");
      this.area.append(this.image, this.places);
      this.element.append(this.told, this.area);
      this.list.before(this.element);
      this.picture.addEventListener("change", () => this.load());
      this.list.addEventListener("input", () => this.draw());
      this.list.addEventListener("focusin", (event) => { this.current = this.spotOf(event.target) || this.current; this.draw(); });
      new MutationObserver(() => this.draw()).observe(this.list, { childList: true, subtree: true });
      this.image.addEventListener("error", () => this.small());
      this.image.addEventListener("load", () => this.draw());
      this.area.addEventListener("pointerdown", (event) => this.begin(event));
      this.load();
    }

    /* Each place: its row in the form, and its four numbers. */
    spots() {
      return [...this.list.querySelectorAll("input[name$='-value-box-left']")].map((input) => {
        const name = input.name.slice(0, -"-value-box-left".length);
        const field = (side) => this.list.querySelector(`[name="${name}-value-box-${side}"]`);
        return { name, fields: SIDES.map(field), gone: this.list.querySelector(`[name="${name}-deleted"]`)?.value === "1" };
      }).filter((spot) => !spot.gone);
    }
    spotOf(element) {
      return this.spots().find((spot) => spot.fields[0].closest("[data-streamfield-child]")?.contains(element))?.name;
    }
    box(spot) { return spot.fields.map((field) => Number(field.value) || 0); }
    write(spot, box) {
      spot.fields.forEach((field, at) => { field.value = String(box[at]); });
      spot.fields[0].dispatchEvent(new Event("change", { bubbles: true }));
      this.draw();
    }

    load() {
      const chosen = this.picture.value;
      this.area.hidden = !chosen;
      this.told.textContent = chosen ? this.words.how : this.words.first;
      if (chosen) {
        const edit = this.picture.closest("[data-contentpath]").querySelector("a[data-chooser-edit-link]");
        const address = edit ? new URL(edit.href, location.href).pathname : "";
        this.image.src = address.replace(/\d+\/$/, `${chosen}/preview/width-800/`);
      }
    }
    /* Somebody who may not change the picture still sees it, as small as the chooser has it. */
    small() {
      const shown = this.picture.closest("[data-contentpath]").querySelector("img[data-chooser-image]");
      if (shown && this.image.src !== shown.src) { this.image.src = shown.src; }
    }

    draw() {
      const spots = this.spots();
      const focused = this.places.contains(document.activeElement) ? document.activeElement.dataset.name : "";
      this.places.replaceChildren(...spots.flatMap((spot, at) => {
        const box = this.box(spot);
        if (!box[2] || !box[3]) { return []; }
        const place = document.createElement("button");
        place.type = "button";
        place.className = "spots__place";
        place.dataset.name = spot.name;
        place.textContent = String(at + 1);
        place.setAttribute("aria-label", this.words.place.replace("%(number)s", at + 1));
        place.setAttribute("aria-describedby", this.told.id);
        place.setAttribute("aria-pressed", String(spot.name === this.current));
        ["left", "top", "width", "height"].forEach((side, n) => { place.style[side] = `${box[n]}%`; });
        place.addEventListener("keydown", (event) => this.key(event, spot));
        place.addEventListener("focus", () => { this.current = spot.name; [...this.places.children].forEach((each) => each.setAttribute("aria-pressed", String(each === place))); });
        return [place];
      }));
      if (focused) { [...this.places.children].find((place) => place.dataset.name === focused)?.focus(); }
    }

    key(event, spot) {
      const step = { ArrowLeft: [-1, 0], ArrowRight: [1, 0], ArrowUp: [0, -1], ArrowDown: [0, 1] }[event.key];
      if (!step) { return; }
      event.preventDefault();
      const [left, top, width, height] = this.box(spot);
      this.write(spot, event.shiftKey
        ? [left, top, held(width + step[0], 1, 100 - left), held(height + step[1], 1, 100 - top)]
        : [held(left + step[0], 0, 100 - width), held(top + step[1], 0, 100 - height), width, height]);
    }

    at(event) {
      const area = this.area.getBoundingClientRect();
      return [held((100 * (event.clientX - area.left)) / area.width, 0, 100), held((100 * (event.clientY - area.top)) / area.height, 0, 100)];
    }
    /* A short tap on a place takes it up; a drag draws the one that is taken up, or the first that has no place yet. */
    begin(event) {
      if (event.button) { return; }
      const touched = event.target.closest(".spots__place")?.dataset.name;
      const from = this.at(event);
      const spots = this.spots();
      const isOpen = (each) => !this.box(each)[2];
      const taken = spots.find((each) => each.name === this.current);
      const spot = (taken && isOpen(taken) ? taken : spots.find(isOpen)) || taken;
      const before = spot ? this.box(spot) : [];
      const isTaken = touched && touched !== spot?.name ? touched : "";
      if (!spot && !touched) { return; }
      event.preventDefault();
      this.area.setPointerCapture(event.pointerId);
      const drawn = (to) => [Math.min(from[0], to[0]), Math.min(from[1], to[1]), Math.abs(from[0] - to[0]), Math.abs(from[1] - to[1])];
      const move = (moved) => {
        const box = drawn(this.at(moved));
        if (spot && box[2] > 2 && box[3] > 2) { this.current = spot.name; this.write(spot, box); }
      };
      const end = (ended) => {
        this.area.removeEventListener("pointermove", move);
        const box = drawn(this.at(ended));
        if (box[2] > 2 && box[3] > 2) { return; }
        if (isTaken || touched) { this.current = isTaken || touched; }
        if (spot && before.length) { this.write(spot, before); } else { this.draw(); }
        [...this.places.children].find((place) => place.dataset.name === this.current)?.focus();
      };
      this.area.addEventListener("pointermove", move);
      this.area.addEventListener("pointerup", end, { once: true });
      this.area.addEventListener("pointercancel", end, { once: true });
    }
  }

  class HotspotDefinition extends StructBlockDefinition {
    render(placeholder, prefix, state, error) {
      const block = super.render(placeholder, prefix, state, error);
      new Drawing(block, prefix, this.meta.words);
      return block;
    }
  }
  window.telepath.register("courses.activities.HotspotForm", HotspotDefinition);
})();

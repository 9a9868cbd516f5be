/* A sheet that is filled in: printed, or carried in a file locked with five words. What is written lives in this page alone; nothing is stored by the page, nothing is sent. */
(() => {
  "use strict";
  const sheet = document.querySelector("[data-sheet]");
  if (!sheet) { return; }
  const lines = Array.from(sheet.querySelectorAll("[data-line]"));
  const fit = (line) => { line.style.blockSize = "auto"; line.style.blockSize = `${line.scrollHeight + 4}px`; };
  lines.forEach((line) => line.addEventListener("input", () => fit(line)));

  document.querySelector("[data-without]").hidden = true;
  document.querySelectorAll("[data-fill]").forEach((press) => {
    press.hidden = false;
    press.addEventListener("click", () => { sheet.toggleAttribute("data-empty", press.dataset.fill === "empty"); window.print(); });
  });
  addEventListener("afterprint", () => sheet.removeAttribute("data-empty"));

  const carry = document.querySelector("[data-carry]");
  /* Whoever goes back finds nothing, whatever the browser keeps of the page. */
  addEventListener("pagehide", () => {
    lines.forEach((line) => { line.value = ""; fit(line); });
    carry.querySelector(".carry__words").replaceChildren();
    carry.querySelector("[data-typed]").value = "";
  });
  if (!window.crypto || !crypto.subtle || !window.TextEncoder) { return; }
  carry.hidden = false;
  const part = (wanted) => carry.querySelector(wanted);
  const said = part(".carry__said");
  const say = (words, state = "") => { said.textContent = words; said.dataset.state = state; };

  /* Version 1: one byte 1, 16 of salt, 12 of nonce, then AES-GCM. A new version is another first byte. */
  const VERSION = 1, SALT = 16, NONCE = 12, TURNS = 1000000, ROOM = 4096, NUMBERS = 8, FIVE = 5;
  const all = carry.dataset.words.split(" ");
  const plain = (text) => text.toLowerCase().replace(/œ/g, "oe").normalize("NFKD").replace(/\p{M}/gu, "").replace(/ς/g, "σ").replace(/ى/g, "ي").replace(/ة/g, "ه")
    .replace(/[٠-٩]/g, (digit) => digit.charCodeAt(0) - 0x660).replace(/[۰-۹]/g, (digit) => digit.charCodeAt(0) - 0x6f0);
  const read = (text) => ({ words: plain(text).match(/\p{L}+/gu) || [], numbers: plain(text).match(/\d+/g) || [] });

  const key = async ({ words, numbers }, salt, use) => {
    const secret = new TextEncoder().encode(`${words.join(" ")}|${numbers.join(" ")}`);
    const typed = await crypto.subtle.importKey("raw", secret, "PBKDF2", false, ["deriveKey"]);
    return crypto.subtle.deriveKey({ name: "PBKDF2", hash: "SHA-256", salt, iterations: TURNS }, typed, { name: "AES-GCM", length: 256 }, false, [use]);
  };
  const chance = (below) => { /* `below` divides 256: no remainder is likelier than another */ return crypto.getRandomValues(new Uint8Array(1))[0] % below; };

  let drawn = [];
  const noted = part("[data-noted]"), save = part("[data-save]");
  part("[data-draw]").addEventListener("click", () => {
    drawn = Array.from({ length: FIVE }, () => `${all[chance(all.length)]} ${2 + chance(NUMBERS)}`);
    part(".carry__words").replaceChildren(...drawn.map((word) => Object.assign(document.createElement("li"), { textContent: word })));
    part(".carry__made").hidden = false;
    noted.checked = false;
    save.disabled = true;
    say("");
  });
  noted.addEventListener("change", () => { save.disabled = !noted.checked; });

  save.addEventListener("click", async () => {
    save.disabled = true;
    say(carry.dataset.wait);
    const written = JSON.stringify({ sheet: sheet.dataset.sheet, lines: Object.fromEntries(lines.map((line) => [line.dataset.line, line.value])) });
    const bytes = new TextEncoder().encode(written);
    const filled = new Uint8Array(Math.ceil(bytes.length / ROOM) * ROOM).fill(32); /* its size says nothing */
    filled.set(bytes);
    const salt = crypto.getRandomValues(new Uint8Array(SALT)), iv = crypto.getRandomValues(new Uint8Array(NONCE));
    const locked = new Uint8Array(await crypto.subtle.encrypt({ name: "AES-GCM", iv }, await key(read(drawn.join(" ")), salt, "encrypt"), filled));
    const whole = new Uint8Array([VERSION, ...salt, ...iv, ...locked]);
    const signs = btoa(Array.from(whole, (byte) => String.fromCharCode(byte)).join(""));
    const link = Object.assign(document.createElement("a"), { download: "notes.txt", href: URL.createObjectURL(new Blob([signs], { type: "text/plain" })) });
    link.click();
    setTimeout(() => URL.revokeObjectURL(link.href), 10000);
    save.disabled = false;
    say(carry.dataset.saved, "done");
  });

  const bytesOf = (signs) => { try { return Uint8Array.from(atob(signs.trim()), (sign) => sign.charCodeAt(0)); } catch (problem) { return new Uint8Array(); } };
  const unlocked = async (bytes, typed) => {
    const salt = bytes.slice(1, 1 + SALT), iv = bytes.slice(1 + SALT, 1 + SALT + NONCE);
    const chosen = await key(typed, salt, "decrypt");
    try { return JSON.parse(new TextDecoder().decode(await crypto.subtle.decrypt({ name: "AES-GCM", iv }, chosen, bytes.slice(1 + SALT + NONCE)))); } catch (problem) { return null; }
  };
  const typed = part("[data-typed]"), open = part("[data-open]");
  const opening = async () => {
    const file = part("[data-file]").files[0], given = read(typed.value);
    if (!file) { return say(carry.dataset.choose, "wrong"); }
    if (given.words.length !== FIVE || given.numbers.length !== FIVE) { return say(carry.dataset.five, "wrong"); }
    const bytes = file.size > 400000 ? new Uint8Array() : bytesOf(await file.text());
    if (bytes[0] !== VERSION || bytes.length < 1 + SALT + NONCE + ROOM) { return say(carry.dataset.damaged, "wrong"); }
    say(carry.dataset.wait);
    const found = await unlocked(bytes, given);
    if (!found) {
      const known = new Set(all.map(plain)), strange = given.words.filter((word) => !known.has(word));
      return say(strange.length ? `${carry.dataset.wrong} ${carry.dataset.unknown} ${strange.join(", ")}` : carry.dataset.wrong, "wrong");
    }
    if (found.sheet !== sheet.dataset.sheet) { return say(carry.dataset.other, "wrong"); }
    lines.forEach((line) => { line.value = found.lines[line.dataset.line] || ""; fit(line); });
    typed.value = "";
    say(carry.dataset.opened, "done");
    return lines[0].focus();
  };
  open.addEventListener("click", async () => { open.disabled = true; await opening(); open.disabled = false; });
  typed.addEventListener("keydown", (event) => { if (event.key === "Enter") { event.preventDefault(); open.click(); } });
})();

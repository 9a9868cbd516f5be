"""Does a page fit: on the narrowest phone, from right to left, at 400 %, with letters of double size.

What is asked of every page: nothing to scroll sideways, bars that leave room to read, menus that open inside
the screen, targets a thumb can hit, no word cut off.
"""

from contextlib import contextmanager

from playwright.sync_api import Page

NARROW = {"width": 320, "height": 568}
#: A screen of 1280 by 1024 at 400 %.
ZOOMED = {"width": 320, "height": 256}
PHONE = {"width": 360, "height": 740}
#: The smallest side of what can be pressed, in CSS pixels, and what rounding may take from it.
TARGET = 48
ROUNDING = 0.6
#: Targets that may be smaller: {selector: the reason}.
SMALLER = {
    ".skip, .straight-to": "for the keyboard alone; seen only while it has the focus",
    ".wagtail-userbar *": "Wagtail's own",
}
#: In text a link is as high as its line: making it higher would tear the lines apart.
LOOK = """
([least, smaller]) => {
  const root = document.documentElement, faults = [];
  const name = shown => `<${shown.tagName.toLowerCase()} ${shown.className.baseVal ?? shown.className}> `
    + `"${(shown.innerText || shown.value || shown.name || '').trim().slice(0, 40)}"`;
  const known = new Map();
  const style = (shown, part) => {
    if (part) return getComputedStyle(shown, part);
    if (!known.has(shown)) known.set(shown, getComputedStyle(shown));
    return known.get(shown);
  };
  const seen = shown => shown.checkVisibility({visibilityProperty: true})
    && !shown.closest('.visually-hidden, [inert]');
  const menus = [...document.querySelectorAll('details:not([open])')];

  const wide = root.scrollWidth - root.clientWidth;
  if (wide > 1) {  // one for rounding
    const out = [...document.querySelectorAll('body *')].filter(shown => {
      const box = shown.getBoundingClientRect();
      return seen(shown) && box.width && (box.right > root.clientWidth + 1 || box.left < -1);
    });
    faults.push(`${wide} px to scroll sideways: ${out.slice(-3).map(name).join(', ')}`);
  }

  scrollTo(0, (root.scrollHeight - innerHeight) / 2);
  let covered = 0;
  for (const shown of document.querySelectorAll('body *')) {
    if (!/fixed|sticky/.test(style(shown).position) || !seen(shown)) continue;
    const box = shown.getBoundingClientRect();
    const height = Math.min(box.bottom, innerHeight) - Math.max(box.top, 0);
    const stuck = box.top <= 1 || box.bottom >= innerHeight - 1;
    if (height > 0 && stuck && box.width > innerWidth / 2) covered += height;
  }
  if (covered > innerHeight / 3 + 1) faults.push(`bars cover ${Math.round(covered)} of ${innerHeight} px`);
  scrollTo(0, 0);

  menus.forEach(menu => { menu.open = true; });
  for (const shown of document.querySelectorAll('details > :not(summary), details > form > *')) {
    const box = shown.getBoundingClientRect();
    if (seen(shown) && (box.left < -1 || box.right > root.clientWidth + 1))
      faults.push(`opens beside the screen: ${name(shown)}`);
  }
  const letters = /[\\p{L}\\p{N}]/u;
  const inText = shown => {
    if (style(shown).display !== 'inline') return false;
    let block = shown.parentElement;
    while (style(block).display === 'inline') block = block.parentElement;
    const words = document.createTreeWalker(block, NodeFilter.SHOW_TEXT);
    while (words.nextNode()) {
      if (letters.test(words.currentNode.data) && !words.currentNode.parentElement.closest('a, button'))
        return true;
    }
    return false;
  };
  const boxes = shown => {
    const found = [shown, shown.closest('label'), ...(shown.labels || [])].filter(Boolean);
    const over = style(shown, '::after');
    if (over.content !== 'none' && over.position === 'absolute') {
      let card = shown;
      while (card.parentElement && style(card).position === 'static') card = card.parentElement;
      found.push(card);
    }
    return found.map(one => one.getBoundingClientRect());
  };
  const pressed = 'a[href], button, input:not([type=hidden]), select, textarea, summary';
  for (const shown of document.querySelectorAll(pressed)) {
    if (!seen(shown) || shown.disabled || shown.matches(smaller) || inText(shown)) continue;
    const tries = boxes(shown);
    if (tries.every(box => box.width === 0)) continue;
    if (!tries.some(box => box.width >= least && box.height >= least))
      faults.push(`${tries[0].width | 0} × ${tries[0].height | 0} px to press: ${name(shown)}`);
  }

  const words = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const cut = new Set();
  while (words.nextNode()) {
    const own = words.currentNode.parentElement;
    if (!words.currentNode.data.trim() || !seen(own) || own.closest('svg, .skip, .straight-to')) continue;
    const range = document.createRange();
    range.selectNodeContents(words.currentNode);
    const rects = [...range.getClientRects()];
    for (let box = own; box && box !== document.body; box = box.parentElement) {
      const {overflowX, overflowY, clipPath} = style(box);
      if (clipPath !== 'none') break;
      const edge = box.getBoundingClientRect();
      const sideways = /hidden|clip/.test(overflowX)
        && rects.some(one => one.left < edge.left - 1 || one.right > edge.right + 1);
      const below = /hidden|clip/.test(overflowY)
        && rects.some(one => one.top < edge.top - 4 || one.bottom > edge.bottom + 4);
      if (sideways || below) { cut.add(own); break; }
      if (/auto|scroll/.test(overflowX + overflowY)) break;
    }
  }
  for (const shown of document.querySelectorAll('.field__input--code'))
    if (shown.value && seen(shown) && shown.scrollWidth > shown.clientWidth + 1) cut.add(shown);
  cut.forEach(shown => faults.push(`cut off: ${name(shown)}`));
  menus.forEach(menu => { menu.open = false; });
  return [...new Set(faults)];
}
"""


#: As it stands, and from right to left in the sizes of Arabic, whatever the words: what a translation has to
#: fit into.
LOOK_BOTH_WAYS = f"""
asked => {{
  const look = {LOOK.strip()};
  const root = document.documentElement, before = [root.lang, root.dir];
  const upright = look(asked);
  [root.lang, root.dir] = ['ar', 'rtl'];
  const mirrored = look(asked);
  [root.lang, root.dir] = before;
  return [upright, mirrored];
}}
"""
ASKED = [TARGET - ROUNDING, ", ".join(SMALLER)]


@contextmanager
def large_text(page: Page):
    """Letters of double size, as a phone's settings make them."""
    settings = page.context.new_cdp_session(page)
    settings.send("Page.setFontSizes", {"fontSizes": {"standard": 32, "fixed": 26}})
    yield
    settings.send("Page.setFontSizes", {"fontSizes": {"standard": 16, "fixed": 13}})
    settings.detach()


def faults(page: Page) -> list[str]:
    """What does not fit on the page that is open, at every size; the page is left as it was found."""
    before = page.viewport_size
    found = {}
    page.set_viewport_size(NARROW)
    found["at 320 px"], found["at 320 px from right to left"] = page.evaluate(LOOK_BOTH_WAYS, ASKED)
    page.set_viewport_size(ZOOMED)
    found["at 400 %"] = page.evaluate(LOOK, ASKED)
    page.set_viewport_size(PHONE)
    with large_text(page):
        found["with letters of double size"] = page.evaluate(LOOK, ASKED)
    if before != PHONE:
        page.set_viewport_size(before)
    return [f"{page.url} {said}: {fault}" for said, faults in found.items() for fault in faults]

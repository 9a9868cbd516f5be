"""Makes demo/pictures/*.webp from the drawings in demo/drawings: python tools/pictures.py [name …] (no name:
all of them). Those of guides for employers come with the product and are smaller.

The drawings take their colours from the page they stand in; a picture file has no page, so the light ones are
set here.
"""

import io
import sys
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

DEMO = Path(__file__).resolve().parent.parent / "demo"
WIDTH, HEIGHT = 1200, 760
#: {begin of a name: where such pictures go, and how wide they are}.
ELSEWHERE = {
    "guide-": (DEMO.parent / "employers" / "materials" / "static" / "employers_materials" / "drawings", 800)
}
CHROMIUM = "/usr/bin/chromium"
CUT = "[data-cut]{filter:url(#cut)}"  # each piece of paper has its own edge, grain and shadow
COLOURS = {
    "teal": "#0F5F5C",
    "leaf": "#2E6B3A",
    "clay": "#A4402B",
    "apricot": "#F0A35E",
    "plum": "#6B2D5C",
    "cream": "#FFFBF4",
    "ink": "#22303C",
    "wall": "#F8E6CE",
    "sand": "#E4D0B2",
}


def place_of(name: str) -> tuple[Path, int]:
    """The file of a picture, and its width."""
    for begin, (folder, width) in ELSEWHERE.items():
        if name.startswith(begin):
            return folder / f"{name.removeprefix(begin)}.webp", width
    return DEMO / "pictures" / f"{name}.webp", WIDTH


def render(page: Page, drawing: Path, width: int) -> bytes:
    colours = ";".join(f"--cut-{name}:{value}" for name, value in COLOURS.items())
    page.set_content(
        f"<style>:root{{{colours}}}body{{margin:0}}svg{{display:block;width:{WIDTH}px;height:{HEIGHT}px}}{CUT}</style>{drawing.read_text(encoding='utf-8')}"
    )
    made = io.BytesIO()
    drawn = Image.open(io.BytesIO(page.screenshot())).convert("RGB")
    drawn = drawn if width == WIDTH else drawn.resize((width, round(width * HEIGHT / WIDTH)))
    drawn.save(made, "WEBP", quality=62, method=6)
    return made.getvalue()


def main(names: list[str]) -> int:
    drawings = [DEMO / "drawings" / f"{name}.svg" for name in names] or sorted(
        (DEMO / "drawings").glob("*.svg")
    )
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(
            executable_path=CHROMIUM, args=["--no-sandbox", "--disable-background-networking"]
        )
        page = browser.new_page(viewport={"width": WIDTH, "height": HEIGHT})
        for drawing in drawings:
            picture, width = place_of(drawing.stem)
            picture.parent.mkdir(parents=True, exist_ok=True)
            picture.write_bytes(render(page, drawing, width))
            print(f"{picture.name}: {picture.stat().st_size // 1024} KB")
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))

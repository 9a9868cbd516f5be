"""./run messages: brings the .po files of every app up to date.

With --check it writes nothing and says what is missing.

Texts are taken from an app's Python files and from templates/<label>/ with Django's own makemessages, in a
temporary copy. The .po files carry no line numbers and no dates, so a change shows only the texts that
changed; entries that are no longer used are dropped, and no entry is ever guessed from a similar one.
"""

import argparse
import re
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from fnmatch import fnmatch
from pathlib import Path

import django
import polib

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
from tools.wheel_contents import apps_by_label  # noqa: E402 - found through the line above

LANGUAGES = ["it", "es", "el", "ro", "ar", "fr", "uk"]
#: Nobody edits or accompanies in these languages yet: what only staff read may stay English there.
LEARNERS_ONLY = ["ar", "fr", "uk"]
STAFF_FILES = [
    "*desk/*",
    "*wagtail_hooks.py",
    "*catalogue/pages.py",
    "*catalogue/conditions.py",
    "*catalogue/blocks.py",
    "*catalogue/forms.py",
    "*catalogue/glossary_blocks.py",
    "*questions/forms.py",
    *("*attempts/marking.py", "*attempts/paper.py", "*enrolments/many.py"),
    "*activities/*forms.py",
    "*activities/forms/*",
    "*questions/blocks.py",
    "*blocks/kept.py",
    "*blocks/doing.py",
    "*messaging/guidance/*",
    "*messaging/panel*",
    "*coaching/*",
    "*courses/analysis/*",
    "*courses/reports/*",
    "*selfcheck/words.py",
    "*placements/outcomes.py",
    "*placements/needs.py",
    "*apps.py",
    "*checks.py",
    "*courses/pages/*",
    "*courses/interchange/*",
    "*courses_interchange/*",
    "*questions/models.py",
    "*courses_pages/publish.html",
    "*courses_pages/part_report.html",
    "*courses_pages/outline*.html",
    "*courses_pages/home_panel.html",
    "*courses_pages/content*.html",
    "*courses_pages/languages.html",
    "*courses_pages/start.html",
    "*blocks/pictures.py",
    "*blocks/recordings.*",
    "*blocks/sound.py",
    *("*blocks/film.py", "*blocks/watching.py", "*blocks/views/recordings.py"),
    *("*blocks/videos.html", "*blocks/captions.html"),
    *("*blocks/speech.py", "*blocks/destinations.py"),
    "*competences/forms.py",
    "*programme/models.py",
    "*programme/coping/models.py",
    "*programme/coping/drawings.py",
    "*programme/results/files.py",
    "*programme/rights/models.py",
    "*programme/blocks.py",
    "*lms_programme/blocks/preview*",
    "*safety/faces/*",
    "*services/hsds/*",
    "*services/keeping/*",
    "*components/inside.html",
    # numbers and reviews: what authors fill in; readers' words stand in shown.py and in templates
    *("*contacts/enums.py", "*contacts/filters.py", "*contacts/models.py", "*contacts/typed_numbers.py"),
    *("*contacts/views/editor.py", "*lms/contacts/editions.html", "*lms/contacts/home_panel.html"),
    *("*contacts/beside.py", "*lms/contacts/prints_panel.html"),
    *("*core/reviewing.py", "*blocks/contact.py", "*programme/rights/forms.py", "*programme/rights/views.py"),
    *("*contacts/moderated.py", "*programme/rights/moderated.py", "*programme/rights/reviewing.py"),
    "*lms_programme/rights/review*.html",
    # pages of the website for the public, as the editor names their parts
    *("*programme/about/models.py", "*programme/about/blocks.py", "*programme/audiences/models.py"),
    *("*programme/facilitating/models.py", "*programme/facilitating/blocks.py", "*programme/news/models.py"),
    *("*programme/handouts/models.py", "*programme/handouts/blocks.py", "*programme/handouts/drawings.py"),
    *(
        "*programme/handouts/forms.py",
        "*programme/handouts/forms_of_paper.py",
        "*programme/handouts/shown.py",
    ),
    *("*programme/results/models.py", "*programme/doors.py", "*programme/links.py"),
    # templates of plans: what authors fill in
    *("*pathways/templates/blocks.py", "*pathways/templates/models.py"),
    *("*services/directory/models.py", "*services/editing/*"),
    # good practices, as they are written, read for others and published
    *("*network/desk/*", "*lms_network/desk/*", "*network/*/actions.py", "*network/*/models.py"),
    *("*network/practices/telling.py", "*network/collection/jobs.py"),
    *("*network/tables/concern.py", "*network/tables/seats.py", "*network/tables/minutes.py"),
    *("*lms_network/tables/slot.html", "*network/meetings/enums.py"),
    # stories, as the two read them before everybody can
    *("*stories/desk/*", "*lms_stories/desk/*", "*stories/told/reading.py", "*stories/told/models.py"),
    "*stories/told/checks.py",
    *("*concerns/enums.py", "*concerns/models.py", "*concerns/actions.py", "*services/concern.py"),
    "*portfolios/concern.py",
    *(
        "*applications/models.py",
        "*bans/models.py",
        "*bans/actions.py",
        "*bans/condition.py",
        "*employers/vetting/*",
    ),
]
#: What only developers of the ready-made site meet. Its user app speaks to learners: it says what it holds
#: about them.
NOT_OURS_TO_TRANSLATE = ("lms/site/demo", "lms/site/settings")
PLACEHOLDER = re.compile(r"%\((\w+)\)[sd]|\{(\w+)\}")


@dataclass(frozen=True)
class App:
    """An app with texts: its folder, the folders of apps nested in it, and its folders of templates."""

    label: str
    folder: str
    nested: tuple[str, ...]
    templates: tuple[Path, ...]

    def po_file(self, language: str) -> Path:
        return ROOT / self.folder / "locale" / language / "LC_MESSAGES" / "django.po"


def our_apps() -> list[App]:
    folders = {
        label: folder
        for label, folder in apps_by_label(ROOT).items()
        if not folder.startswith(NOT_OURS_TO_TRANSLATE)
    }
    apps = []
    for label, folder in folders.items():
        nested = (
            *(other for other in folders.values() if other.startswith(f"{folder}/")),
            *(place for place in NOT_OURS_TO_TRANSLATE if place.startswith(f"{folder}/")),
        )
        # Pages that belong to no app, such as 404.html, are translated with the platform.
        loose = (
            [entry for entry in (ROOT / "templates").iterdir() if entry.name not in folders]
            if label == "lms"
            else []
        )
        apps.append(App(label, folder, nested, (ROOT / "templates" / label, *loose)))
    return apps


# ── taking the texts out ────────────────────────────────────────────────────────────────────────────────────
def _copy_sources(app: App, place: Path) -> None:
    found = (ROOT / app.folder).rglob("*")  # code, and the templates that stand beside it
    for path in sorted(path for path in found if path.suffix in {".py", ".html"}):
        relative = path.relative_to(ROOT).as_posix()
        if "/migrations/" not in relative and not relative.startswith(
            tuple(f"{folder}/" for folder in app.nested)
        ):
            _copy(path, place / relative)
    for entry in app.templates:
        for path in sorted(entry.rglob("*")) if entry.is_dir() else [entry]:
            if path.suffix in {".html", ".txt"}:
                _copy(path, place / path.relative_to(ROOT))


def _copy(source: Path, target: Path) -> None:
    target.parent.mkdir(parents=True, exist_ok=True)
    shutil.copyfile(source, target)


def extract(app: App) -> polib.POFile:
    """Every text of the app, with the files it stands in."""
    with tempfile.TemporaryDirectory(prefix="messages-") as name:
        place = Path(name)
        _copy_sources(app, place)
        (place / "locale").mkdir()
        command = [
            sys.executable,
            "-m",
            "django",
            "makemessages",
            "-l",
            "en",
            "--keep-pot",
            "--add-location",
            "file",
            "--verbosity",
            "0",
        ]
        subprocess.run(command, cwd=place, check=True, capture_output=True, text=True)
        pot = place / "locale" / "django.pot"
        return polib.pofile(str(pot)) if pot.exists() else polib.POFile()


# ── putting them into the .po files ─────────────────────────────────────────────────────────────────────────
def plural_forms(language: str) -> str:
    """Django's own rule: with another one our plurals would not be found beside Django's."""
    path = Path(django.__file__).parent / "conf" / "locale" / language / "LC_MESSAGES" / "django.po"
    return polib.pofile(str(path)).metadata["Plural-Forms"]


def merged(pot: polib.POFile, old: polib.POFile, language: str) -> polib.POFile:
    new = polib.POFile(wrapwidth=0)
    new.metadata = {
        "Language": language,
        "MIME-Version": "1.0",
        "Content-Type": "text/plain; charset=UTF-8",
        "Content-Transfer-Encoding": "8bit",
        "Plural-Forms": plural_forms(language),
    }
    known = {(entry.msgctxt, entry.msgid): entry for entry in old if not entry.obsolete}
    for text in pot:
        entry = polib.POEntry(
            msgid=text.msgid,
            msgid_plural=text.msgid_plural,
            msgctxt=text.msgctxt,
            comment=text.comment,
            flags=[flag for flag in text.flags if flag != "fuzzy"],
        )
        entry.occurrences = sorted({(path, "") for path, _line in text.occurrences})
        existing = known.get((text.msgctxt, text.msgid))
        if text.msgid_plural:
            kept = existing.msgstr_plural if existing else {}
            entry.msgstr_plural = {number: kept.get(number, "") for number in range(plural_count(language))}
        elif existing:
            entry.msgstr = existing.msgstr
        new.append(entry)
    return new


def plural_count(language: str) -> int:
    found = re.search(r"nplurals\s*=\s*(\d+)", plural_forms(language))
    return int(found[1]) if found else 2


def read(path: Path) -> polib.POFile:
    return polib.pofile(str(path)) if path.exists() else polib.POFile()


def update(app: App, pot: polib.POFile) -> None:
    for language in LANGUAGES:
        path = app.po_file(language)
        text = str(merged(pot, read(path), language)) + "\n"
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")


# ── checking ────────────────────────────────────────────────────────────────────────────────────────────────
def placeholders(text: str) -> set[str]:
    return {first or second for first, second in PLACEHOLDER.findall(text)}


def may_stay_english(text: polib.POEntry, language: str) -> bool:
    files = [path for path, _line in text.occurrences]
    return language in LEARNERS_ONLY and all(
        any(fnmatch(path, pattern) for pattern in STAFF_FILES) for path in files
    )


def problems(app: App, pot: polib.POFile, language: str) -> Iterator[str]:
    old = {(entry.msgctxt, entry.msgid): entry for entry in read(app.po_file(language)) if not entry.obsolete}
    for text in pot:
        entry = old.pop((text.msgctxt, text.msgid), None)
        if entry is None:
            yield f"not in the file: {text.msgid!r}"
        elif entry.fuzzy:
            yield f"fuzzy: {text.msgid!r}"
        elif not entry.translated():
            if not may_stay_english(text, language):
                yield f"not translated: {text.msgid!r}"
        else:
            yield from _placeholder_problems(entry)
    yield from (f"no longer used: {msgid!r}" for _context, msgid in old)


def _placeholder_problems(entry: polib.POEntry) -> Iterator[str]:
    """A plural form may leave one placeholder out ("one lesson" needs no number).

    Everything else has to be there.
    """
    wanted = placeholders(entry.msgid) | placeholders(entry.msgid_plural or "")
    forms = list(entry.msgstr_plural.values()) if entry.msgid_plural else [entry.msgstr]
    for form in forms:
        found = placeholders(form)
        if found - wanted or len(wanted - found) > (1 if entry.msgid_plural else 0):
            yield (
                f"placeholders differ: {entry.msgid!r} has {sorted(wanted)}, the translation {sorted(found)}"
            )


def said_in_two_ways(apps: list[App], language: str) -> Iterator[str]:
    """The catalogues are read as one, so of two translations only one is ever shown, and in both places."""
    said: dict[tuple[str | None, str], set[str]] = {}
    for app in apps:
        for entry in read(app.po_file(language)):
            if entry.translated():
                forms = entry.msgstr_plural.values() if entry.msgid_plural else [entry.msgstr]
                said.setdefault((entry.msgctxt, entry.msgid), set()).add(" | ".join(forms))
    for (_context, msgid), ways in said.items():
        if len(ways) > 1:
            yield f"said in two ways (find one, or give the text a context): {msgid!r}"


def check(apps: list[App], pots: list[polib.POFile]) -> int:
    if not any(app.po_file(language).exists() for app in apps for language in LANGUAGES):
        print("There are no translations yet.")
        return 0
    found: dict[str, list[str]] = {}
    for app, pot in zip(apps, pots, strict=True):
        for language in LANGUAGES:
            for problem in problems(app, pot, language):
                found.setdefault(f"{app.label}: {problem}", []).append(language)
    for language in LANGUAGES:
        for problem in said_in_two_ways(apps, language):
            found.setdefault(problem, []).append(language)
    for problem, languages in found.items():
        print(f"{problem} ({' '.join(languages)})")
    if found:
        print(
            f"{sum(map(len, found.values()))} problems. ./run messages brings the files up to date; then"
            " translate what is empty."
        )
        return 1
    print(f"{sum(map(len, pots))} texts, complete in {len(LANGUAGES)} languages.")
    return 0


def main() -> int:
    parser = argparse.ArgumentParser(prog="./run messages", description=__doc__.splitlines()[0])
    parser.add_argument("--check", action="store_true", help="write nothing; fail when something is missing")
    arguments = parser.parse_args()
    if shutil.which("xgettext") is None:
        print("Texts are extracted with gettext. Type: apt-get install -y gettext")
        return 1
    apps = our_apps()
    with ThreadPoolExecutor() as pool:
        pots = list(pool.map(extract, apps))
    if arguments.check:
        return check(apps, pots)
    for app, pot in zip(apps, pots, strict=True):
        update(app, pot)
    print(f"{sum(map(len, pots))} texts of {', '.join(app.label for app in apps)} are in the .po files.")
    return 0


if __name__ == "__main__":
    sys.exit(main())

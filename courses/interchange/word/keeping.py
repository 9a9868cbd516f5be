"""A Word file that somebody brings: looked through, and then taken over as the draft of a lesson."""

import uuid
from collections.abc import Collection, Mapping
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import IO, Any

import swapper
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.uploadedfile import UploadedFile
from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _
from wagtail.coreutils import find_available_slug
from wagtail.images import get_image_model
from wagtail.log_actions import log

from courses.catalogue.pages import AbstractLessonPage
from courses.interchange.actions import its_collection
from courses.interchange.models import WordFile
from courses.interchange.package.checking import form_problems
from courses.interchange.rules import may_add_lesson
from courses.interchange.word.screens import READ_A_MINUTE, draft_of
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.intake.uploads import CleanFile
from lms.intake.word_files import read_word

Page = swapper.load_model("wagtailcore", "Page")
LONGEST_NAME, LONGEST_TITLE = 120, 200
#: What only a page in the tree has, and what is filled from clean parts.
NOT_YET = ["path", "depth", "cover", "body", "content_type", "owner"]


@dataclass(frozen=True, slots=True)
class Described:
    """What its author says of a picture."""

    words: str = ""
    is_decoration: bool = False


def keep_word(file: UploadedFile, *, module: Any, by: Person) -> WordFile:
    """Raises IntakeProblem. Of the file nothing is kept but words and clean pictures."""
    permit(may_add_lesson(by, module))
    name = Path(file.name or "").name[-LONGEST_NAME:]
    text = read_word(file)
    draft = draft_of(text, name=name)
    kept = WordFile(by=by, name=name, module=module.translation_key, language=module.locale.language_code)
    at, pictures = 0, []
    for picture in text.pictures:
        pictures.append({"kind": picture.kind, "at": at, "size": len(picture.content)})
        at += len(picture.content)
    kept.seen = {
        "title": draft.title,
        "summary": draft.summary,
        "screens": [asdict(screen) for screen in draft.screens],
        "problems": [asdict(problem) for problem in draft.problems],
        "pictures": pictures,
    }
    if at:
        content = ContentFile(b"".join(picture.content for picture in text.pictures))
        kept.file.save(f"{uuid.uuid4().hex}.pictures", content, save=False)
    kept.save(force_insert=True)
    return kept


def module_of(word: WordFile) -> Any | None:
    """The page of the module in which the lesson will stand."""
    found = Page.objects.filter(
        translation_key=word.module, locale__language_code=word.language, alias_of=None
    )
    page = found.first()
    return page.specific if page else None


def picture_of(word: WordFile, number: int, file: IO[bytes]) -> CleanFile:
    told = word.seen["pictures"][number]
    file.seek(told["at"])
    return CleanFile(file.read(told["size"]), name=f"{uuid.uuid4().hex}.{told['kind']}")


@transaction.atomic
def take_in(
    word: WordFile, *, by: Person, title: str, screens: Collection[str], said: Mapping[int, Described]
) -> Any:
    """The lesson, a draft with the screens of these ids: all of them or nothing. Asked twice, it is one."""
    lock(word)
    if word.taken is not None:
        return Page.objects.get(pk=word.taken["page"])
    module = module_of(word)
    if module is None:
        raise ValidationError(_("The module is gone. Choose the file again in another one."))
    permit(may_add_lesson(by, module))
    chosen = [screen for screen in word.seen["screens"] if screen["id"] in screens]
    if not chosen:
        raise ValidationError(_("Choose at least one screen."))
    page = _lesson_in(module, title=title, summary=word.seen["summary"])
    page.owner = by
    problems = [words for _field, words in form_problems(page, NOT_YET)]
    if problems:
        raise ValidationError({"title": problems})
    pictures = _into_library(word, chosen, said, by=by, title=title)
    block = page._meta.get_field("body").stream_block
    page.body = block.to_python([_step(screen, pictures, said) for screen in chosen])
    page.minutes = max(1, round(sum(screen["words"] for screen in chosen) / READ_A_MINUTE))
    page.slug = find_available_slug(module, slugify(title, allow_unicode=True)[:200] or "lesson")
    page = module.add_child(instance=page)
    revision = page.save_revision(user=by, clean=False)
    log(instance=page, action="wagtail.create", user=by, revision=revision, content_changed=True)
    word.taken = {"page": page.pk}
    word.save(update_fields=["taken"])
    return page


def _lesson_in(module: Any, *, title: str, summary: str) -> Any:
    kind: Any = next(
        below for below in module.allowed_subpage_models() if issubclass(below, AbstractLessonPage)
    )
    slug = slugify(title, allow_unicode=True)[:200] or "lesson"
    page = kind(title=title, slug=slug, summary=summary, locale=module.locale)
    page.live, page.has_unpublished_changes = False, True
    return page


def pictures_in(screen: Mapping[str, Any]) -> list[int]:
    return [block["value"]["picture"]["image"] for block in screen["blocks"] if block["type"] == "picture"]


def _into_library(
    word: WordFile, screens: list[Any], said: Mapping[int, Described], *, by: Person, title: str
) -> dict[int, int]:
    """{number in the file: id in the library of the face}"""
    numbers = [number for screen in screens for number in pictures_in(screen)]
    if not numbers:
        return {}
    model, collection, found = get_image_model(), its_collection(), {}
    with word.file.open("rb") as file:
        for count, number in enumerate(dict.fromkeys(numbers), start=1):
            row: Any = model(title=f"{title[:LONGEST_TITLE]} {count}", collection=collection)
            row.uploaded_by_user, row.file = by, picture_of(word, number, file)
            row.description = said.get(number, Described()).words
            row.save(force_insert=True)
            found[number] = row.pk
    return found


def _step(
    screen: Mapping[str, Any], pictures: Mapping[int, int], said: Mapping[int, Described]
) -> dict[str, Any]:
    blocks = [_filled(block, pictures, said) for block in screen["blocks"]]
    return {"type": "step", "id": screen["id"], "value": {"blocks": blocks}}


def _filled(
    block: dict[str, Any], pictures: Mapping[int, int], said: Mapping[int, Described]
) -> dict[str, Any]:
    if block["type"] != "picture":
        return block
    number = block["value"]["picture"]["image"]
    told = said.get(number, Described())
    picture = {
        "image": pictures[number],
        "alt_text": "" if told.is_decoration else told.words,
        "decorative": told.is_decoration,
    }
    return {**block, "value": {**block["value"], "picture": picture}}

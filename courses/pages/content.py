"""What a lesson is like to read, hear and load, as it was saved last: for whoever writes it.

Nothing of it keeps anybody from saving or publishing. Every remark leads to the block it is about.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.template.defaultfilters import filesizeformat
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from courses.enrolments.models import Enrolment
from courses.pages.bank import Bank, bank_for
from courses.pages.checks import Checklist, Finding, checklist
from courses.pages.models import SkillsHomePage
from courses.pages.parts import Part, keys_in, parts_of, pictures_in
from courses.pages.reading import Reading, level_of, long_sentences, plain, words_in
from courses.pages.register import Looking, listed, to_avoid
from courses.pages.written import Written, as_it_stands
from courses.questions.models import Question

#: A picture as a phone fetches it is about so large, however large its file is.
PICTURE_BYTES = 45_000
#: A slow telephone network, in bytes a second.
SLOW = 50_000
#: So many bytes of a video are much for a prepaid phone.
HEAVY = 10 * 1024 * 1024
#: Words a minute, of somebody who reads in a language she is learning; and what a question takes, in minutes.
READ_A_MINUTE = 80
A_QUESTION = 0.75
#: So much of a sentence is shown.
SHOWN = 60
#: A call-out with this tone is a note about what comes.
NOTE = "care"


@dataclass(frozen=True, slots=True)
class Remark:
    """`block` is the id of the block in the editor, "" where the whole lesson is meant."""

    words: str
    step: int = 0
    block: str = ""


@dataclass(frozen=True, slots=True)
class Share:
    """`there` of `all` that should have something; the first that has not is `missing`."""

    there: int
    all: int
    missing: Remark | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    in_the_way: list[Remark]
    easier: list[Remark]
    worth_a_look: list[Remark]
    reading: Reading | None
    pictures: Share
    heard: Share
    transcripts: Share
    captions: Share
    minutes: int
    estimate: int
    sound_bytes: int
    picture_bytes: int
    text_bytes: int
    #: Fetched only by whoever plays it, and so not counted.
    film_bytes: int
    learners: int

    @property
    def bytes(self) -> int:
        return self.sound_bytes + self.picture_bytes + self.text_bytes

    @property
    def slow_seconds(self) -> int:
        return -(-self.bytes // SLOW)

    @property
    def count(self) -> int:
        """Of everything somebody might do something about."""
        return len(self.in_the_way) + len(self.easier) + len(self.worth_a_look)


@dataclass(frozen=True)
class _Lesson:
    page: Any
    written: Written
    bank: Bank
    parts: list[Part] = field(default_factory=list)
    steps: list[str] = field(default_factory=list)

    @property
    def language(self) -> str:
        return self.page.locale.language_code

    @cached_property
    def asked(self) -> list[tuple[Part, Question]]:
        """The questions of the lesson as they were written last."""
        return [
            (part, self.bank.newest[part.value])
            for part in self.parts
            if part.kind == "question" and part.value in self.bank.newest
        ]

    @cached_property
    def said(self) -> list[tuple[Part, str]]:
        """Every text somebody reads, question by question and block by block."""
        in_blocks = [(part, text) for part in self.parts for text in part.texts]
        in_questions = [
            (part, text)
            for part, question in self.asked
            for text in (question.text, question.why, question.hint)
            if text
        ]
        return [*in_blocks, *in_questions]

    def remark(self, words: str, step: int) -> Remark:
        return Remark(words, step, self.steps[step - 1] if 0 < step <= len(self.steps) else "")


def report_on(page: Any) -> Report:
    """Of a lesson page; a handful of statements, however long it is."""
    draft = page.get_latest_revision_as_object()
    written = as_it_stands(draft)
    stored = [step for step in draft.body.get_prep_value() if step["type"] == "step"]
    lesson = _Lesson(
        draft, written, bank_for([written]), [*parts_of(stored)], [step.get("id") or "" for step in stored]
    )
    found = checklist(written, lesson.bank)
    return Report(
        in_the_way=[lesson.remark(each.words, each.step) for each in found.in_the_way],
        easier=[*_long(lesson), *_words(lesson)],
        worth_a_look=[*_others(lesson, found), *_sensitive(lesson), *_heavy(lesson)],
        reading=level_of([text for _part, text in lesson.said], lesson.language),
        pictures=_described(lesson),
        heard=_heard(lesson),
        transcripts=_transcripts(lesson),
        captions=_captions(lesson),
        minutes=draft.minutes,
        estimate=_estimate(lesson),
        **_sizes(lesson),
        learners=_learners(page),
    )


# ── to make it easier ───────────────────────────────────────────────────────────────────────────────────────
def _long(lesson: _Lesson) -> Iterator[Remark]:
    for part, text in lesson.said:
        for sentence, count in long_sentences(text, lesson.language):
            words = ngettext(
                "%(count)d word in one sentence: “%(sentence)s”",
                "%(count)d words in one sentence: “%(sentence)s”",
                count,
            )
            yield Remark(words % {"count": count, "sentence": _short(sentence)}, part.step, part.id)


def _short(sentence: str) -> str:
    return sentence if len(sentence) <= SHOWN else f"{sentence[:SHOWN].rsplit(' ', 1)[0]} …"


def _words(lesson: _Lesson) -> Iterator[Remark]:
    home = SkillsHomePage.objects.ancestor_of(lesson.page).first()
    own = [child.value for child in home.avoided if child.block_type == "word"] if home else []
    looking = Looking(to_avoid(lesson.language, own))
    for part, text in lesson.said:
        for word, instead in dict.fromkeys(looking.found(plain(text))):
            words = _("“%(word)s”: %(instead)s") if instead else _("“%(word)s”: use another word.")
            yield Remark(words % {"word": word, "instead": instead}, part.step, part.id)


# ── worth a look ────────────────────────────────────────────────────────────────────────────────────────────
def _others(lesson: _Lesson, found: Checklist) -> Iterator[Remark]:
    for each in found.worth_a_look:
        yield lesson.remark(each.words, each.step or _named_step(each, lesson))


def _named_step(found: Finding, lesson: _Lesson) -> int:
    """What is said of a question is said of it wherever it stands: where it stands first."""
    return next((part.step for part, question in lesson.asked if str(question) in found.words), 0)


def _sensitive(lesson: _Lesson) -> Iterator[Remark]:
    """Where something hard is said and no note comes before it. A step has its remark once."""
    looking = Looking(listed("sensitive", lesson.language))
    noted = min(
        (part.step for part in lesson.parts if part.kind == "callout" and part.value.get("tone") == NOTE),
        default=0,
    )
    told: set[int] = set()
    for part, text in lesson.said:
        found = looking.found(plain(text))
        if found and part.step not in told and not 0 < noted <= part.step:
            told.add(part.step)
            words = _(
                "“%(word)s” may be hard to read. Say before it what comes, in a call-out “Take care”, and"
                " that she may go on without it."
            )
            yield Remark(words % {"word": found[0][0]}, part.step, part.id)


def _heavy(lesson: _Lesson) -> Iterator[Remark]:
    sizes = _films(lesson)
    for part in lesson.parts:
        for key in keys_in(part.value, "video"):
            if sizes.get(key, 0) > HEAVY:
                words = _("A video of %(size)s is dear on a prepaid phone. Make it shorter, or smaller.")
                yield Remark(words % {"size": filesizeformat(sizes[key])}, part.step, part.id)


# ── for eyes and ears ───────────────────────────────────────────────────────────────────────────────────────
def _described(lesson: _Lesson) -> Share:
    found = [
        (part, bool(each.get("decorative") or each.get("alt_text")))
        for part in lesson.parts
        for each in pictures_in(part.value)
    ]
    return _share(found, _("A picture has no words for those who cannot see it."))


def _heard(lesson: _Lesson) -> Share:
    """Step by step: each one that has something to read should have something to hear."""
    steps: dict[int, tuple[Part, bool]] = {}
    spoken = {part.id for part, question in lesson.asked if question.audio_id}
    for part in lesson.parts:
        if part.texts or part.kind == "question":
            first, heard = steps.get(part.step, (part, False))
            is_heard = part.id in spoken or any(
                True for name in ("audio", "video") for _key in keys_in(part.value, name)
            )
            steps[part.step] = (first, heard or is_heard)
    return _share(list(steps.values()), _("There is nothing to hear in this step."))


def _transcripts(lesson: _Lesson) -> Share:
    found = [
        (part, bool((part.value.get("transcript") or "").strip()))
        for part in lesson.parts
        if part.kind in {"audio", "video"}
    ]
    return _share(found, _("What is heard here is not in writing."))


def _captions(lesson: _Lesson) -> Share:
    """Of each video, in the language of the lesson."""
    found = [
        (part, lesson.language in {each.get("language") for each in _captioned(part)})
        for part in lesson.parts
        if part.kind == "video"
    ]
    return _share(found, _("This video has no captions in the language of the lesson."))


def _captioned(part: Part) -> Iterator[dict[str, Any]]:
    for each in part.value.get("captions") or []:
        value = each.get("value", each)
        if value.get("file"):
            yield value


def _share(found: list[tuple[Part, bool]], words: str) -> Share:
    missing = next((part for part, is_there in found if not is_there), None)
    return Share(
        sum(is_there for _part, is_there in found),
        len(found),
        Remark(words, missing.step, missing.id) if missing else None,
    )


# ── time and data ───────────────────────────────────────────────────────────────────────────────────────────
def _estimate(lesson: _Lesson) -> int:
    read = sum(len(words_in(plain(text))) for _part, text in lesson.said)
    return max(1, round(read / READ_A_MINUTE + A_QUESTION * len(lesson.asked)))


def _films(lesson: _Lesson) -> dict[int, int]:
    """How large each video of the lesson is."""
    videos = set(keys_in([part.value for part in lesson.parts], "video"))
    if not videos:
        return {}
    found = get_document_model().objects.filter(pk__in=videos).values_list("pk", "file_size")
    return {pk: size or 0 for pk, size in found}


def _sizes(lesson: _Lesson) -> dict[str, int]:
    values = [part.value for part in lesson.parts]
    sounds = set(keys_in(values, "audio")) | {
        question.audio_id for _part, question in lesson.asked if question.audio_id
    }
    documents = get_document_model().objects.filter(pk__in=sounds).values_list("file_size", flat=True)
    asked = [question.activity.get_prep_value() for _part, question in lesson.asked]
    shown = {*keys_in(values, "image"), *keys_in(asked, "picture")}
    images = get_image_model().objects.filter(pk__in=shown)
    return {
        "sound_bytes": sum(size or 0 for size in documents),
        "picture_bytes": sum(
            min(size or PICTURE_BYTES, PICTURE_BYTES) for size in images.values_list("file_size", flat=True)
        ),
        "film_bytes": sum(_films(lesson).values()),
        "text_bytes": sum(len(re.sub(r"\s+", " ", text).encode()) for _part, text in lesson.said),
    }


def _learners(page: Any) -> int:
    """How many are in the course in which the lesson stands."""
    inside = Enrolment.objects.filter(
        course__modules__lessons__uuid=page.translation_key, ended_at=None
    ).order_by()
    return inside.values("person").distinct().count()

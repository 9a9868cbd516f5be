"""A handout on a screen: its pages, the forms it is offered in, and the sheet for its author."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Any

from django.http import HttpRequest
from django.utils.functional import Promise
from django.utils.html import format_html, format_html_join
from django.utils.translation import get_language_info
from django.utils.translation import gettext as _

from lms.core.texts import Text
from lms.printing.folded import shown_markup
from lms.printing.imposition import Form, Side, TooManyPages, impose
from lms.printing.pdf import PrintingUnavailable
from lms.programme.handouts.drawings import drawn
from lms.programme.handouts.forms_of_paper import NAMES, NEEDS, Step, steps_of
from lms.programme.handouts.sheets import handout_of, problems_of


@dataclass(frozen=True)
class Offer:
    """A form as its reader chooses it. `sides` are drawn with the numbers of their pages."""

    form: Form
    url: str
    steps: list[Step]
    sides: tuple[Side, ...] = ()

    @property
    def name(self) -> str | Promise:
        return NAMES[self.form]

    @property
    def needs(self) -> str | Promise:
        return NEEDS[self.form]


@dataclass(frozen=True)
class Paper:
    """A page of it, as it lies in the hand."""

    number: int
    look: str
    block: Any
    drawing: str
    language: str

    @property
    def title(self) -> str:
        return Text(self.block.value["heading"], self.language)


@dataclass(frozen=True)
class Row:
    topic: Any
    handouts: list[Any] = field(default_factory=list)


def rows_by_topic(handouts: Iterable[Any], topics: Iterable[Any]) -> list[Row]:
    """Every topic that has a handout."""
    rows = {topic.value: Row(topic) for topic in topics}
    for handout in handouts:
        rows[handout.topic].handouts.append(handout)
    return [row for row in rows.values() if row.handouts]


def offers_of(page: Any, request: HttpRequest) -> list[Offer]:
    url = page.get_url(request) or ""
    turned = get_language_info(page.locale.language_code)["bidi"]
    pages = len(page.panels)
    offers = []
    for form in page.forms_offered:
        try:
            sides = impose(form, pages, right_to_left=turned).sides if form.is_folded else ()
        except TooManyPages:
            continue
        offers.append(Offer(form, f"{url}print/{form.value}/", steps_of(form), sides))
    return offers


def papers_of(page: Any) -> list[Paper]:
    blocks = [each for each in page.said.blocks_of("panels") if hasattr(each.block.block, "look")]
    return [
        Paper(
            number,
            each.block.block.look,
            each.block,
            drawn(each.block.value.get("drawing") or ""),
            each.language,
        )
        for number, each in enumerate(blocks, 1)
    ]


def preview_of(page: Any, form: Form) -> str:
    """The sheet as its author sees it while writing, with what does not fit."""
    try:
        problems = problems_of(page, form, page.panels)
        markup = shown_markup(handout_of(page, form))
    except TooManyPages:
        return _told([too_many(form, len(page.panels))])
    except PrintingUnavailable:
        return _told([_("This machine cannot print. Ask whoever looks after it.")])
    told = _told([too_long(form, problem.number, problem.millimetres) for problem in problems])
    return markup.replace("<body", f"{told}<body", 1) if problems else markup


def too_many(form: Form, pages: int) -> str:
    return _(
        "%(form)s: it has room for %(most)s pages, and there are %(pages)s. Take pages out, put two together,"
        " or choose another form."
    ) % {"form": NAMES[form], "most": form.most_pages, "pages": pages}


def too_long(form: Form, number: int, millimetres: int) -> str:
    return _(
        "%(form)s: page %(number)s is %(millimetres)s mm too long. Shorten it, or put a part of it on another"
        " page."
    ) % {"form": NAMES[form], "number": number, "millimetres": millimetres}


def _told(sentences: list[str]) -> str:
    rows = format_html_join("", "<li>{}</li>", [[sentence] for sentence in sentences])
    return format_html('<ul class="told" role="alert">{}</ul>', rows)

"""Rights for a signed-in learner: in her own pages, under a neutral name (lms.contracts.neutral_help)."""

from collections import defaultdict
from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from lms.blocks.retold import file_of, retold, without_links
from lms.contracts.neutral_help import HelpGroup, HelpLink, HelpPage, HelpPart, HelpSource, register
from lms.core.contexts import fields_of
from lms.core.texts import Text
from lms.programme.rights.enums import Country, Topic
from lms.programme.rights.models import RightPage
from lms.programme.rights.queries import families
from lms.programme.rights.rules import Family
from lms.programme.rights.shown import shown_right


class YourRights(HelpSource):
    key = "rights"
    name = gettext_lazy("Your rights")
    hint = gettext_lazy("Work, health, papers, money: what you may ask for.")
    icon = "book"
    order = 20

    def contents(self, *, language: str) -> list[HelpGroup]:
        """By country; a question is the title of its page in her language, or in the one it is told in. Lists
        of the other website are closed to a visitor of this one, so they are asked for plainly.
        """
        found: dict[str, list[RightPage]] = defaultdict(list)
        for family in families(RightPage._base_manager.all()):
            if page := _shown(family, language):
                found[page.country].append(page)
        return [
            HelpGroup(title=str(country.label), links=_links(found[country]))
            for country in Country
            if found[country]
        ]

    def titles(self, uuids: Collection[UUID], *, language: str) -> dict[UUID, str]:
        rows = RightPage._base_manager.filter(translation_key__in=uuids)
        pages = [_shown(family, language) for family in families(rows)] if uuids else []
        return {link.uuid: link.title for link in _links([page for page in pages if page])}

    def page(self, uuid: UUID, *, language: str) -> HelpPage | None:
        page = _page(uuid, language)
        return _told(page) if page else None

    def file(self, uuid: UUID, part: str, *, language: str) -> Any | None:
        page = _page(uuid, language)
        return file_of(page.body, part) if page and not shown_right(page).why else None


register(YourRights())


def _shown(family: Family, language: str) -> Any | None:
    """What is told in her language; else in another; else her own, which says whom to ask."""
    live = [page for page in family.pages if page.live]
    own = next((page for page in live if page.locale.language_code == language), None)
    return family.told_in(language) or next(family.told(), None) or own or next(iter(live), None)


def _page(uuid: UUID, language: str) -> RightPage | None:
    first = RightPage._base_manager.filter(translation_key=uuid).select_related("locale").first()
    return _shown(first.family(), language) if first else None


def _links(pages: list[RightPage]) -> list[HelpLink]:
    order = Topic.values
    return [
        HelpLink(uuid=page.translation_key, title=Text(page.title, page.locale.language_code))
        for page in sorted(pages, key=lambda page: (order.index(page.topic), page.pk))
    ]


def _told(page: RightPage) -> HelpPage:
    shown = shown_right(page)
    language = page.locale.language_code
    about = {"title": page.said.title, "language": language, "groups": []}
    ask = retold(shown.rights.said.parts, file_url=lambda part: "")
    if shown.why:
        notice = _("Nobody has checked this answer in time. Ask your adviser.")
        return HelpPage(**about, notice=notice, parts=ask)
    answer = retold(
        page.said.blocks, file_url=lambda part: reverse("help:file", args=[page.translation_key, part])
    )
    more = without_links(render_to_string("lms_programme/rights/told.html", fields_of(shown)))
    return HelpPage(
        **about,
        lead=page.said.short,
        notice=shown.caution,
        parts=[*answer, HelpPart(html=more), *ask],
    )

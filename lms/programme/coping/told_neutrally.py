"""Coping for a signed-in learner: in her own pages, under a neutral name (lms.contracts.neutral_help)."""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.template.loader import render_to_string
from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from lms.blocks.retold import file_of, retold, without_links
from lms.blocks.translated import each_in, said_together
from lms.contracts.neutral_help import HelpGroup, HelpLink, HelpPage, HelpPart, HelpSource, register
from lms.programme.coping.models import CopingPage, CopingToolPage
from lms.programme.coping.rules import by_feeling
from lms.safety.outside.seen import published
from lms.templatetags.lms_prose import prose


class LookingAfterYourself(HelpSource):
    key = "coping"
    name = _("Looking after yourself")
    hint = _("Small things to do when a feeling is strong.")
    icon = "person"
    order = 10

    def contents(self, *, language: str) -> list[HelpGroup]:
        tools = _tools(language)
        groups = [
            HelpGroup(title=str(row.feeling.label), links=_links(row.tools)) for row in by_feeling(tools)
        ]
        return [*groups, HelpGroup(title=str(_("All of them")), links=_links(tools))] if tools else []

    def titles(self, uuids: Collection[UUID], *, language: str) -> dict[UUID, str]:
        tools = _tools(language, translation_key__in=uuids) if uuids else []
        return {tool.translation_key: tool.said.title for tool in tools}

    def page(self, uuid: UUID, *, language: str) -> HelpPage | None:
        tool = next(iter(_tools(language, translation_key=uuid)), None)
        return _told(tool) if tool else None

    def breath(self, *, language: str) -> HelpPage | None:
        tool = next(iter(_tools(language, shows_fan=True)), None)
        return _told(tool, with_person=False) if tool else None

    def file(self, uuid: UUID, part: str, *, language: str) -> Any | None:
        tool = next(iter(_tools(language, translation_key=uuid)), None)
        return file_of(tool.body, part) if tool else None


register(LookingAfterYourself())


def _tools(language: str, **wanted: Any) -> list[CopingToolPage]:
    """Every published tool once, in this language where there is one; in the order of whoever wrote them
    first. Lists of the other website are closed to a visitor of this one, so they are asked for plainly.
    """
    rows = published(CopingToolPage._base_manager.filter(**wanted)).order_by("pk")
    tools = each_in(language, rows.select_related("locale").prefetch_related("feelings"))
    return said_together(tools, "title", "summary")


def _links(tools: list[CopingToolPage]) -> list[HelpLink]:
    return [
        HelpLink(uuid=tool.translation_key, title=tool.said.title, hint=tool.said.summary) for tool in tools
    ]


def _told(tool: CopingToolPage, *, with_person: bool = True) -> HelpPage:
    parts = retold(
        tool.said.blocks, file_url=lambda part: reverse("help:file", args=[tool.translation_key, part])
    )
    return HelpPage(
        title=tool.said.title,
        lead=tool.said.summary,
        language=tool.locale.language_code,
        parts=[*parts, *(_person(tool) if with_person else [])],
        groups=[],
        breathes=tool.shows_fan,
    )


def _person(tool: CopingToolPage) -> list[HelpPart]:
    """Whom she can call, as the page of all tools says it in the tool's language."""
    above = CopingPage._base_manager.filter(path=tool.path[: -tool.steplen]).first()
    if above is None or not above.person:
        return []
    words = without_links(prose(above.person))
    language = above.said.languages.at("person")
    html = render_to_string("lms/messaging/help_person.html", {"words": words, "language": language})
    return [HelpPart(html=html)]

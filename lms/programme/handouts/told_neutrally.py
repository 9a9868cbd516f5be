"""Handouts for a signed-in learner: their words in her own pages, under a neutral name
(lms.contracts.neutral_help). Nothing of the sheet is there: its small print names the other website.
"""

from collections.abc import Collection
from typing import Any
from uuid import UUID

from django.utils.translation import gettext_lazy as _

from lms.blocks.retold import retold
from lms.blocks.translated import each_in, said_together
from lms.contracts.neutral_help import HelpGroup, HelpLink, HelpPage, HelpSource, register
from lms.programme.handouts.models import HandoutPage, Topic
from lms.programme.handouts.shown import rows_by_topic
from lms.safety.outside.seen import published


class ShortPages(HelpSource):
    key = "handouts"
    name = _("Short pages")
    hint = _("For a hard moment, for a counter, for the days.")
    icon = "card"
    order = 25

    def contents(self, *, language: str) -> list[HelpGroup]:
        rows = rows_by_topic(_handouts(language), list(Topic))
        return [HelpGroup(title=str(row.topic.label), links=_links(row.handouts)) for row in rows]

    def titles(self, uuids: Collection[UUID], *, language: str) -> dict[UUID, str]:
        found = _handouts(language, translation_key__in=uuids) if uuids else []
        return {handout.translation_key: handout.said.title for handout in found}

    def page(self, uuid: UUID, *, language: str) -> HelpPage | None:
        handout = next(iter(_handouts(language, translation_key=uuid)), None)
        return _told(handout) if handout else None


register(ShortPages())


def _handouts(language: str, **wanted: Any) -> list[HandoutPage]:
    """Every published one once, but for those that speak to employers. Lists of the other website are closed
    to a visitor of this one, so they are asked for plainly.
    """
    hers = HandoutPage._base_manager.exclude(topic=Topic.EMPLOY)
    rows = published(hers.filter(**wanted)).order_by("pk")
    return said_together(each_in(language, rows.select_related("locale")), "title", "summary")


def _links(handouts: list[HandoutPage]) -> list[HelpLink]:
    return [
        HelpLink(uuid=handout.translation_key, title=handout.said.title, hint=handout.said.summary)
        for handout in handouts
    ]


def _told(handout: HandoutPage) -> HelpPage:
    return HelpPage(
        title=handout.said.title,
        lead=handout.said.summary,
        language=handout.locale.language_code,
        parts=retold(handout.said.blocks_of("panels"), file_url=lambda part: ""),
        groups=[],
    )

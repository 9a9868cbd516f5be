"""What she reads about herself, her rights and places near her, and where she asks for help: as things to
lead to. Nobody notes what she opens, so nothing here ticks.
"""

from collections.abc import Collection
from uuid import UUID

from django.utils.translation import gettext
from django.utils.translation import gettext_lazy as _

from lms.contracts import neutral_help
from lms.contracts.destination import Choice, DestinationKind, register
from lms.core.kept_addresses import address, addresses
from lms.core.people import Person

#: The page where she writes to her trainer: there is one, and whoever leads there keeps this id.
ASKING = UUID("5b0c6b6a-6f0e-4f0b-9a57-0d5b7f7f3c11")


class AskDestination(DestinationKind):
    key, label, icon, order = "ask", _("Write to your trainer."), "people", 70

    def titles(self, uuids: Collection[UUID], *, language: str) -> dict[UUID, str]:
        return {ASKING: gettext("I need help")} if ASKING in uuids else {}

    def choices(self, *, language: str) -> list[Choice]:
        return [Choice(uuid=ASKING, title=gettext("I need help"))]

    def addresses(self, uuids: Collection[UUID], *, person: Person) -> dict[UUID, str]:
        return dict.fromkeys(uuids, address("messaging:home"))


class HelpDestination(DestinationKind):
    key, label, icon, order = "help", _("Good to know"), "book", 60

    def titles(self, uuids: Collection[UUID], *, language: str) -> dict[UUID, str]:
        found: dict[UUID, str] = {}
        for source in neutral_help.sources():
            found |= source.titles([uuid for uuid in uuids if uuid not in found], language=language)
        return found

    def choices(self, *, language: str) -> list[Choice]:
        return [
            Choice(uuid=uuid, title=title, under=str(source.name))
            for source in neutral_help.sources()
            for uuid, title in _listed(source, language).items()
        ]

    def addresses(self, uuids: Collection[UUID], *, person: Person) -> dict[UUID, str]:
        page = addresses("help:page")
        return {uuid: page(uuid) for uuid in uuids}


def _listed(source: neutral_help.HelpSource, language: str) -> dict[UUID, str]:
    """Each once, however many lists of the source it stands on."""
    return {link.uuid: link.title for group in source.contents(language=language) for link in group.links}


register(HelpDestination())
register(AskDestination())

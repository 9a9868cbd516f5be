"""What authors say of a contact: read on a screen, with somebody beside her."""

from collections.abc import Iterator

from lms.contacts.models import ContactWords
from lms.safety.neutral.words import Titles, titles


def words_of_contacts() -> Iterator[tuple[str, str]]:
    for row in ContactWords.objects.order_by("pk"):
        for name in row.read_on_screen:
            yield f"contact {row.contact_id} ({row.language}), {name}", getattr(row, name)


titles.add("contacts", Titles("contacts", "Words of the contacts.", words_of_contacts))

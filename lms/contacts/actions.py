"""What happens when a contact changes, and how a print gets its number."""

from collections.abc import Collection, Iterable
from typing import Any

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from django.db.models import Max
from django.utils import timezone
from wagtail.models import Page, ReferenceIndex

from lms.contacts.kept import forget_numbers
from lms.contacts.models import Contact, Edition, EditionContact
from lms.contacts.queries import contacts_in, edition


@transaction.atomic
def new_edition(
    kind: str, key: str, language: str, *, title: str, contacts: Iterable[Contact] = ()
) -> Edition:
    """The next number of a print. `kind` and `key` name the thing that is printed; `contacts` stand on it."""
    own = Edition.objects.filter(kind=kind, key=key, language=language)
    last = own.aggregate(last=Max("number"))["last"] or 0
    made = Edition.objects.create(kind=kind, key=key, language=language, title=title[:255], number=last + 1)
    EditionContact.objects.bulk_create(
        EditionContact(edition=made, contact=each, name=each.name, version=each.version) for each in contacts
    )
    return made


def new_edition_of(page: Any) -> Edition:
    """Of a page whose class names a `print_kind`, with the contacts it names now, and those of the pages that
    are `printed_with` it.
    """
    printed = (page, *getattr(page, "printed_with", ()))
    contacts = {contact.pk: contact for each in printed for contact in contacts_in(each)}
    return new_edition(
        page.print_kind,
        str(page.translation_key),
        page.locale.language_code,
        title=page.title,
        contacts=contacts.values(),
    )


@transaction.atomic
def tell_change(contact: Contact, *, before: str) -> list[Edition]:
    """After a contact was saved: what is kept of it is made anew, and prints that carry it are withdrawn.

    `before` is its mark before. Gives the editions to throw away; none where readers see no difference.
    """
    forget_numbers()
    if contact.mark() == before:
        return []
    contact.version += 1
    Contact.objects.filter(pk=contact.pk).update(version=contact.version)
    return _withdraw(contact, is_gone=False)


@transaction.atomic
def tell_gone(contact: Contact) -> list[Edition]:
    """Before a contact is deleted."""
    forget_numbers()
    return _withdraw(contact, is_gone=True)


def _withdraw(contact: Contact, *, is_gone: bool) -> list[Edition]:
    _count_what_was_never_counted(contact)
    old = Edition.objects.filter(withdrawn_at=None, contacts__contact=contact)
    withdrawn = list(old.order_by("pk"))
    now = timezone.now()
    Edition.objects.filter(pk__in=[each.pk for each in withdrawn]).update(withdrawn_at=now)
    for each in withdrawn:
        newest = edition(each.kind, each.key, each.language)
        if newest is not None and newest.pk == each.pk:
            named = Contact.objects.filter(printed__edition=each)
            still = named.exclude(pk=contact.pk) if is_gone else named
            new_edition(each.kind, each.key, each.language, title=each.title, contacts=list(still))
    return withdrawn


def _count_what_was_never_counted(contact: Contact) -> None:
    """A page that came into the site without being published may have been printed all the same."""
    naming = ReferenceIndex.get_references_to(contact).filter(
        base_content_type=ContentType.objects.get_for_model(Page)
    )
    for page in printed_pages({int(key) for key in naming.values_list("object_id", flat=True)}):
        if edition(page.print_kind, str(page.translation_key), page.locale.language_code) is None:
            new_edition_of(page)


def printed_pages(keys: Collection[int] | None = None) -> list[Any]:
    """Live pages that are printed with a number; of these keys, or all."""
    pages = Page.objects.live()
    if keys is not None:
        pages = pages.filter(pk__in=keys)
    return [page for page in pages.specific() if getattr(page, "print_kind", "")]


def make_missing_editions() -> int:
    """For pages that were put up by a script: each printed page gets its first number. Gives how many."""
    missing = [
        page
        for page in printed_pages()
        if edition(page.print_kind, str(page.translation_key), page.locale.language_code) is None
    ]
    for page in missing:
        new_edition_of(page)
    return len(missing)

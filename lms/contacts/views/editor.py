"""Wagtail's own pages for contacts, and the list of prints to throw away."""

from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext
from django.views.generic import TemplateView
from wagtail.admin import messages
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin
from wagtail.snippets.views.snippets import CreateView, DeleteView, EditView

from lms.contacts.actions import tell_change, tell_gone
from lms.contacts.models import Contact, Edition
from lms.contacts.queries import to_throw_away
from lms.contacts.rules import may_keep_contacts
from lms.core.permissions import permit
from lms.core.texts import in_a_row, name_here


class ContactCreateView(CreateView):
    def save_instance(self) -> Any:
        contact = super().save_instance()
        tell_change(contact, before=contact.mark())
        return contact


class ContactEditView(EditView):
    def save_instance(self) -> Any:
        before = Contact.objects.get(pk=self.object.pk).mark()
        contact = super().save_instance()
        say_what_is_old(self.request, tell_change(contact, before=before))
        return contact


class ContactDeleteView(DeleteView):
    def delete_action(self) -> None:
        with transaction.atomic():
            old = tell_gone(self.object)
            super().delete_action()
        say_what_is_old(self.request, old)


def say_what_is_old(request: HttpRequest, old: list[Edition]) -> None:
    """Which sheets to throw away, by name: whoever changes a number is the one who can say it on."""
    if not old:
        return
    said = ngettext(
        "%(count)d printed edition is no longer true. Throw it away: %(names)s.",
        "%(count)d printed editions are no longer true. Throw them away: %(names)s.",
        len(old),
    )
    names = in_a_row(
        _("“%(title)s” in %(language)s, edition %(number)d")
        % {"title": each.title, "language": name_here(each.language), "number": each.number}
        for each in old
    )
    to_list = messages.button(reverse("contacts_editions"), _("Prints to throw away"))
    messages.warning(request, said % {"count": len(old), "names": names}, buttons=[to_list])


class EditionsView(WagtailAdminTemplateMixin, TemplateView):
    """Every print on which a contact is no longer true, the newest first."""

    template_name = "lms/contacts/editions.html"
    page_title = gettext_lazy("Prints to throw away")
    header_icon = "bin"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        permit(may_keep_contacts(request.user))
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [
            *super().get_breadcrumbs_items(),
            {"url": reverse("wagtailsnippets_lms_contact:list"), "label": _("Contacts")},
            {"url": "", "label": self.get_page_title()},
        ]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        editions = to_throw_away().prefetch_related("contacts__contact")
        return super().get_context_data(
            **kwargs, editions=[(each, _changed(each), name_here(each.language)) for each in editions]
        )


def _changed(edition: Edition) -> str:
    """Which of its contacts are others by now, as they were called on it."""
    return in_a_row(
        row.name
        for row in edition.contacts.all()
        if row.contact is None or row.contact.version != row.version
    )

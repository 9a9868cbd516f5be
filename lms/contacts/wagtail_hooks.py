from typing import Any

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.panels import FieldPanel, FieldRowPanel, InlinePanel, MultiFieldPanel
from wagtail.admin.ui.components import Component
from wagtail.snippets.models import register_snippet
from wagtail.snippets.views.snippets import SnippetViewSet

from lms.contacts.actions import tell_gone
from lms.contacts.beside import PrintsPanel
from lms.contacts.filters import DUE, ContactFilter
from lms.contacts.models import Contact
from lms.contacts.queries import to_check, to_throw_away
from lms.contacts.rules import may_keep_contacts
from lms.contacts.typed_numbers import typed_in_translation, typed_numbers, warn_of_typed_numbers
from lms.contacts.views.editor import (
    ContactCreateView,
    ContactDeleteView,
    ContactEditView,
    EditionsView,
    say_what_is_old,
)


class ContactViewSet(SnippetViewSet):
    model = Contact
    icon = "mobile-alt"
    add_view_class = ContactCreateView
    edit_view_class = ContactEditView
    delete_view_class = ContactDeleteView
    filterset_class = ContactFilter
    list_display = ["name", "number", "country", "kind", "reviewed_on", "expires_on"]
    add_to_admin_menu = True
    menu_label = _("Contacts")
    menu_name = "contacts"
    menu_order = 265
    copy_view_enabled = False
    panels = [
        FieldPanel("name"),
        FieldRowPanel([FieldPanel("kind"), FieldPanel("country"), FieldPanel("position")]),
        FieldPanel("number"),
        FieldPanel("hours"),
        MultiFieldPanel(
            [
                FieldPanel("trace"),
                FieldPanel("recorded"),
                FieldPanel("interpreter"),
                FieldPanel("police"),
                FieldPanel("migration"),
                FieldPanel("cost"),
            ],
            heading=_("What happens when one calls"),
        ),
        InlinePanel(
            "words",
            [
                FieldRowPanel([FieldPanel("language"), FieldPanel("label")]),
                FieldPanel("hours"),
                FieldPanel("happens"),
            ],
            label=_("language"),
            heading=_("In words"),
            min_num=1,
        ),
        MultiFieldPanel(
            [
                FieldPanel(
                    "reviewer", help_text=_("An office or a role that called the number, not a name.")
                ),
                FieldPanel("reviewed_on"),
                FieldPanel(
                    "expires_on",
                    help_text=_(
                        "Left empty, and at most: six months after the check, three for emergency numbers"
                        " and crisis lines. After it a crisis line keeps standing and says when it was"
                        " checked; of any other, readers are told to ask their adviser."
                    ),
                ),
            ],
            heading=_("Last checked"),
        ),
        PrintsPanel(heading=_("On paper")),
    ]


register_snippet(ContactViewSet)


@hooks.register("register_admin_urls")
def addresses() -> list:
    return [path("contacts/editions/", EditionsView.as_view(), name="contacts_editions")]


class NumbersPanel(Component):
    """On the first page, for whoever keeps contacts: what waits to be checked, and what to throw away."""

    name = "numbers"
    template_name = "lms/contacts/home_panel.html"
    order = 95

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {
            "waiting": list(to_check()),
            "old": to_throw_away().count(),
            "list_url": f"{reverse('wagtailsnippets_lms_contact:list')}?waiting={DUE}",
            "editions_url": reverse("contacts_editions"),
        }


@hooks.register("construct_homepage_panels")
def numbers_on_the_first_page(request: HttpRequest, panels: list[Any]) -> None:
    if may_keep_contacts(request.user) and Contact.objects.exists():
        panels.append(NumbersPanel())


@hooks.register("before_bulk_action")
def withdraw_what_carries_them(request: HttpRequest, action: str, things: list[Any], view: Any) -> None:
    """Of contacts that are deleted together; one alone is deleted by a view of ours."""
    gone = [thing for thing in things if isinstance(thing, Contact)] if action == "delete" else []
    say_what_is_old(request, [edition for contact in gone for edition in tell_gone(contact)])


@hooks.register("after_create_page")
@hooks.register("after_edit_page")
def look_for_numbers(request: HttpRequest, page: Any) -> None:
    warn_of_typed_numbers(request, typed_numbers(page))


@hooks.register("after_create_snippet")
@hooks.register("after_edit_snippet")
def look_for_numbers_in_a_snippet(request: HttpRequest, thing: Any) -> None:
    warn_of_typed_numbers(request, typed_numbers(thing))


@hooks.register("before_edit_page", order=-1)
@hooks.register("before_edit_snippet", order=-1)
def look_for_numbers_in_a_translation(request: HttpRequest, thing: Any) -> None:
    """The screen of translators saves sentence by sentence and asks no hook: it is looked through when it
    opens, and it opens again when it was published.
    """
    if request.method == "GET" and hasattr(thing, "translation_key"):
        warn_of_typed_numbers(request, typed_in_translation(thing))

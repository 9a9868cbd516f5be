"""Rights: questions with an answer for each country (M13). Read by anybody, without a sign-in; neither the
question nor the country stands in an address or a title.
"""

import hashlib
import json
from collections import defaultdict
from collections.abc import Iterable
from functools import cached_property, partial
from typing import Any

from django.db import models
from django.http import HttpRequest, HttpResponse
from django.utils import timezone
from django.utils.text import format_lazy
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, MultiFieldPanel
from wagtail.blocks import CharBlock
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from lms.blocks.fields import StableStreamField
from lms.blocks.found import found_by
from lms.blocks.translated import TranslatedPageMixin
from lms.blocks.translations import own_in_each_language
from lms.contracts import personal_data
from lms.core import days
from lms.core.contexts import fields_of
from lms.core.reviewing import Reviewed, in_order
from lms.core.texts import Text, name_of
from lms.printing.responses import pdf_response
from lms.programme.blocks import programme_body
from lms.programme.quiet_address import quiet_slug
from lms.programme.rights import sheets
from lms.programme.rights.enums import Country, Topic
from lms.programme.rights.rules import Family
from lms.programme.rights.shelf import Shelf, shelf_of
from lms.programme.rights.shown import shown_right
from lms.safety.faces.links import KeepsToItsFace

#: What the text of a page is made of: whoever changes one of them makes its translations old.
WORDS = ("title", "short", "body", "care", "decides", "takes", "costs", "bring", "counter", "source")
PRINTS = {"card": sheets.card_pdf, "print": sheets.right_pdf}
#: Long texts that no list needs.
LONG = ("body", "bring", "counter", "care", "decides", "takes", "costs", "source")


@personal_data.not_held("A page anyone may read.")
class RightsPage(TranslatedPageMixin, KeepsToItsFace, Page):
    """Where a question is chosen; one below a home."""

    seen_outside = True
    found_kind = _("Your rights")
    lead = models.CharField(_("introduction"), max_length=250, blank=True)
    caution = models.CharField(
        _("said on every page and print"),
        max_length=120,
        blank=True,
        help_text=_("For example, that nobody has checked the answers. Leave it empty when somebody has."),
    )
    parts = StableStreamField(
        programme_body,
        blank=True,
        verbose_name=_("whom to ask"),
        help_text=_("Shown below every right, and in place of an answer that nobody has checked in time."),
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("lead"),
        FieldPanel("caution"),
        FieldPanel("parts"),
    ]
    search_fields = [*Page.search_fields, *found_by("lead", "parts")]
    template = "lms_programme/rights/page.html"
    parent_page_types = ["lms_programme.ProgrammeHomePage"]
    subpage_types = ["lms_programme.RightPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("rights: all questions")

    def shelf(self) -> Shelf:
        """Every right of every language, sorted for readers of this one; in one query."""
        shelves = RightsPage.objects.filter(translation_key=self.translation_key)
        rights = (
            RightPage.objects.filter(locale__in=shelves.values("locale"))
            .select_related("locale")
            .defer(*LONG)
            .order_by("pk")
        )
        return shelf_of(rights, language=self.locale.language_code, day=days.today())

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        return {**context, "shelf": self.shelf(), "rights": self}


@personal_data.not_held("A page anyone may read. A reviewer is an office or a role.")
class RightPage(TranslatedPageMixin, Reviewed, KeepsToItsFace, Page):
    """One question in one country, in one language. `card/` and `print/` below its address are PDFs."""

    seen_outside = True
    is_limited = True
    print_kind = "right"
    found_kind = _("A right")
    country = models.CharField(_("country"), max_length=2, choices=Country.choices)
    topic = models.CharField(_("question it belongs to"), max_length=20, choices=Topic.choices)
    short = models.CharField(
        _("the answer in one sentence"), max_length=200, help_text=_("Begin with yes or no where you can.")
    )
    body = StableStreamField(programme_body, verbose_name=_("the answer"))
    care = models.TextField(
        _("take care"), max_length=400, blank=True, help_text=_("What to know before she goes there.")
    )
    decides = models.CharField(_("who decides"), max_length=300, blank=True)
    takes = models.CharField(_("how long it takes"), max_length=300, blank=True)
    costs = models.CharField(_("what it costs"), max_length=300, blank=True)
    bring = StableStreamField(
        [("thing", CharBlock(max_length=160, label=_("Thing")))],
        blank=True,
        verbose_name=_("what to bring"),
    )
    counter = StableStreamField(
        [("line", CharBlock(max_length=200, label=_("Line")))],
        blank=True,
        verbose_name=_("what to say at the counter"),
        help_text=_("One sentence each. The same line stands beside it in the language of the country."),
    )
    source = models.CharField(
        _("where this comes from"), max_length=300, help_text=_("The law and its article, or the office.")
    )
    words_changed_at = models.DateTimeField(null=True, blank=True, editable=False)
    words_digest = models.CharField(max_length=64, blank=True, editable=False)

    content_panels = [
        *Page.content_panels,
        MultiFieldPanel([FieldPanel("country"), FieldPanel("topic")], heading=_("Where it stands")),
        FieldPanel("short"),
        FieldPanel("body"),
        FieldPanel("care"),
        MultiFieldPanel(
            [FieldPanel("decides"), FieldPanel("takes"), FieldPanel("costs"), FieldPanel("source")],
            heading=_("Good to know"),
        ),
        FieldPanel("bring"),
        FieldPanel("counter"),
        MultiFieldPanel(
            [FieldPanel("reviewer"), FieldPanel("reviewed_on"), FieldPanel("expires_on")],
            heading=_("Who has checked it, in this language"),
        ),
    ]
    promote_panels: list[Any] = []
    override_translatable_fields = own_in_each_language("slug", "reviewer", "reviewed_on", "expires_on")
    search_fields = [*Page.search_fields, *found_by("short", "body")]
    template = "lms_programme/rights/right_page.html"
    parent_page_types = ["lms_programme.RightsPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("rights: an answer")
        constraints = [in_order("lms_programme_right_reviewed_first")]

    def full_clean(self, *args: Any, **kwargs: Any) -> None:
        self.slug = quiet_slug(self.translation_key)
        super().full_clean(*args, **kwargs)

    def clean_review(self) -> None:
        """What is said of its review alone, for a form that says no more."""
        Reviewed.clean(self)

    def save(self, *args: Any, **kwargs: Any) -> Any:
        """Notes when the words that are read became what they are. Drafts do not count."""
        if self.live and not kwargs.get("update_fields"):
            self._note_words()
        return super().save(*args, **kwargs)

    def _note_words(self) -> None:
        """Against what is in the database: a revision remembers what was true when it was written."""
        digest = hashlib.sha256(json.dumps(self._words()).encode()).hexdigest()
        kept = RightPage.objects.filter(pk=self.pk).values_list("words_digest", "words_changed_at").first()
        same = kept is not None and kept[0] == digest
        self.words_digest = digest
        self.words_changed_at = kept[1] if same and kept else timezone.now()

    def _words(self) -> list[Any]:
        """What is read; not which recording or which contact stands beside it."""
        fields = (self._meta.get_field(name) for name in WORDS)
        return [
            field.get_searchable_content(getattr(self, field.name))
            if isinstance(field, StableStreamField)
            else getattr(self, field.name)
            for field in fields
        ]

    @property
    def place(self) -> Country:
        return Country(self.country)

    @property
    def printed_with(self) -> tuple[RightsPage]:
        """Whom to ask stands on its prints as on its page."""
        return (self.shelf_page,)

    @classmethod
    def found_among(cls, pages: Iterable["RightPage"]) -> list["RightPage"]:
        """What nobody has checked in time is not looked through either."""
        live, families = list(pages), defaultdict(list)
        of_them = cls._base_manager.filter(translation_key__in={page.translation_key for page in live})
        for page in of_them.select_related("locale").defer(*LONG).order_by("pk"):
            families[page.translation_key].append(page)
        today = days.today()
        return [page for page in live if not Family(families[page.translation_key], today).why_untold(page)]

    @property
    def found_as(self) -> Any:
        """Every country is asked the same."""
        return format_lazy("{}, {}", self.found_kind, self.place.label)

    @property
    def drawing(self) -> str:
        return Topic(self.topic).drawing

    @property
    def words_in_a_list(self) -> str:
        """What it is called beside others of its country."""
        if self.topic == Topic.OTHER:
            return Text(self.title, self.locale.language_code)
        return str(Topic(self.topic).label)

    @property
    def language_name(self) -> str:
        """What its language calls itself."""
        return name_of(self.locale.language_code)

    @property
    def said_reviewer(self) -> Text:
        return Text(self.reviewer, self.locale.language_code)

    def family(self) -> Family:
        """In all its languages, this page as it is here: a preview is not what is stored."""
        pages = (
            RightPage._base_manager.filter(translation_key=self.translation_key)
            .select_related("locale")
            .order_by("pk")
        )
        return Family([self if page.pk == self.pk else page for page in pages] or [self], days.today())

    @cached_property
    def shelf_page(self) -> RightsPage:
        """Asked for plainly: to a visitor of the other website lists of pages are closed."""
        return RightsPage._base_manager.get(path=self.path[: -self.steplen])

    def neighbours(self) -> dict[str, list["RightPage"]]:
        """What is asked next in the same country, and the same question in other ones."""
        others = list(
            RightPage.objects.sibling_of(self)
            .live()
            .filter(models.Q(country=self.country) | models.Q(topic=self.topic))
            .exclude(pk=self.pk)
            .select_related("locale")
            .defer(*LONG)
        )
        order, at = Topic.values, Topic.values.index(self.topic)
        here = [page for page in others if page.country == self.country and page.topic != self.topic]
        here.sort(key=lambda page: ((order.index(page.topic) - at) % len(order), page.pk))
        elsewhere = [page for page in others if page.country != self.country and page.topic != Topic.OTHER]
        return {
            "asked_next": here[:4],
            "in_other_countries": sorted(elsewhere, key=lambda page: Country.values.index(page.country)),
        }

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context(request, *args, **kwargs)
        preview = getattr(request, "is_preview", False)
        return {**context, **fields_of(shown_right(self, preview=preview)), **self.neighbours()}

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if len(path_components) == 1 and path_components[0] in PRINTS and self.live:
            return RouteResult(self, kwargs={"printed": path_components[0]})
        return super().route(request, path_components)

    def serve(self, request: HttpRequest, *args: Any, printed: str = "", **kwargs: Any) -> HttpResponse:
        if printed:
            make = partial(PRINTS[printed], self, request.face)
            return pdf_response(request, make, f"{'card' if printed == 'card' else 'sheet'}.pdf")
        return super().serve(request, *args, **kwargs)

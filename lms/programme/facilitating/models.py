"""Session plans for those who lead a group (M8): what is needed, how long it takes, how to take care. Read by
anybody; written for professionals.
"""

from typing import Any

from django.core.validators import MaxValueValidator, MinValueValidator
from django.db import models
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext_lazy as _
from wagtail.admin.panels import FieldPanel, FieldRowPanel
from wagtail.fields import RichTextField
from wagtail.models import Page
from wagtail.url_routing import RouteResult

from lms.blocks.fields import StableStreamField
from lms.blocks.found import found_by
from lms.blocks.translated import TranslatedPageMixin, said_together
from lms.contracts import personal_data
from lms.printing.responses import pdf_response
from lms.programme.facilitating.blocks import material, plan_steps
from lms.programme.facilitating.sheets import plan_pdf
from lms.safety.faces.links import KeepsToItsFace

PRINTED = "print"
FILE_NAME = "sheet.pdf"
PEOPLE_AT_MOST = 40


class Kind(models.TextChoices):
    """What a session works with; the shelf is sorted by it."""

    ETHNO = "ethno", _("Words, places and customs")
    ART = "art", _("Hands and pictures")
    BODY = "body", _("Body and breath")


#: What it is called among colleagues.
CALLED = {
    Kind.ETHNO: _("ethno-psychological"),
    Kind.ART: _("art-based"),
    Kind.BODY: _("body-based"),
}


@personal_data.not_held("A page anyone may read.")
class SessionsPage(TranslatedPageMixin, KeepsToItsFace, Page):
    """The shelf of session plans, one below a home."""

    seen_outside = True
    found_kind = _("Session plans")
    lead = models.CharField(_("introduction"), max_length=250, blank=True)
    care = RichTextField(
        _("before any session"),
        blank=True,
        features=["bold", "ul", "link"],
        help_text=_("What holds for all of them: consent, leaving the room, whom to call."),
    )

    content_panels = [*Page.content_panels, FieldPanel("lead"), FieldPanel("care")]
    search_fields = [*Page.search_fields, *found_by("lead", "care")]
    template = "lms_programme/facilitating/shelf.html"
    parent_page_types = ["lms_programme.ProgrammeHomePage"]
    subpage_types = ["lms_programme.SessionPlanPage"]
    max_count_per_parent = 1

    class Meta:
        verbose_name = _("session plans: the shelf")

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        live = SessionPlanPage.objects.child_of(self).live().order_by("path").select_related("locale")
        plans = said_together(live, "title", "summary")
        rows = [(kind, [plan for plan in plans if plan.kind == kind]) for kind in Kind]
        return {
            **super().get_context(request, *args, **kwargs),
            "kinds": [(kind, found) for kind, found in rows if found],
        }


@personal_data.not_held("A page anyone may read.")
class SessionPlanPage(TranslatedPageMixin, KeepsToItsFace, Page):
    """One plan. Its sheet stands at its own address followed by `print/`."""

    seen_outside = True
    found_kind = _("A session plan")
    summary = models.CharField(_("in a sentence"), max_length=200)
    kind = models.CharField(_("works with"), max_length=10, choices=Kind, default=Kind.ART)
    people_from = models.PositiveSmallIntegerField(
        _("people, at least"), default=4, validators=[MinValueValidator(1), MaxValueValidator(PEOPLE_AT_MOST)]
    )
    people_to = models.PositiveSmallIntegerField(
        _("people, at most"), default=8, validators=[MinValueValidator(1), MaxValueValidator(PEOPLE_AT_MOST)]
    )
    aim = RichTextField(_("what it is for"), features=["bold", "ul"])
    materials = StableStreamField(material, blank=True, verbose_name=_("what you need"))
    before = RichTextField(_("before they come"), blank=True, features=["bold", "ul"])
    steps = StableStreamField(plan_steps, verbose_name=_("the session"))
    care = RichTextField(
        _("care"), features=["bold", "ul"], help_text=_("When to stop, what to leave out, how to end.")
    )

    content_panels = [
        *Page.content_panels,
        FieldPanel("summary"),
        FieldPanel("kind"),
        FieldRowPanel([FieldPanel("people_from"), FieldPanel("people_to")]),
        FieldPanel("aim"),
        FieldPanel("materials"),
        FieldPanel("before"),
        FieldPanel("steps"),
        FieldPanel("care"),
    ]
    search_fields = [
        *Page.search_fields,
        *found_by("summary", "aim", "materials", "before", "steps", "care"),
    ]
    template = "lms_programme/facilitating/plan.html"
    parent_page_types = ["lms_programme.SessionsPage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("session plan")
        verbose_name_plural = _("session plans")
        constraints = [
            models.CheckConstraint(
                condition=models.Q(people_from__lte=models.F("people_to")),
                name="lms_programme_session_people_in_order",
                violation_error_message=_("At most must not be less than at least."),
            )
        ]

    @property
    def kind_told(self) -> str:
        return str(CALLED[Kind(self.kind)])

    @property
    def minutes(self) -> int:
        """Of all its steps."""
        return sum(step.value["minutes"] or 0 for step in self.steps if step.block_type == "step")

    def route(self, request: HttpRequest, path_components: list[str]) -> RouteResult:
        if path_components == [PRINTED] and self.live:
            return RouteResult(self, kwargs={"printed": True})
        return super().route(request, path_components)

    def serve(
        self, request: HttpRequest, *args: Any, printed: bool = False, **kwargs: Any
    ) -> HttpResponse | TemplateResponse:
        if printed:
            return pdf_response(request, lambda: plan_pdf(self), FILE_NAME)
        return super().serve(request, *args, **kwargs)

    def get_context(self, request: HttpRequest, *args: Any, **kwargs: Any) -> dict[str, Any]:
        return {
            **super().get_context(request, *args, **kwargs),
            "steps": self.said.blocks_of("steps"),
            "print_url": f"{self.get_url(request) or ''}{PRINTED}/",
        }

"""The concrete pages of the catalogue, thin on purpose.

A site with its own base page leaves this app out and writes its own.
"""

from django.db import models
from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext_lazy as _
from modelcluster.fields import ParentalKey
from wagtail.admin.panels import FieldPanel, PageChooserPanel
from wagtail.fields import RichTextField
from wagtail.models import Page

from courses.catalogue import pages, queries
from courses.catalogue.conditions import leaving_out_panel, opening_panel
from courses.pages.register import avoided_words
from lms.blocks.fields import StableStreamField
from lms.blocks.found import found_by
from lms.blocks.translated import TranslatedPageMixin
from lms.blocks.translations import own_in_each_language
from lms.contracts import personal_data
from lms.contracts.checks import OUR_PACKAGES
from lms.safety.outside.pages import ShownOutside, tells_outside

#: With what it may open after to choose from.
OPENING = opening_panel(
    PageChooserPanel("opens_after", ["courses_pages.ModulePage", "courses_pages.CoursePage"])
)


class OpenPageMixin(TranslatedPageMixin):
    """Refuses visitors what is not marked as open: an address that is guessed looks like one that does not
    exist. Whoever writes the page sees it there as it is live.
    """

    def serve(self, request: HttpRequest, *args, **kwargs) -> HttpResponse:
        if self.is_open_to_visitors():
            return super().serve(request, *args, **kwargs)
        if request.user.is_authenticated and self.permissions_for_user(request.user).can_edit():
            return Page.serve(self, request, *args, **kwargs)
        raise Http404


@personal_data.not_held("A page anyone may read.")
class SkillsHomePage(OpenPageMixin, ShownOutside, Page):
    """The home of the skills face, one in each language."""

    seen_outside = True
    admin_default_ordering = "ord"
    intro = RichTextField(_("introduction"), blank=True, features=["bold", "italic", "link", "ul"])

    avoided = StableStreamField(
        avoided_words,
        blank=True,
        verbose_name=_("words to avoid in lessons"),
        help_text=_("The editor remarks on them in the lessons of this language, beside those it knows."),
    )
    override_translatable_fields = own_in_each_language("avoided")

    content_panels = [*Page.content_panels, FieldPanel("intro"), FieldPanel("avoided", classname="collapsed")]
    search_fields = [*Page.search_fields, *found_by("intro")]
    template = "courses_pages/home_page.html"

    class Meta:
        verbose_name = _("home page of the courses")

    @classmethod
    def can_create_at(cls, parent: Page) -> bool:
        """At the top, or anywhere in the tree of somebody else's site: never among our own pages."""
        is_ours = (parent.specific_class or Page).__module__.partition(".")[0] in OUR_PACKAGES
        return super().can_create_at(parent) and not is_ours

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        places = [
            page for page in self.get_children().live().in_menu().specific() if not tells_outside(page.title)
        ]
        return {
            **super().get_context(request, *args, **kwargs),
            "courses": queries.courses_for_visitors(),
            "places": places,
        }


@personal_data.not_held("A page an author writes.")
class CoursePage(OpenPageMixin, pages.AbstractCoursePage, Page):
    machine_may_draft = True
    content_panels = [*Page.content_panels, *pages.AbstractCoursePage.content_panels[:-1], OPENING]
    search_fields = [*Page.search_fields, *pages.AbstractCoursePage.search_fields]
    template = "courses_pages/course_page.html"
    parent_page_types = ["courses_pages.SkillsHomePage"]
    subpage_types = ["courses_pages.ModulePage"]

    class Meta:
        verbose_name = _("course")

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        return {
            **super().get_context(request, *args, **kwargs),
            "course": queries.course_for_visitors(self.translation_key),
        }


@personal_data.not_held("A page an author writes.")
class ModulePage(OpenPageMixin, pages.AbstractModulePage, Page):
    machine_may_draft = True
    content_panels = [*Page.content_panels, *pages.AbstractModulePage.content_panels[:-1], OPENING]
    search_fields = [*Page.search_fields, *pages.AbstractModulePage.search_fields]
    template = "courses_pages/module_page.html"
    parent_page_types = ["courses_pages.CoursePage"]
    subpage_types = ["courses_pages.LessonPage"]

    class Meta:
        verbose_name = _("module")


@personal_data.not_held("A page an author writes.")
class ModuleDiscipline(pages.AbstractDiscipline):
    page = ParentalKey(ModulePage, on_delete=models.CASCADE, related_name="disciplines")


@personal_data.not_held("A page an author writes.")
class ModuleObjective(pages.AbstractObjective):
    page = ParentalKey(ModulePage, on_delete=models.CASCADE, related_name="objectives")


@personal_data.not_held("A page an author writes.")
class ModuleCompetence(pages.AbstractTaughtCompetence):
    page = ParentalKey(ModulePage, on_delete=models.CASCADE, related_name="competences")


@personal_data.not_held("A page an author writes.")
class ModulePracticeTask(pages.AbstractPracticeTask):
    page = ParentalKey(ModulePage, on_delete=models.CASCADE, related_name="practice")


@personal_data.not_held("A page an author writes.")
class ModuleQuizQuestion(pages.AbstractQuizQuestion):
    page = ParentalKey(ModulePage, on_delete=models.CASCADE, related_name="quiz_questions")

    panels = [pages.AbstractQuizQuestion.panels[0], PageChooserPanel("taught_by", "courses_pages.LessonPage")]


@personal_data.not_held("A page an author writes.")
class LessonPage(OpenPageMixin, pages.AbstractLessonPage, Page):
    machine_may_draft = True
    content_panels = [
        *Page.content_panels,
        *pages.AbstractLessonPage.content_panels[:-1],
        leaving_out_panel(PageChooserPanel("instead_of", "courses_pages.LessonPage")),
    ]
    search_fields = [*Page.search_fields, *pages.AbstractLessonPage.search_fields]
    template = "courses_pages/lesson_page.html"
    parent_page_types = ["courses_pages.ModulePage"]
    subpage_types: list[str] = []

    class Meta:
        verbose_name = _("lesson")

    def get_context(self, request: HttpRequest, *args, **kwargs) -> dict:
        """Steps as they would be published, drafts included: the preview shows what she will see, question
        keys left out.
        """
        return {**super().get_context(request, *args, **kwargs), "steps": queries.steps_of_draft(self)}

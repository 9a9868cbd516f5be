"""What Wagtail asks before an author publishes a page or deletes a question, and tells her afterwards."""

from collections.abc import Iterator
from typing import Any

from django.contrib import messages
from django.contrib.contenttypes.models import ContentType
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import path, reverse, reverse_lazy
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from wagtail import hooks
from wagtail.admin.menu import MenuItem
from wagtail.admin.ui.components import Component
from wagtail.admin.widgets.button import Button
from wagtail.images.models import AbstractImage
from wagtail.models import Page, ReferenceIndex

from courses.catalogue.copying import lead_to_itself
from courses.catalogue.pages import CatalogueFields
from courses.pages.checks import findings, waiting_below
from courses.pages.explorer import viewsets
from courses.pages.models import LessonPage
from courses.pages.outline import outlines
from courses.pages.queries import pages_asking
from courses.pages.rules import may_outline, may_publish, may_write
from courses.pages.views.content import ContentView
from courses.pages.views.figures import QuestionFiguresView
from courses.pages.views.languages import LanguagesView, SmallChangeView
from courses.pages.views.outline import OrderView, OutlineView
from courses.pages.views.paper import PaperView
from courses.pages.views.publish import PublishView
from courses.pages.views.start import StartView
from courses.pages.views.trying import TryView
from courses.questions.models import Question
from lms.blocks.renditions import is_gone
from lms.core.people import Person
from lms.core.texts import in_a_row


@hooks.register("register_admin_urls")
def addresses() -> list:
    return [
        path("courses/", OutlineView.as_view(), name="courses_outline"),
        path("courses/start/", StartView.as_view(), name="courses_start"),
        path("courses/languages/", LanguagesView.as_view(), name="courses_languages"),
        path("courses/<int:page_id>/small-change/", SmallChangeView.as_view(), name="courses_small_change"),
        path("courses/questions/", QuestionFiguresView.as_view(), name="courses_figures"),
        path(
            "courses/questions/results/",
            QuestionFiguresView.as_view(results_only=True),
            name="courses_figures_results",
        ),
        path("courses/<int:page_id>/order/", OrderView.as_view(), name="courses_order"),
        path("courses/<int:page_id>/publish/", PublishView.as_view(), name="courses_publish"),
        path("courses/<int:page_id>/content/", ContentView.as_view(), name="courses_content"),
        path("courses/<int:page_id>/worksheet/", PaperView.as_view(), name="courses_worksheet"),
        path("courses/<int:page_id>/answers/", PaperView.as_view(answers=True), name="courses_answers"),
        path("courses/<int:page_id>/try/", TryView.as_view(), name="courses_try"),
    ]


@hooks.register("register_admin_viewset")
def explored() -> Any:
    return viewsets()


class OutlineItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return may_outline(request.user)


@hooks.register("register_admin_menu_item")
def outline_item() -> MenuItem:
    return OutlineItem(
        gettext_lazy("Your courses"),
        reverse_lazy("courses_outline"),
        name="courses",
        icon_name="list-ol",
        order=90,
    )


@hooks.register("register_reports_menu_item")
def languages_item() -> MenuItem:
    return OutlineItem(
        gettext_lazy("Languages of your courses"),
        reverse_lazy("courses_languages"),
        name="courses-languages",
        icon_name="globe",
        order=90,
    )


@hooks.register("register_reports_menu_item")
def figures_item() -> MenuItem:
    return OutlineItem(
        gettext_lazy("How questions do"),
        reverse_lazy("courses_figures"),
        name="courses_figures",
        icon_name="help",
        order=360,
    )


@hooks.register("register_help_menu_item")
def start_item() -> MenuItem:
    return OutlineItem(
        gettext_lazy("Start here: your first lesson"),
        reverse_lazy("courses_start"),
        name="courses-start",
        icon_name="help",
        order=100,
    )


class OutlinePanel(Component):
    """On the first page: what waits in each course. Nothing for whoever writes none."""

    name = "courses"
    template_name = "courses_pages/home_panel.html"
    order = 90

    def render_html(self, parent_context: Any = None) -> str:
        return super().render_html(parent_context) if may_outline(parent_context["request"].user) else ""

    def get_context_data(self, parent_context: Any = None) -> dict[str, Any]:
        return {"courses": outlines(parent_context["request"].user)}


@hooks.register("construct_homepage_panels")
def outline_on_the_first_page(request: HttpRequest, panels: list[Any]) -> None:
    panels.append(OutlinePanel())


@hooks.register("before_publish_page")
def tell_before(request: HttpRequest, page: Any) -> HttpResponse | None:
    """The draft is saved by now. Where learners would not get something, she is told and asked how. What she
    may think of besides she reads the first time.
    """
    if not isinstance(page, CatalogueFields):
        return None
    found = [finding for finding in findings(page) if finding.left_out or not page.live]
    never_published = [each for each in waiting_below(page) if each.pk != page.pk and not each.live]
    return redirect("courses_publish", page.pk) if found or never_published else None


@hooks.register("register_page_header_buttons")
def buttons_of_a_course(
    page: Page, user: Person, view_name: str, next_url: str | None = None
) -> Iterator[Button]:
    is_taught = issubclass(page.specific_class or Page, CatalogueFields)
    if is_taught and may_write(user, page):
        yield Button(
            _("Try as a learner"),
            reverse("courses_try", args=[page.pk]),
            icon_name="view",
            priority=53,
        )
        yield Button(
            _("Content"), reverse("courses_content", args=[page.pk]), icon_name="openquote", priority=52
        )
        if issubclass(page.specific_class or Page, LessonPage):
            for name, words in (("courses_worksheet", _("Worksheet")), ("courses_answers", _("Answers"))):
                yield Button(words, reverse(name, args=[page.pk]), icon_name="download", priority=58)
        yield Button(
            _("Outline of the course"),
            f"{reverse('courses_outline')}#page-{page.pk}",
            icon_name="list-ol",
            priority=54,
        )
    if is_taught and may_publish(user, page):
        yield Button(
            _("Check, and publish all below"),
            reverse("courses_publish", args=[page.pk]),
            icon_name="upload",
            priority=55,
        )


@hooks.register("before_delete_snippet")
def keep_what_is_asked(request: HttpRequest, instances: list[Any]) -> HttpResponse | None:
    """A question that a lesson or a test asks is not deleted: it is taken out there first, or unpublished."""
    asked = {
        page.get_admin_display_title(): question
        for question in instances
        if isinstance(question, Question)
        for page in pages_asking(question.pk)
    }
    if not asked:
        return None
    messages.error(
        request,
        _(
            "Nothing was deleted. This question is used in: %(pages)s. Take it out there first. "
            "To stop asking it at once, unpublish it."
        )
        % {"pages": in_a_row(sorted(asked))},
    )
    return redirect(reverse(Question.snippet_viewset.get_url_name("usage"), args=[_first(asked).pk]))


def _first(asked: dict[str, Question]) -> Question:
    return next(iter(asked.values()))


@hooks.register("after_copy_page")
def lead_the_copy_to_itself(request: HttpRequest, page: Page, new_page: Page) -> None:
    """Wagtail's form copies without asking the page to."""
    if issubclass(page.specific_class or Page, CatalogueFields):
        lead_to_itself(page, new_page)


@hooks.register("after_publish_page")
def tell_of_missing_pictures(request: HttpRequest, page: Page) -> None:
    for title in missing_pictures(page.specific):
        messages.warning(
            request,
            _(
                "The picture “%(title)s” is left out: its file is missing from the library. "
                "Upload the file again there, or choose another picture here."
            )
            % {"title": title},
        )


def missing_pictures(page: Page) -> list[str]:
    """Titles of the pictures the page shows whose own file is gone."""
    if not isinstance(page, CatalogueFields):
        return []
    shown = set()
    for content_type, key, *_path in ReferenceIndex._extract_references_from_object(page):
        model = ContentType.objects.get_for_id(content_type).model_class()
        if model is not None and issubclass(model, AbstractImage):
            shown.add((model, key))
    pictures = (model._default_manager.filter(pk=key).first() for model, key in shown)
    return sorted(picture.title for picture in pictures if picture and is_gone(picture))

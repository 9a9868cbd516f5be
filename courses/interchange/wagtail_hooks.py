"""The pages of import and export in Wagtail, and the ways to them from the question bank."""

from collections.abc import Iterator
from typing import Any

import swapper
from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail import hooks
from wagtail.admin.widgets.button import Button, HeaderButton

from courses.catalogue.beside import beside_a_module, beside_the_courses
from courses.catalogue.pages import AbstractCoursePage, AbstractModulePage
from courses.interchange.rules import (
    is_written_here,
    may_add_lesson,
    may_bring_somewhere,
    may_export,
    may_import,
    may_take,
)
from courses.interchange.views.beginning import BeginView
from courses.interchange.views.bringing import FileView, ImportView, TemplateView
from courses.interchange.views.packages import BringView, PackageFileView, PackageView, TakeView
from courses.interchange.views.taking import ExportView
from courses.interchange.views.word import WordFileView, WordView
from courses.questions.beside import beside_the_bank
from lms.core.links import Link
from lms.core.people import Person

Page = swapper.load_model("wagtailcore", "Page")


@hooks.register("register_admin_urls")
def addresses() -> list:
    return [
        path("questions/import/", ImportView.as_view(), name="questions_import"),
        path("questions/import/template.<str:ending>", TemplateView.as_view(), name="questions_template"),
        path("questions/import/<uuid:uuid>/", FileView.as_view(), name="questions_import_file"),
        path("questions/export/", ExportView.as_view(), name="questions_export"),
        path("courses/begin/", BeginView.as_view(), name="course_begin"),
        path("courses/packages/", BringView.as_view(), name="course_package_bring"),
        path("courses/packages/<uuid:uuid>/", PackageView.as_view(), name="course_package"),
        path("courses/packages/<uuid:uuid>/file/", PackageFileView.as_view(), name="course_package_file"),
        path("courses/<int:page_id>/package/", TakeView.as_view(), name="course_package_take"),
        path("courses/<int:page_id>/word/", WordView.as_view(), name="course_word"),
        path("courses/word/<uuid:uuid>/", WordFileView.as_view(), name="course_word_file"),
    ]


def in_and_out(request: HttpRequest) -> Iterator[HeaderButton]:
    if may_import(request.user) and is_written_here(request):
        yield HeaderButton(pgettext("questions", "Import"), reverse("questions_import"), icon_name="upload")
    if may_export(request.user) and is_written_here(request):
        yield HeaderButton(pgettext("questions", "Export"), reverse("questions_export"), icon_name="download")


def bringing(request: HttpRequest) -> Iterator[Link]:
    if is_written_here(request) and may_bring_somewhere(request.user):
        yield Link(_("Begin a course from a template"), reverse("course_begin"))
        yield Link(_("Bring a course in"), reverse("course_package_bring"))


@hooks.register("register_page_header_buttons")
def taking(page: Any, user: Person, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    is_course = issubclass(page.specific_class or Page, AbstractCoursePage)
    if is_course and page.alias_of_id is None and may_take(user, page):
        address = reverse("course_package_take", args=[page.pk])
        yield Button(_("Take the course along"), address, icon_name="download", priority=57)


@hooks.register("register_page_header_buttons")
def from_word(page: Any, user: Person, view_name: str, next_url: str | None = None) -> Iterator[Button]:
    is_module = issubclass(page.specific_class or Page, AbstractModulePage)
    if is_module and may_add_lesson(user, page):
        address = reverse("course_word", args=[page.pk])
        yield Button(_("A lesson from a Word file"), address, icon_name="doc-full", priority=56)


def word_file(request: HttpRequest, module: Any) -> Iterator[Link]:
    """The outline has asked already whether she may begin a page there."""
    if is_written_here(request):
        yield Link(_("From a Word file"), reverse("course_word", args=[module.pk]))


beside_the_bank.add("courses.interchange", in_and_out)
beside_the_courses.add("courses.interchange", bringing)
beside_a_module.add("courses.interchange", word_file)

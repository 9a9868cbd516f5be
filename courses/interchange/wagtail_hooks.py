"""The pages of import and export in Wagtail, and the ways to them from the question bank."""

from collections.abc import Iterator

from django.http import HttpRequest
from django.urls import path, reverse
from django.utils.translation import pgettext
from wagtail import hooks
from wagtail.admin.widgets.button import HeaderButton

from courses.interchange.rules import is_written_here, may_export, may_import
from courses.interchange.views.bringing import FileView, ImportView, TemplateView
from courses.interchange.views.taking import ExportView
from courses.questions.beside import beside_the_bank


@hooks.register("register_admin_urls")
def addresses() -> list:
    return [
        path("questions/import/", ImportView.as_view(), name="questions_import"),
        path("questions/import/template.<str:ending>", TemplateView.as_view(), name="questions_template"),
        path("questions/import/<uuid:uuid>/", FileView.as_view(), name="questions_import_file"),
        path("questions/export/", ExportView.as_view(), name="questions_export"),
    ]


def in_and_out(request: HttpRequest) -> Iterator[HeaderButton]:
    if may_import(request.user) and is_written_here(request):
        yield HeaderButton(pgettext("questions", "Import"), reverse("questions_import"), icon_name="upload")
    if may_export(request.user) and is_written_here(request):
        yield HeaderButton(pgettext("questions", "Export"), reverse("questions_export"), icon_name="download")


beside_the_bank.add("courses.interchange", in_and_out)

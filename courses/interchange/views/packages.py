from collections.abc import Iterator
from typing import Any

import swapper
from django.forms import Form
from django.http import FileResponse, Http404, HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils.translation import gettext_lazy as _
from django.views.generic import FormView, View
from wagtail.admin.views.generic.base import WagtailAdminTemplateMixin

from courses.catalogue.pages import AbstractCoursePage
from courses.interchange.forms import BringForm, PackageForm
from courses.interchange.models import CoursePackage
from courses.interchange.package.moving import job_of, keep_package, make_package, take_over
from courses.interchange.package.seen import SeenPackage
from courses.interchange.package.tree import tree_of
from courses.interchange.rules import homes_for, is_written_here, may_bring_somewhere, may_take
from lms.core.permissions import permit
from lms.core.plain_words import PlainForm
from lms.core.responses import see_other
from lms.jobs.actions import begin_anew
from lms.jobs.models import JobState
from lms.jobs.queries import progress_of
from lms.submissions.models import Submission
from lms.submissions.views import OnceMixin, was_sent

Page = swapper.load_model("wagtailcore", "Page")


class PackagesMixin(WagtailAdminTemplateMixin):
    """On the face on which courses are written."""

    header_icon = "folder-open-inverse"

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        if not is_written_here(request):
            raise Http404
        return super().dispatch(request, *args, **kwargs)

    def get_breadcrumbs_items(self) -> list[dict[str, Any]]:
        return [*super().get_breadcrumbs_items(), {"url": "", "label": self.get_page_title()}]


class BringView(PackagesMixin, OnceMixin, FormView):
    template_name = "courses_interchange/package_bring.html"
    page_title = _("Bring a course in")
    form_class = PackageForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        permit(may_bring_somewhere(request.user))
        self.homes = homes_for(request.user)
        return super().dispatch(request, *args, **kwargs)

    def get_form_kwargs(self) -> dict[str, Any]:
        return {**super().get_form_kwargs(), "homes": self.homes}

    def create(self, form: PackageForm, submission: Submission) -> str:
        home = next(each for each in self.homes if each.key == form.cleaned_data["home"])
        kept = keep_package(form.cleaned_data["file"], by=self.request.user, home=home)
        return reverse("course_package", args=[kept.uuid])


class OwnPackageMixin(PackagesMixin):
    """One that she brought or had made; anybody else's looks as if it had never been."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = CoursePackage.objects.filter(uuid=kwargs["uuid"], by=request.user).first()
        if found is None:
            if was_sent(request):
                return see_other("wagtailadmin_home")
            raise Http404
        self.package = found
        return super().dispatch(request, *args, **kwargs)


class PackageView(OwnPackageMixin, OnceMixin, FormView):
    """What is in a package, or the one that was made; at the same address how far the work is."""

    page_title = _("Course package")
    form_class = BringForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        found = CoursePackage.objects.filter(uuid=kwargs["uuid"], by=request.user).first()
        self.job = job_of(found, by=request.user) if found else None
        return super().dispatch(request, *args, **kwargs)

    @property
    def without_form(self) -> str:  # type: ignore[override]
        """Once it is taken over, its page has no form any more."""
        return self.request.path if self.package.taken or self.package.asked else ""

    @property
    def is_under_way(self) -> bool:
        return self.job is not None and self.job.state != JobState.DONE

    def get_template_names(self) -> list[str]:
        if self.is_under_way:
            return ["courses_interchange/package_working.html"]
        if self.package.made_of:
            return ["courses_interchange/package_made.html"]
        is_in = self.package.taken and self.package.taken["page"]
        return [f"courses_interchange/package_{'done' if is_in else 'preview'}.html"]

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        context = super().get_context_data(**kwargs, package=self.package)
        if self.is_under_way and self.job:
            return {**context, "job": progress_of(self.job)}
        page = (self.package.taken or {}).get("page")
        return {**context, "seen": SeenPackage(self.package.seen or {}), "page_id": page}

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        if "again" in request.POST and self.job and self.job.state == JobState.FAILED:
            begin_anew(self.job)
            return see_other(request.path)
        return super().post(request, *args, **kwargs)

    def create(self, form: BringForm, submission: Submission) -> str:
        if not self.package.made_of:
            take_over(self.package, by=self.request.user, as_new=form.cleaned_data["as_new"])
        return reverse("course_package", args=[self.package.uuid])


class PackageFileView(OwnPackageMixin, View):
    def get(self, request: HttpRequest, **kwargs: Any) -> HttpResponseBase:
        if not self.package.made_of or not self.package.file:
            raise Http404
        return FileResponse(
            self.package.file.open("rb"),
            as_attachment=True,
            filename=self.package.name,
            content_type="application/zip",
        )


class TakeView(PackagesMixin, OnceMixin, FormView):
    """A course is taken along: what will be in the package, and what will not."""

    template_name = "courses_interchange/package_take.html"
    page_title = _("Take the course along")
    form_class = PlainForm

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        self.course = get_object_or_404(Page, pk=kwargs["page_id"], alias_of=None).specific
        if not isinstance(self.course, AbstractCoursePage):
            raise Http404
        permit(may_take(request.user, self.course))
        return super().dispatch(request, *args, **kwargs)

    def get_page_subtitle(self) -> str:
        return self.course.get_admin_display_title()

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        tree = tree_of(self.course)
        return super().get_context_data(
            **kwargs,
            course=self.course,
            modules=len(tree.below),
            lessons=sum(len(module.below) for module in tree.below),
            languages=[*self._languages(tree)],
        )

    def _languages(self, tree: Any) -> Iterator[str]:
        for page in tree.pages.values():
            yield page.locale.get_display_name()

    def create(self, form: Form, submission: Submission) -> str:
        return reverse("course_package", args=[make_package(self.course, by=self.request.user).uuid])

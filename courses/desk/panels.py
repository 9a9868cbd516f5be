"""What learning shows of a learner: her courses, her certificates, and the groups she can join."""

from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

from courses.attempts.rules import may_sign_off
from courses.certificates.queries import certificates_of
from courses.desk.forms.courses import CourseChoiceForm
from courses.desk.forms.groups import GroupChoiceForm
from courses.desk.person import EndedRow, certificate_row, course_row
from courses.desk.rules import can_enrol, group_leader_of
from courses.desk.words import last_words
from courses.enrolments.called import called
from courses.enrolments.queries import ended_enrolments_of, enrolments_of
from lms.accounts.models import Profile
from lms.contracts.desk.panels import ASIDE, Fact, PanelContent, PersonPanel, register
from lms.core import days


@register
class Courses(PersonPanel):
    key = "courses"
    template = "courses/desk/panels/courses.html"
    order = 10

    def content(self, *, request: HttpRequest, learner: Profile) -> PanelContent:
        enrolments = list(enrolments_of(learner.user))
        practice = may_sign_off(request.user, learner.user)
        may_enrol = can_enrol(request.user, learner)
        last_here = next((row.last_active_at for row in enrolments if row.last_active_at), None)
        facts = (
            Fact(_("Last step"), last_words(learner, enrolments[0] if enrolments else None)),
            Fact(_("Last seen"), days.day_of(last_here) if last_here else "", is_date=True),
        )
        return PanelContent(
            {
                "person": learner,
                "courses": [
                    course_row(learner, enrolment, practice=practice, may_end=may_enrol)
                    for enrolment in enrolments
                ],
                "ended": [
                    EndedRow(title=row.course.title, course=row.course.pk, at=row.ended_at)
                    for row in ended_enrolments_of(learner.user)
                ],
                "may_enrol": may_enrol,
                "form": self._choice(request, learner),
            },
            facts,
        )

    def _choice(self, request: HttpRequest, learner: Profile) -> CourseChoiceForm | None:
        """Of the courses she does not take; None where there is no choice, or it is not this worker's."""
        form = CourseChoiceForm(learner=learner) if can_enrol(request.user, learner) else None
        return form if form and len(form.fields["course"].choices) > 1 else None


@register
class Called(PersonPanel):
    """What she likes to be called: a line of her facts, for her own trainers."""

    key = "called"

    def content(self, *, request: HttpRequest, learner: Profile) -> PanelContent | None:
        words = called(learner.user, reader=request.user)
        return PanelContent(facts=(Fact(_("Called here"), words),)) if words else None


@register
class Certificates(PersonPanel):
    key = "certificates"
    template = "courses/desk/panels/certificates.html"
    order = 30

    def content(self, *, request: HttpRequest, learner: Profile) -> PanelContent:
        rows = [certificate_row(row, is_open=learner.is_open) for row in certificates_of(learner.user)]
        return PanelContent({"certificates": rows})


@register
class Groups(PersonPanel):
    """For her coordinator, where her organisation has a group."""

    key = "groups"
    template = "courses/desk/panels/groups.html"
    column = ASIDE
    order = 30

    def content(self, *, request: HttpRequest, learner: Profile) -> PanelContent | None:
        led = group_leader_of(request.user, learner)
        form = GroupChoiceForm(organisation=led) if led else None
        if form is None or not form.fields["cohort"].queryset.exists():
            return None
        return PanelContent({"person": learner, "form": form})

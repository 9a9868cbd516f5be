"""What the desk begins around a plan; all else of it is hers."""

from uuid import UUID

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from lms.accounts.models import Profile
from lms.core.languages import site_languages
from lms.core.people import Person
from lms.core.permissions import permit
from lms.pathways.circle.actions import suggest
from lms.pathways.circle.models import Helper
from lms.pathways.circle.parts import BY_ROLE
from lms.pathways.desk.rules import acts_as, may_ask, may_begin
from lms.pathways.plans.actions import start_plan
from lms.pathways.plans.models import Pathway
from lms.pathways.reviews.phrases import BEGAN, in_language


@transaction.atomic
def begin(learner: Profile, *, template: UUID | None, worker: Person) -> Pathway:
    """A plan that is hers from the first moment, and the question whether `worker` may see it."""
    permit(may_begin(worker, learner))
    acting = permit(acts_as(worker, learner))
    pathway = start_plan(
        learner.user,
        organisation=acting.organisation,
        by=worker,
        template=template,
        language=learner.language,
    )
    suggest(
        pathway,
        worker,
        organisation=acting.organisation,
        role=acting.role,
        themes=BY_ROLE[acting.role],
        by=worker,
        why={code: str(in_language(BEGAN, code)) for code, _name in site_languages()},
    )
    return pathway


@transaction.atomic
def ask_to_be_let_in(learner: Profile, *, themes: list[str], why: str, worker: Person) -> Helper:
    """It opens nothing: she says yes or no in her own pages."""
    pathway = Pathway.objects.filter(person=learner.user_id, closed_at=None).first()
    if pathway is None:
        raise ValidationError(_("There is no open plan. Nothing was asked."))
    permit(may_ask(worker, pathway))
    acting = permit(acts_as(worker, learner))
    return suggest(
        pathway,
        worker,
        organisation=acting.organisation,
        role=acting.role,
        themes=themes,
        by=worker,
        why=_said(why),
    )


def _said(words: str) -> dict[str, str]:
    return {get_language() or "": words} if words else {}

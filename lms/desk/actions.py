from typing import Any

from django.core.exceptions import ValidationError
from django.db import transaction
from django.utils.translation import gettext as _

from lms.accounts.actions import IssuedCard
from lms.accounts.models import Profile
from lms.audit.actions import record
from lms.core.locking import lock
from lms.core.people import Person
from lms.core.permissions import permit
from lms.desk.account_options import in_order
from lms.desk.models import Talk
from lms.desk.queries import needs_of, talks_to_take_back
from lms.desk.rules import may_note_talk, may_take_talk_back
from lms.organisations.actions import make_learner_account


@transaction.atomic
def make_accounts(worker: Person, *, count: int, language: str, **chosen: Any) -> list[IssuedCard]:
    """So many new learners with their cards, and what was chosen for them in each room: all of them or
    none.
    """
    options = in_order()
    for option in options:
        option.hold(chosen)
    issued = []
    for _number in range(count):
        profile, card = make_learner_account(worker=worker, language=language)
        for option in options:
            option.apply(profile.user, chosen, by=worker)
        issued.append(card)
    return issued


@transaction.atomic
def note_talk(worker: Person, learner: Profile, need: str) -> Talk:
    """Write down that `worker` has spoken with her about this need now, and no word of what was said.

    ValidationError when it is no need of hers any more.
    """
    lock(learner)
    permit(may_note_talk(worker, learner))
    if need not in {found.key for found, _is_hers in needs_of(worker, learner) if found.by_talking}:
        raise ValidationError(_("This has already been decided. Nothing was changed."))
    talk = Talk.objects.create(learner=learner.user, worker=worker, need=need)
    record("learner.spoken_with", actor=worker, subject=learner)
    return talk


@transaction.atomic
def take_talk_back(talk: Talk, *, by: Person) -> None:
    """It was a mistake: what it answered is asked again.

    ValidationError after a day: somebody may have relied on it.
    """
    lock(talk)
    permit(may_take_talk_back(by, talk))
    if not talks_to_take_back(by).filter(pk=talk.pk).exists():
        raise ValidationError(_("This note can no longer be taken back. Nothing was changed."))
    record("learner.talk_taken_back", actor=by, subject=talk.learner.profile)
    talk.delete()

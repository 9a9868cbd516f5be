from typing import Any

from django.db import transaction

from lms.accounts.actions import IssuedCard
from lms.core.people import Person
from lms.desk.account_options import in_order
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

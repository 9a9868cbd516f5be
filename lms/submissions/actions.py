"""A form that makes something is heard once, however often it is sent (R2, R6; decision 0024)."""

import datetime
import json
from collections.abc import Callable
from typing import Any
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from lms.core.locking import lock
from lms.core.people import Person
from lms.secrets.sealing import seal, unseal
from lms.submissions.models import Submission

#: How long what is shown once waits to be looked at.
SECONDS_TO_SHOW = 10 * 60


class SentDifferently(Exception):
    """The key was used for something else: what was sent then is not what is sent now."""


def find(person: Person, key: UUID, digest: str) -> Submission | None:
    """What this person sent with this key. SentDifferently when it was something else."""
    found = Submission.objects.filter(key=key).first()
    return _same(found, person, digest) if found else None


@transaction.atomic
def once(person: Person, key: UUID, digest: str, do: Callable[[Submission], str]) -> Submission:
    """Let `do` do it and say where it leads, if this key has not done it before.

    Of two at once the second waits for the first.

    When `do` raises, nothing is kept, and the key is as good as new.
    """
    submission, is_new = Submission.objects.get_or_create(
        key=key, defaults={"person": person, "digest": digest}
    )
    if not is_new:
        return _same(submission, person, digest)
    submission.led_to = do(submission)
    submission.save(update_fields=["led_to", "shown_once"])
    waited = timezone.now() - datetime.timedelta(seconds=SECONDS_TO_SHOW)
    Submission.objects.filter(sent_at__lt=waited).exclude(shown_once="").update(shown_once="")
    return submission


def _same(submission: Submission, person: Person, digest: str) -> Submission:
    if (submission.person_id, submission.digest) != (person.pk, digest):
        raise SentDifferently
    return submission


def keep_to_show(submission: Submission, told: Any) -> None:
    """For `do`: what the page it leads to shows once. Sealed, because the database is in every backup."""
    submission.shown_once = seal(_purpose(submission), json.dumps(told))


@transaction.atomic
def show_once(submission: Submission) -> Any:
    """What was kept to be shown. None the second time, and when nobody looked for ten minutes."""
    lock(submission)
    sealed = submission.shown_once
    if not sealed:
        return None
    submission.shown_once = ""
    submission.save(update_fields=["shown_once"])
    told = unseal(_purpose(submission), sealed, seconds=SECONDS_TO_SHOW)
    return json.loads(told) if told else None


def _purpose(submission: Submission) -> str:
    return f"shown-once:{submission.uuid}"

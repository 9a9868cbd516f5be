from typing import Any

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Revision

from lms.core.locking import lock_all
from lms.core.people import Person
from lms.core.permissions import permit
from lms.programme.rights.models import RightPage
from lms.programme.rights.rules import may_review

OF_A_REVIEW = ("reviewer", "reviewed_on", "expires_on")


@transaction.atomic
def note_review(page: RightPage, facts: dict[str, Any], *, by: Person) -> None:
    """Who has checked a right, and until when that holds: at once, without publishing a draft that may be
    waiting. What is written since keeps it, so its revisions say the same.
    """
    permit(may_review(by, page))
    said = {name: facts[name] for name in OF_A_REVIEW}
    RightPage.objects.filter(pk=page.pk).update(**said)
    in_json = {**said, **{name: said[name].isoformat() for name in OF_A_REVIEW[1:]}}
    for revision in lock_all(Revision.objects.for_instance(page)):
        revision.content |= in_json
        Revision.objects.filter(pk=revision.pk).update(content=revision.content)
    log(instance=page, action="wagtail.edit", user=by)

from typing import Any

from django.db import transaction
from wagtail.log_actions import log
from wagtail.models import Revision

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
    RightPage.objects.filter(pk=page.pk).update(**{name: facts[name] for name in OF_A_REVIEW})
    for revision in Revision.objects.for_instance(page).filter(pk=page.latest_revision_id):
        said = {name: facts[name] for name in OF_A_REVIEW}
        revision.content |= {**said, **{name: said[name].isoformat() for name in OF_A_REVIEW[1:]}}
        revision.save(update_fields=["content"])
    log(instance=page, action="wagtail.edit", user=by)

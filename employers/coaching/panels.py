"""What the desk of work shows on a learner's page, to those who coach her."""

from django.http import HttpRequest
from django.urls import reverse

from employers.coaching.listing import STAGE_WORDS, page_of
from employers.coaching.queries.waiting import coached_interests
from employers.contact.queries.coaches import coached_by
from employers.contact.shown import title_of
from lms.accounts.models import Profile
from lms.contracts.desk.panels import ASIDE, PanelContent, PersonPanel, register
from lms.core.people import Person
from lms.core.texts import sentence


@register
class Work(PersonPanel):
    """Her steps towards work, and her phrase before a call."""

    key = "work"
    template = "employers/coaching/panel.html"
    column = ASIDE
    order = 15

    def may_see(self, *, reader: Person, learner: Profile) -> bool:
        return learner.is_open and coached_by(reader).filter(pk=learner.user_id).exists()

    def content(self, *, request: HttpRequest, learner: Profile) -> PanelContent:
        found = coached_interests(request.user).filter(person=learner.user_id, ended_at=None)
        rows = [
            (sentence(str(STAGE_WORDS[each.stage]), title=title_of(each)), page_of(each)) for each in found
        ]
        return PanelContent({"rows": rows, "phrase_url": reverse("coaching:phrase", args=[learner.uuid])})

"""Practice on the desk: half-seen is kept, a mistake is taken back, nothing is watched before it begins."""

import datetime
import uuid

import pytest
from django.core.exceptions import PermissionDenied, ValidationError
from django.urls import reverse
from django.utils import timezone

from courses.attempts.models import Observation, SeenTask
from courses.attempts.observations import sign_off, undo_sign_off
from courses.certificates.actions import issue_for_competence
from courses.enrolments.actions import enrol
from courses.enrolments.models import Enrolment
from lms.audit.models import AuditEntry
from lms.competences.models import Attainment
from lms.contracts import evidence
from lms.desk.frame import account_is_closed
from lms.organisations.actions import suspend_account
from lms.organisations.models import Role
from tests.factories import courses as make
from tests.factories.learning import finish_lesson, practice_task
from tests.factories.people import make_learner, make_organisation, make_worker

pytestmark = pytest.mark.django_db


@pytest.fixture
def course(faces):
    return make.published_course(faces.skills, modules=2, lessons=2, steps=1)


@pytest.fixture
def module(course):
    return make.modules_of(course)[0]


@pytest.fixture
def tasks(module):
    return [practice_task(module), practice_task(module, "Keeps raw and cooked food apart")]


@pytest.fixture
def trainer():
    return make_worker(Role.TRAINER, first_name="Marta", last_name="Bianchi")


@pytest.fixture
def learner(course):
    return make_learner(handle="River Maple 42")


@pytest.fixture
def enrolment(learner, course):
    return enrol(learner.user, course, by=learner.user)


@pytest.fixture
def signed(enrolment, module, tasks, trainer) -> Observation:
    taught = module.taught.get()
    return sign_off(
        enrolment,
        module,
        taught.competence,
        taught.level,
        tasks=[task.uuid for task in tasks],
        assessor=trainer,
        place="Turin",
        observed_on=timezone.localdate(),
        idempotency_key=uuid.uuid4(),
    )


def address(learner, module) -> str:
    return reverse("teaching:practice", args=[learner.profile.uuid, module.uuid])


def save(browser, learner, module, *tasks, level: bool = False, page=None):
    """Ticks exactly these tasks, on the `page` as it came to her: as it is now, or was before."""
    taught = module.taught.get()
    (row,) = (page or browser.get(address(learner, module))).context["lists"]
    form = {
        "key": str(uuid.uuid4()),
        "place": "Turin",
        "observed_on": timezone.localdate().isoformat(),
        f"task-{taught.competence.uuid}": [str(task.uuid) for task in tasks],
        f"told-{taught.competence.uuid}": list(row.seen),
        **({f"level-{taught.competence.uuid}": taught.level_id} if level else {}),
    }
    return browser.post(address(learner, module), form, follow=True)


def told(response) -> list[str]:
    return [str(message) for message in response.context["messages"]]


def test_what_is_seen_in_part_is_kept_and_proves_nothing(enter, trainer, learner, enrolment, module, tasks):
    desk = enter(trainer)
    assert told(save(desk, learner, module, tasks[0])) == [
        "1 task is kept as seen. You can go on another day."
    ]
    (row,) = desk.get(address(learner, module)).context["lists"]
    assert (row.ticked, [bool(shown.seen) for shown in row.rows]) == ({str(tasks[0].uuid)}, [True, False])
    assert row.rows[0].seen.startswith("Seen by Marta Bianchi on ")
    assert (Observation.objects.count(), Attainment.objects.count()) == (0, 0)


def test_another_trainer_goes_on_where_it_was_left(enter, trainer, learner, enrolment, module, tasks):
    save(enter(trainer), learner, module, tasks[0])
    other = make_worker(Role.TRAINER)
    assert told(save(enter(other), learner, module, *tasks, level=True)) == ["1 competence is signed off."]
    assert list(Observation.objects.values_list("assessor", flat=True)) == [other.pk]
    assert SeenTask.objects.count() == 0


def test_a_tick_that_is_taken_away_is_not_kept(enter, trainer, learner, enrolment, module, tasks):
    save(enter(trainer), learner, module, tasks[0])
    assert told(save(enter(trainer), learner, module)) == ["Saved."]
    assert SeenTask.objects.count() == 0


def test_what_somebody_else_kept_meanwhile_stays(enter, trainer, learner, enrolment, module, tasks):
    tasks.append(practice_task(module, "Wipes the board"))
    before = enter(trainer).get(address(learner, module))
    save(enter(make_worker(Role.TRAINER)), learner, module, tasks[1])
    save(enter(trainer), learner, module, tasks[0], page=before)
    assert list(SeenTask.objects.order_by("task").values_list("task", flat=True)) == [
        tasks[0].pk,
        tasks[1].pk,
    ]


def test_the_page_says_what_it_showed_as_seen(enter, trainer, learner, enrolment, module, tasks):
    save(enter(trainer), learner, module, tasks[0])
    page = enter(trainer).get(address(learner, module)).content.decode()
    told = f'name="told-{module.taught.get().competence.uuid}" value="{tasks[0].uuid}"'
    assert page.count(told) == page.count('name="told-') == 1


def test_nothing_ticked_is_told_and_a_level_is_asked_for(enter, trainer, learner, enrolment, module, tasks):
    desk = enter(trainer)
    empty = save(desk, learner, module).context["form"].non_field_errors()
    assert empty == ["Tick the tasks you watched."]
    label = module.taught.get().competence.label_in()
    without = save(desk, learner, module, *tasks).context["form"].non_field_errors()
    assert without == [f"{label}: choose how well."]
    assert (Observation.objects.count(), SeenTask.objects.count()) == (0, 0)


def test_only_what_she_has_begun_is_there_to_watch(enter, trainer, learner, enrolment, course, tasks):
    later = make.modules_of(course)[1]
    practice_task(later)
    page = reverse("desk:person", args=[learner.profile.uuid])

    def shown() -> list[str]:
        (row,) = enter(trainer).get(page).context["courses"]
        return [button.title for button in row.practice]

    seen = [shown()]
    finish_lesson(enrolment, make.lessons_of(course)[0])
    seen.append(shown())
    assert seen == [[], ["Module 1"]]


# ── taking a sign-off back ───────────────────────────────────────────────────────────────────────────


def undo_address(learner, observation) -> str:
    return reverse("teaching:practice_undo", args=[learner.profile.uuid, observation.uuid])


def test_a_mistake_is_taken_back_with_who_and_why(enter, trainer, learner, signed):
    desk = enter(trainer)
    assert desk.get(undo_address(learner, signed)).status_code == 200
    form = {"key": str(uuid.uuid4()), "reason": "other_level"}
    response = desk.post(undo_address(learner, signed), form, follow=True)
    assert told(response) == ["Taken back. The sign-off no longer counts."]
    signed.refresh_from_db()
    assert (signed.undone_by, signed.undone_reason, bool(signed.undone_at)) == (trainer, "other_level", True)
    assert Attainment.objects.count() == 0
    assert evidence.describe([("observed_practice", signed.uuid)], language="en") == []
    assert AuditEntry.objects.filter(action__in=["practice.undone", "competence.taken_back"]).count() == 2


def test_what_she_did_herself_is_never_counted_down(trainer, enrolment, course, signed):
    finish_lesson(enrolment, make.lessons_of(course)[0])
    before = Enrolment.objects.values_list("lessons_done", "steps_done").get(pk=enrolment.pk)
    undo_sign_off(signed, by=trainer, reason="too_early")
    undo_sign_off(signed, by=trainer, reason="too_early")
    assert Enrolment.objects.values_list("lessons_done", "steps_done").get(pk=enrolment.pk) == before


def test_after_two_weeks_it_stands(trainer, signed):
    Observation.objects.update(signed_at=timezone.now() - datetime.timedelta(days=15))
    signed.refresh_from_db()
    with pytest.raises(ValidationError, match="more than 14 days ago"):
        undo_sign_off(signed, by=trainer, reason="other_level")
    assert Attainment.objects.count() == 1


def test_what_a_valid_certificate_says_is_not_taken_back(trainer, learner, signed):
    certificate = issue_for_competence(learner.user, signed.competence)
    with pytest.raises(ValidationError, match="A certificate made after this sign-off"):
        undo_sign_off(signed, by=trainer, reason="other_level")
    certificate.withdrawn_at = timezone.now()
    certificate.save()
    undo_sign_off(signed, by=trainer, reason="other_level")
    assert Attainment.objects.count() == 0


@pytest.mark.parametrize("reason", ["", "because she was a guest"])
def test_the_reason_is_one_of_those_offered(trainer, signed, reason):
    with pytest.raises(ValidationError):
        undo_sign_off(signed, by=trainer, reason=reason)


@pytest.mark.parametrize(("role", "place"), [(Role.CASE_WORKER, ""), (Role.TRAINER, "Ergasia")])
def test_only_who_may_sign_off_takes_back(enter, learner, signed, role, place):
    other = make_worker(role, organisation=make_organisation(place) if place else None)
    assert enter(other).get(undo_address(learner, signed)).status_code in {403, 404}
    with pytest.raises(PermissionDenied):
        undo_sign_off(signed, by=other, reason="other_level")


def test_nothing_is_taken_back_in_a_closed_account(enter, trainer, learner, signed):
    suspend_account(learner.profile, worker=make_worker(Role.COORDINATOR))
    form = {"key": str(uuid.uuid4()), "reason": "other_level"}
    response = enter(trainer).post(undo_address(learner, signed), form, follow=True)
    assert told(response) == [account_is_closed()]
    signed.refresh_from_db()
    with pytest.raises(PermissionDenied):
        undo_sign_off(signed, by=trainer, reason="other_level")
    assert (signed.undone_at, Attainment.objects.count()) == (None, 1)

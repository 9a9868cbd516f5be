"""Where two people mark: what she is told and when, whom it waits for, and what is done when one is left."""

import pytest
from django.utils.html import strip_tags

from courses.attempts.handed_in import AnswerFile
from courses.attempts.models import Answer
from courses.attempts.two_readers import AnswerReading
from courses.desk.marking import answers_for
from courses.desk.two_readers import read_as_first
from courses.enrolments.models import Cohort, Enrolment
from lms.audit.models import AuditEntry
from lms.desk.queries import needs_of
from lms.organisations.models import Membership, Role
from tests.courses.attempts.test_hand_ins import CRITERIA, Scene, photo, posted, recording
from tests.factories.people import make_organisation, make_worker
from tests.factories.sessions import make_group

pytestmark = pytest.mark.django_db
RIGHT = {"level_0": "correct", "level_1": "correct"}
PARTLY = {"level_0": "correct", "level_1": "not_yet"}


class TwoScene(Scene):
    """Her group asks two to mark; a photo of hers waits."""

    def __init__(self, home, enter) -> None:
        super().__init__(home, enter, "hand_in", wants="photo", criteria=CRITERIA)
        self.group = make_group(self.enrolment.course)
        Cohort.objects.update(two_mark=True)
        Enrolment.objects.update(cohort=self.group)
        self.second = make_worker(Role.TRAINER, first_name="Bea")
        self.other_desk = enter(self.second)
        self.send(file=photo(), words="I cut it small.")

    @property
    def answer(self) -> Answer:
        return Answer.objects.get()

    def shown(self, desk):
        return desk.get(self.mark_page(self.answer))

    def reads(self, desk, levels, comment="", **more):
        return desk.post(
            self.mark_page(self.answer), posted(**levels, comment=comment, what="accept", **more)
        )

    def asked(self, worker) -> list[str]:
        """The needs by which somebody is asked about her answer."""
        keys = {need.key for need, _hers in needs_of(worker, self.learner.profile)}
        return sorted(keys & {"answer_waits", "second_reader"})

    def waits_for(self, worker) -> tuple[int, list[str]]:
        """How many answers stand in her list, and whom those wait for that she has read."""
        return answers_for(worker).count(), [row.asked for row in read_as_first(worker)]

    @property
    def told(self) -> tuple:
        row = self.answer
        return row.marking_state, row.comment, row.levels


@pytest.fixture
def scene(faces, enter) -> TwoScene:
    return TwoScene(faces.skills, enter)


def hers(scene) -> tuple[str, bool]:
    feedback = scene.hers.get(f"/learn/{scene.step.uuid}/").context["question"].feedback
    return feedback.title, feedback.voice is not None


def test_she_is_told_when_a_second_person_says_the_same(scene):
    assert (scene.asked(scene.trainer), scene.asked(scene.second)) == (["answer_waits"], ["answer_waits"])
    assert hers(scene)[0] == "Saved. Two people will read it."
    scene.reads(scene.desk, RIGHT, "An even plate.", voice=recording())
    assert (scene.told, hers(scene)[1]) == (("waiting", "", []), False)
    assert scene.waits_for(scene.trainer) == (0, ["Bea"])
    assert scene.waits_for(scene.second) == (1, [])
    assert (scene.asked(scene.trainer), scene.asked(scene.second)) == ([], ["second_reader"])
    voice = AnswerFile.objects.get(part="first")
    assert scene.hers.get(f"/learn/answers/{voice.uuid}/").status_code == 404

    blind = scene.shown(scene.other_desk).content.decode()
    assert "An even plate." not in blind
    assert "You see what was said when you have said yours." in blind
    scene.reads(scene.other_desk, RIGHT)
    assert (scene.told, scene.answer.marker) == (
        ("correct", "An even plate.", ["correct", "correct"]),
        scene.second,
    )
    assert hers(scene)[1]
    assert scene.hers.get(f"/learn/answers/{voice.uuid}/").status_code == 200
    work = scene.desk.get(
        f"/teach/people/{scene.learner.profile.uuid}/courses/{scene.enrolment.course.uuid}/"
    )
    assert "Bea: right" in strip_tags(work.content.decode())


def test_where_two_differ_one_settles_it_with_a_reason(scene):
    scene.reads(scene.desk, RIGHT, "An even plate.")
    response = scene.reads(scene.other_desk, PARTLY, "Wipe the edge.")
    assert (scene.told, response.url) == (("waiting", "", []), scene.mark_page(scene.answer))
    both = scene.shown(scene.desk)
    assert [(row.comment, row.is_own) for row in both.context["two"].readings] == [
        ("An even plate.", True),
        ("Wipe the edge.", False),
    ]
    assert (scene.asked(scene.trainer), scene.asked(scene.second)) == (["second_reader"], ["second_reader"])
    chosen = AnswerReading.objects.get(by=scene.second)
    without = scene.desk.post(scene.mark_page(scene.answer), posted(reading=chosen.pk, reason=" "))
    assert (without.status_code, scene.told[0]) == (200, "waiting")
    scene.desk.post(scene.mark_page(scene.answer), posted(reading=chosen.pk, reason="The edge is seen."))
    assert scene.told == ("partly", "Wipe the edge.", ["correct", "not_yet"])
    assert AuditEntry.objects.filter(action="answer.settled").count() == 1

    undo = f"{scene.mark_page(scene.answer)}undo/"
    scene.desk.post(undo, posted())
    assert (scene.told[0], AnswerReading.objects.filter(reason="").count()) == ("waiting", 2)
    scene.other_desk.post(undo, posted())
    scene.reads(scene.other_desk, RIGHT)
    assert scene.told[:2] == ("correct", "An even plate.")


def test_the_only_one_left_settles_it_alone_and_says_so(scene):
    scene.reads(scene.desk, PARTLY, "Wipe the edge.")
    assert scene.shown(scene.desk).context["two"].step == "wait"
    Membership.objects.filter(person=scene.second).delete()
    elsewhere = make_worker(Role.TRAINER, organisation=make_organisation("Ergasia"))
    assert scene.waits_for(scene.trainer) == (0, [""])
    assert (scene.asked(scene.trainer), scene.waits_for(elsewhere)) == (["second_reader"], (0, []))
    own = AnswerReading.objects.get()
    said = posted(reading=own.pk, reason="I teach here alone this month.")
    scene.desk.post(scene.mark_page(scene.answer), said)
    assert scene.told == ("partly", "Wipe the edge.", ["correct", "not_yet"])


def test_nobody_is_both_and_a_group_that_asks_no_longer_leaves_nothing_behind(scene, settings):
    scene.reads(scene.desk, RIGHT)
    own = AnswerReading.objects.get()
    scene.desk.post(scene.mark_page(scene.answer), posted(reading=own.pk, reason="I am sure."))
    scene.reads(scene.desk, RIGHT)
    assert (scene.told[0], AnswerReading.objects.count()) == ("waiting", 1)
    Cohort.objects.update(two_mark=False)
    settings.LMS_TWO_PEOPLE_MARK = True
    assert scene.shown(scene.desk).context["two"].step == "wait"
    settings.LMS_TWO_PEOPLE_MARK = False
    assert scene.shown(scene.desk).context["two"].step == "settle"
    scene.reads(scene.other_desk, PARTLY, "Wipe the edge.")
    assert scene.told == ("partly", "Wipe the edge.", ["correct", "not_yet"])

"""Photos, files and recordings she hands in: who gets them, what is said of them, and when they go."""

import io
import uuid
import wave

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from PIL import Image
from wagtail.models import Locale

from courses.activities.exchange import ExchangeActivity, ExchangeQuestion
from courses.attempts.handed_in import AnswerFile
from courses.attempts.marking import Said, mark_answer
from courses.attempts.models import Answer
from courses.attempts.waiting import waiting_answers
from courses.catalogue.models import Course, Step
from courses.enrolments.actions import enrol
from courses.questions.exchange import read_question
from courses.questions.models import Question
from lms.audit.models import AccessEntry
from lms.desk.frame import name_of
from lms.intake.private import private_storage
from lms.organisations.actions import assign
from lms.organisations.models import Role
from tests.factories import courses as make
from tests.factories.learning import version_of
from tests.factories.people import make_learner, make_organisation, make_worker

pytestmark = pytest.mark.django_db
CRITERIA = ["Cut even", "The plate is clean"]


def asks(kind: str, **settings) -> Question:
    record = ExchangeQuestion("Make a cold starter.", ExchangeActivity(kind, (), settings))
    made = read_question(Question(locale=Locale.objects.get(language_code="en")), record)
    made.save()
    made.save_revision().publish()
    return made


def course_that_asks(home, question: Question) -> Course:
    page = make.course_page(home)
    module = make.module_page(page)
    make.lesson_page(module, steps=1, asks=question)
    module.save_revision().publish()
    return Course.objects.get(uuid=page.translation_key)


def photo(colour: str = "red") -> SimpleUploadedFile:
    """As a phone makes it: with the place where it was taken."""
    made, picture = io.BytesIO(), Image.new("RGB", (60, 40), colour)
    exif = picture.getexif()
    exif.get_ifd(0x8825)[1] = "N"
    exif[0x010F] = "a phone"
    picture.save(made, "JPEG", exif=exif)
    return SimpleUploadedFile("IMG_2041.jpg", made.getvalue(), "image/jpeg")


def recording() -> SimpleUploadedFile:
    made = io.BytesIO()
    with wave.open(made, "wb") as sound:
        sound.setparams((1, 2, 16000, 0, "NONE", ""))
        sound.writeframes(b"\0\0" * 1600)
    return SimpleUploadedFile("recording.wav", made.getvalue(), "audio/wav")


def posted(**said) -> dict:
    return {"key": str(uuid.uuid4()), **said}


class Scene:
    def __init__(self, home, enter, kind: str, **settings) -> None:
        course = course_that_asks(home, asks(kind, **settings))
        self.learner = make_learner(handle="River Maple 42")
        self.enrolment = enrol(self.learner.user, course, by=self.learner.user)
        self.trainer = make_worker(Role.TRAINER)
        self.enter, self.hers, self.desk = enter, enter(self.learner.user), enter(self.trainer)
        self.step = Step.objects.get()
        self.page = f"/learn/{self.step.uuid}/"

    def send(self, **said):
        version = version_of(self.step.questions[0])
        return self.hers.post(self.page, posted(version=version.pk, **said))

    @property
    def asked(self):
        return self.hers.get(self.page).context["question"]

    def mark_page(self, answer: Answer) -> str:
        return reverse("teaching:mark", args=[self.learner.profile.uuid, answer.pk])


def test_a_photo_is_looked_at_given_back_and_looked_at_again(faces, enter):
    scene = Scene(faces.skills, enter, "hand_in", wants="photo", criteria=CRITERIA, grader="Even?")
    assert b"Even?" not in scene.hers.get(scene.page).content
    assert scene.send(file=photo(), words="I cut it small.").status_code == 303
    asked = scene.asked
    assert (asked.waits, asked.file.look, asked.shown.words) == (True, "picture", "I cut it small.")
    stored = b"".join(scene.hers.get(asked.file.url).streaming_content)
    assert not Image.open(io.BytesIO(stored)).getexif()

    first = Answer.objects.get()
    shown = scene.desk.get(scene.mark_page(first)).context["answer"]
    assert (shown.words, shown.criteria, shown.file.look) == (
        ["I cut it small."],
        CRITERIA,
        "picture",
    )
    assert scene.desk.get(shown.file.url).status_code == 200
    assert AccessEntry.objects.filter(person=scene.learner.user, what="work").exists()
    levels = {"level_0": "correct", "level_1": "not_yet"}
    scene.desk.post(scene.mark_page(first), posted(**levels, voice=recording(), what="back"))
    first.refresh_from_db()
    assert (first.marking_state, first.levels, first.given_back) == ("partly", ["correct", "not_yet"], True)

    assert [link.url for link in scene.hers.get("/learn/").context["given_back"]] == [scene.page]
    feedback = scene.asked.feedback
    assert [(row.text, row.tone) for row in feedback.looked_at] == [
        ("Cut even", "right"),
        ("The plate is clean", "not-yet"),
    ]
    assert (feedback.title, scene.hers.get(feedback.voice.url).status_code) == (
        "Your trainer gives it back: try once more",
        200,
    )

    scene.send(keeps="1", words="I wiped the edge.")  # the same photo, with other words
    again = waiting_answers().get()
    assert again.files.get().file.name == first.files.get(part="handed_in").file.name
    scene.desk.post(
        scene.mark_page(again), posted(level_0="correct", level_1="correct", comment="Well.", what="accept")
    )
    assert (scene.asked.answered_right, scene.hers.get("/learn/").context["given_back"]) == (True, [])


def test_her_record_says_what_she_made_what_was_looked_at_and_by_whom(faces, enter):
    scene = Scene(faces.skills, enter, "hand_in", wants="photo", criteria=CRITERIA)
    scene.send(file=photo())
    levels = {"level_0": "correct", "level_1": "not_yet"}
    scene.desk.post(scene.mark_page(Answer.objects.get()), posted(**levels, comment="Nearly.", what="back"))
    record = reverse("teaching:record", args=[scene.learner.profile.uuid])
    accompanying = make_worker(Role.CASE_WORKER)
    assign(accompanying, scene.learner.user, make_organisation())
    told = {}
    for reader, browser in (("trainer", scene.desk), ("case worker", enter(accompanying))):
        (course,) = browser.get(record).context["record"].courses
        (row,) = course.modules[0].lessons[0].answers
        assert (row.state, row.said, row.given_back) == ("Partly right", "Nearly.", True)
        assert list(map(str, row.looked_at)) == ["Cut even: right", "The plate is clean: not yet"]
        assert row.by == name_of(scene.trainer)
        told[reader] = [(file.words, file.look, bool(file.url)) for file in row.files]
    assert told == {
        "trainer": [("What she handed in", "picture", True)],
        "case worker": [("What she handed in", "picture", False)],
    }


def test_nobody_else_gets_what_she_handed_in(faces, enter):
    scene = Scene(faces.skills, enter, "hand_in")
    scene.send(file=photo())
    row = AnswerFile.objects.get()
    hers = reverse("player:answer_file", args=[row.uuid])
    at_desk = reverse("teaching:answer_file", args=[scene.learner.profile.uuid, row.uuid])
    other = enter(make_learner(handle="Amber Field 7").user)
    worker = enter(make_worker(Role.CASE_WORKER))
    coordinator = enter(make_worker(Role.COORDINATOR))
    assert [other.get(hers).status_code, worker.get(at_desk).status_code] == [404, 404]
    assert [coordinator.get(at_desk).status_code, scene.hers.get(at_desk).status_code] == [404, 404]
    before = AccessEntry.objects.count()
    elsewhere = reverse(
        "teaching:answer_file", args=[make_learner(handle="Calm River 1").profile.uuid, row.uuid]
    )
    assert (scene.desk.get(elsewhere).status_code, AccessEntry.objects.count()) == (404, before)


def test_what_is_no_photo_is_refused_and_her_words_stay(faces, enter):
    scene = Scene(faces.skills, enter, "hand_in")
    for file, why in (
        ({}, "Add a photo of your work first."),
        ({"file": recording()}, "This is not a picture. Choose another file."),
        (
            {"file": SimpleUploadedFile("a.jpg", b"no picture")},
            "This is not a picture. Choose another file.",
        ),
    ):
        refused = scene.send(words="I cut it small.", **file)
        assert refused.status_code == 400
        assert refused.context["form_error"] == why
        assert refused.context["question"].shown.words == "I cut it small."
    assert not AnswerFile.objects.exists()


def test_the_same_key_sends_one_photo(faces, enter):
    scene = Scene(faces.skills, enter, "hand_in")
    key = str(uuid.uuid4())
    assert [scene.send(key=key, file=photo()).status_code for _twice in range(2)] == [303, 303]
    assert (Answer.objects.count(), AnswerFile.objects.count()) == (1, 1)


def test_files_go_when_no_answer_names_them(faces, enter, django_capture_on_commit_callbacks):
    scene = Scene(faces.skills, enter, "voice_hand_in")
    with django_capture_on_commit_callbacks(execute=True):
        scene.send(file=recording())
        scene.send(keeps="1", words="Once more.")
    names = set(AnswerFile.objects.values_list("file", flat=True))
    assert (AnswerFile.objects.count(), len(names)) == (2, 1)
    name = names.pop()
    for kept in (True, False):
        with django_capture_on_commit_callbacks(execute=True):
            Answer.objects.first().delete()
        assert private_storage().exists(name) is kept


def test_a_mark_is_taken_back_and_then_it_waits_again(faces, enter):
    scene = Scene(faces.skills, enter, "hand_in", criteria=CRITERIA)
    scene.send(file=photo())
    answer = Answer.objects.get()
    mark_answer(
        answer, Said(levels=["not_yet", "not_yet"], comment="Wipe it.", gives_back=True), by=scene.trainer
    )
    row = scene.desk.get("/teach/marking/").context["marked"][0]
    assert (row.handle, row.given_back, row.state) == ("River Maple 42", True, "not yet")
    undo = reverse("teaching:mark_undo", args=[scene.learner.profile.uuid, answer.pk])
    scene.desk.post(undo, posted())
    assert (waiting_answers().get(), scene.asked.waits) == (answer, True)
    assert scene.asked.feedback.looked_at == []


def test_what_she_has_answered_anew_keeps_its_mark(faces, enter):
    scene = Scene(faces.skills, enter, "hand_in")
    scene.send(file=photo())
    first = Answer.objects.get()
    mark_answer(first, Said(state="not_yet", comment="Wipe it.", gives_back=True), by=scene.trainer)
    scene.send(keeps="1", words="Done.")
    undo = reverse("teaching:mark_undo", args=[scene.learner.profile.uuid, first.pk])
    told = scene.desk.post(undo, posted(), follow=True)
    assert "This mark can no longer be taken back" in told.content.decode()
    assert Answer.objects.get(pk=first.pk).marking_state == "not_yet"


def test_what_an_author_changes_takes_no_note_away(faces, enter):
    """The typo that was put right meanwhile: she still reads what was said of what she sent."""
    scene = Scene(faces.skills, enter, "hand_in", criteria=CRITERIA)
    scene.send(file=photo())
    mark_answer(Answer.objects.get(), Said(levels=["correct", "partly"], comment="Wipe."), by=scene.trainer)
    question = Question.objects.get()
    question.text = "Make one cold starter."
    question.save_revision().publish()
    feedback = scene.asked.feedback
    assert (feedback.why, [row.text for row in feedback.looked_at]) == ("Wipe.", CRITERIA)


def test_only_who_assesses_her_finds_it_in_the_list(faces, enter):
    scene = Scene(faces.skills, enter, "voice_hand_in")
    scene.send(file=recording())

    def found(person, asked: str = "") -> list[str]:
        rows = enter(person).get(f"/teach/marking/{asked}").context["listing"].rows
        return [row.head.words for row in rows]

    hers = ["River Maple 42"]
    assert [found(scene.trainer, asked) for asked in ("", "?show=voice", "?q=maple", "?language=en")] == [
        hers
    ] * 4
    assert [found(scene.trainer, asked) for asked in ("?show=photo", "?q=amber", "?language=it")] == [[]] * 3
    elsewhere = make_worker(Role.TRAINER, organisation=make_organisation("Another"))
    assert found(elsewhere) == []


def test_a_mark_says_something_of_everything_that_is_looked_at(faces, enter):
    scene = Scene(faces.skills, enter, "open_text", criteria=CRITERIA)
    scene.send(written="I washed it.")
    page = scene.mark_page(Answer.objects.get())
    refused = scene.desk.post(page, posted(level_0="correct", what="accept"))
    assert refused.context["form"].errors == {"level_1": ["Choose one."]}
    refused = scene.desk.post(page, posted(level_0="correct", level_1="correct", what="back"))
    assert "is given back" in str(refused.context["form"].non_field_errors())
    assert Answer.objects.get().marked_at is None


def test_the_microphone_is_open_where_she_may_record_and_nowhere_else(faces, enter):
    scene = Scene(faces.skills, enter, "voice_hand_in")
    open_here = "microphone=(self)"
    assert open_here in scene.hers.get(scene.page)["Permissions-Policy"]
    assert open_here not in scene.hers.get("/learn/")["Permissions-Policy"]
    scene.send(file=recording())
    assert open_here in scene.desk.get(scene.mark_page(Answer.objects.get()))["Permissions-Policy"]
    assert open_here not in scene.desk.get("/teach/marking/")["Permissions-Policy"]


def test_saying_it_is_hers_alone(faces, enter):
    scene = Scene(faces.skills, enter, "say_it", line="Due zuppe, per favore.", language="it")
    page = scene.hers.get(scene.page).content.decode()
    assert ('data-input=""' in page, 'type="file"' in page) == (
        True,
        False,
    )  # what she records has no way out
    assert scene.send().context["form_error"] == "Say it aloud first, then choose how it was for you."
    scene.send(said="nearly")
    asked = scene.asked
    assert (asked.answered_right, asked.shown.line.language, asked.records) == (True, "it", True)
    assert [way.checked for way in asked.shown.ways] == [False, True, False]
    assert not waiting_answers().exists()

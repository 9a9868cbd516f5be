"""What authors write on the harbour's site once we are installed: courses, open and closed.

Each title has the word that visitors look for.
"""

from uuid import uuid4

WORD = "marigold"
#: What visitors may meet.
SHOWN = ["Open course", "Open module", "Open sample", "Half course"]


def written() -> dict[str, list[str]]:
    """Titles by whether visitors may meet them."""
    from courses.pages.models import CoursePage, SkillsHomePage
    from harbour.base.models import HomePage, PlainPage
    from lms.safety.faces.models import Face
    from wagtail.models import Page, Site

    site = Site.objects.get(is_default_site=True)
    Face.objects.create(site=site, name="Harbour school", issuer="Harbour school")
    home = site.root_page.add_child(
        instance=SkillsHomePage(title="School", slug="school", show_in_menus=True)
    )
    _course(home, "Open")
    _course(home, "Half", module=False)
    closed = _course(home, "Closed", course=False)
    _course(home, "Withdrawn").unpublish()
    _closed_later(_course(home, "Once"))
    home.add_child(instance=_named(CoursePage(visible_outside=True, live=False), "Draft course"))
    elsewhere = Page.get_first_root_node().add_child(instance=HomePage(title="Upstream", slug="upstream"))
    Face.objects.create(
        site=Site.objects.create(hostname="upstream.localhost", root_page=elsewhere),
        kind=Face.Kind.PROGRAMME,
    )
    elsewhere.add_child(instance=_named(PlainPage(), "Upstream page"))
    far = elsewhere.add_child(instance=SkillsHomePage(title="Far", slug="far"))
    _course(far, "Far")
    Page.objects.filter(title__contains=WORD).update(show_in_menus=True)
    _picked(closed)
    _moved(closed)
    titles = Page.objects.filter(title__endswith=f" {WORD}").values_list("title", flat=True)
    shown = [f"{title} {WORD}" for title in SHOWN]
    return {"shown": shown, "closed": [*sorted({*titles} - {*shown}), *HIDDEN]}


#: Of files and questions: the words that stand in them alone.
HIDDEN = ["Closed cover", "Closed recording", "Which rope holds", "Cleat hitch", "Granny knot", "Ropes slip"]


def _named(page, title: str):
    page.title, page.slug = f"{title} {WORD}", title.lower().replace(" ", "-")
    return page


def _course(home, title: str, *, course: bool = True, module: bool = True):
    """A course with a module, its test, a sample lesson and another one."""
    from courses.pages import models

    made = _published(home, models.CoursePage(visible_outside=course), f"{title} course")
    below = models.ModulePage(visible_outside=module, hours=6)
    taught, level = _competence()
    below.competences = [models.ModuleCompetence(competence=taught, level=level)]
    below.quiz_questions = [models.ModuleQuizQuestion(question=_question())]
    below = _published(made, below, f"{title} module")
    for sample in (True, False):
        lesson = models.LessonPage(sample=sample)
        lesson.body = _body(_question() if not sample else None)
        _published(below, lesson, f"{title} {'sample' if sample else 'lesson'}")
    return made


def _published(parent, page, title: str):
    made = parent.add_child(instance=_named(page, title))
    made.save_revision().publish()
    return made


def _question():
    from courses.activities.exchange import ExchangeActivity, ExchangeOption, ExchangeQuestion
    from courses.questions.exchange import read_question
    from courses.questions.models import Question
    from wagtail.models import Locale

    options = (ExchangeOption(text="Cleat hitch", credit=1.0), ExchangeOption(text="Granny knot", credit=0.0))
    asked = ExchangeQuestion(
        f"Which rope holds a {WORD}?",
        ExchangeActivity("single", options),
        why="Ropes slip.",
        hint="Ropes slip.",
    )
    made = read_question(Question(locale=Locale.get_default()), asked)
    made.save()
    made.save_revision().publish()
    return made


def _competence():
    from lms.competences.models import Competence, Framework, Level

    framework, _new = Framework.objects.get_or_create(code="quay", defaults={"labels": {"en": "Quay"}})
    level, _new = Level.objects.get_or_create(
        framework=framework,
        code="basic",
        defaults={"rank": 1, "labels": {"en": "Basic"}, "needs_practice": False},
    )
    competence, _new = Competence.objects.get_or_create(
        framework=framework, code="knots", defaults={"labels": {"en": "Ties knots"}, "visible_outside": True}
    )
    return competence, level


def _body(question):
    from courses.pages.models import LessonPage

    blocks = [
        {
            "type": "text",
            "value": {"text": f"<p>Take the {WORD} rope.</p>", "audio": None},
            "id": str(uuid4()),
        }
    ]
    if question:
        blocks.append({"type": "question", "value": question.pk, "id": str(uuid4())})
    stored = [{"type": "step", "value": {"blocks": blocks}, "id": str(uuid4())}]
    return LessonPage.body.field.stream_block.to_python(stored)


def _picked(closed) -> None:
    """A picture and a recording of the closed course; and an editor of the host who chose it as related."""
    from courses.questions.models import Question
    from django.core.files.base import ContentFile
    from harbour.journal.models import EntryPage
    from wagtail.documents import get_document_model
    from wagtail.images import get_image_model
    from wagtail.images.tests.utils import get_test_image_file

    closed.cover = get_image_model().objects.create(title="Closed cover", file=get_test_image_file("in.png"))
    closed.save_revision().publish()
    recording = get_document_model().objects.create(
        title="Closed recording", file=ContentFile(b"ID3", "closed.mp3")
    )
    question = Question.objects.first()
    question.audio = recording
    question.save()
    entry = EntryPage.objects.get(slug="first-frost")
    entry.related = [closed]
    entry.save()


def _closed_later(course) -> None:
    """Its address changed while it was open, and has a redirect."""
    from wagtail.contrib.redirects.models import Redirect

    course.slug = "once-and-moved"
    course.save_revision().publish()
    assert Redirect.objects.filter(redirect_page=course).exists()
    course.visible_outside = False
    course.save_revision().publish()


def _moved(closed) -> None:
    """Its address changes: what Wagtail makes redirects of."""
    closed.slug = "closed-and-moved"
    closed.save_revision().publish()

"""What a course may begin from. Every text says what is written in its place, in the language of the course.

A template is read anew each time: its texts are those of the active language.
"""

from collections.abc import Callable
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from courses.interchange.beginning import building as new
from courses.interchange.beginning.building import NewLesson, NewModule


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    label: str | Promise
    description: str | Promise
    #: What is in it, for a course in the language with this code.
    modules: Callable[[str], list[NewModule]]


def _question() -> new.NewQuestion:
    return new.one_right(
        _("Ask here what she has just seen."),
        _("The right answer"),
        _("An answer that is not right yet"),
        _("Another one"),
        why=_("Say here why it is right, in one sentence."),
        hint=_("Say here where she can look again. Do not give the answer away."),
    )


def _order() -> new.NewQuestion:
    return new.in_order(
        _("What comes first, what comes then?"),
        _("What comes first"),
        _("What comes then"),
        _("What comes last"),
        why=_("Say here why it is right, in one sentence."),
        hint=_("Say here where she can look again. Do not give the answer away."),
    )


def _one_lesson(language: str) -> list[NewModule]:
    lesson = NewLesson(
        title=_("Title of the lesson, as she would say it"),
        steps=[
            [
                new.text(
                    _("Say in two or three short sentences what this lesson is about."),
                    _("Add a picture and a recording below."),
                )
            ],
            [
                new.text(_("Show one thing.")),
                new.note(_("To remember"), _("The one sentence that has to stay.")),
            ],
            [new.text(_("Say it once more in other words, then ask.")), _question()],
        ],
    )
    return [NewModule(title=_("Module 1"), lessons=[lesson], objectives=[_objective()])]


def _objective() -> str:
    return _("You can … (what she can do afterwards)")


def _skill(language: str) -> list[NewModule]:
    look = NewLesson(
        title=_("Look at it first"),
        steps=[
            [new.text(_("Say in two or three short sentences what this lesson is about."))],
            [
                new.text(_("Show one thing.")),
                new.note(_("To remember"), _("The one sentence that has to stay.")),
            ],
            [_question()],
        ],
    )
    do = NewLesson(
        title=_("Step by step"),
        steps=[
            [new.checklist(_("Before she begins"), _("What she needs"), _("What she looks at first"))],
            [
                new.steps(
                    _("What she does, one thing after the other"),
                    _("What comes first"),
                    _("What comes then"),
                    _("What comes last"),
                )
            ],
            [_order()],
        ],
    )
    care = NewLesson(
        title=_("Take care"),
        steps=[
            [new.note(_("Take care"), _("What can go wrong, and how she keeps herself safe."), tone="care")],
            [new.folded((_("What if it goes wrong?"), _("What she does then, and whom she asks.")))],
            [_question()],
        ],
    )
    module = NewModule(
        title=_("Module 1"),
        lessons=[look, do, care],
        objectives=[_objective()],
        test=[_question(), _order()],
    )
    return [module]


def _language(language: str) -> list[NewModule]:
    words = NewLesson(
        title=_("New words"),
        steps=[
            [
                new.dictionary(
                    _("Words of this lesson"),
                    language,
                    (_("first word"), _("what it means")),
                    (_("second word"), _("what it means")),
                    (_("third word"), _("what it means")),
                )
            ],
            [_question()],
        ],
    )
    talk = NewLesson(
        title=_("A dialogue"),
        steps=[
            [
                new.dialogue(
                    _("Who talks, and where"),
                    (_("She"), _("What she says first.")),
                    (_("He"), _("What he answers.")),
                    (_("She"), _("How it ends.")),
                )
            ],
            [_question()],
        ],
    )
    say = NewLesson(
        title=_("Say it"),
        steps=[
            [new.text(_("Say in one sentence when she says this."))],
            [new.said_aloud(_("Say it aloud."), _("The sentence she says."), language)],
        ],
    )
    module = NewModule(
        title=_("Module 1"),
        lessons=[words, talk, say],
        objectives=[_objective()],
        discipline="language",
        test=[_question()],
    )
    return [module]


TEMPLATES: dict[str, Template] = {
    "lesson": Template(
        label=gettext_lazy("One lesson"),
        description=gettext_lazy("The smallest course: one module, one lesson, three screens, one question."),
        modules=_one_lesson,
    ),
    "skill": Template(
        label=gettext_lazy("A skill"),
        description=gettext_lazy(
            "Three lessons: look, do it step by step, take care. Questions in each, and a short test."
        ),
        modules=_skill,
    ),
    "language": Template(
        label=gettext_lazy("A language"),
        description=gettext_lazy(
            "Three lessons: words with pictures, a dialogue, a sentence to say aloud. Questions in each, and"
            " a short test."
        ),
        modules=_language,
    ),
}

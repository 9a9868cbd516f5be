"""A question of the bank as JSON, in every language in which it was written."""

import json
from typing import Any

from django.core.serializers.json import DjangoJSONEncoder
from django.utils.translation import gettext as _

from courses.interchange.package.inward import Inward
from courses.interchange.package.known import Known, missing
from courses.interchange.package.outward import Outward
from courses.interchange.package.schema import Told
from courses.interchange.package.walking import Walk
from courses.questions.models import Difficulty, Question, QuestionCompetence
from lms.intake.problems import printable

TEXTS = {"text": 4000, "why": 4000, "hint": 4000, "name": 120, "folder": 200, "tags": 300}


def write_question(question: Question, told: Told, outward: Outward, known: Known) -> dict[str, Any]:
    """As its author wrote it last. What a type asks for since then stands in it too, as it will where the
    package is read: else the same question would not give the same bytes there.
    """
    draft = question.get_latest_revision_as_object()
    written = [block.get_prep_value() for block in draft.activity]
    stored = Told(told.file, f"{told.field}.activity", json.loads(json.dumps(written, cls=DjangoJSONEncoder)))
    return {
        **{name: getattr(draft, name) for name in TEXTS},
        "difficulty": draft.difficulty,
        "audio": outward.file(draft.audio) if draft.audio else None,
        "activity": Walk(outward).blocks(draft.activity.stream_block, stored),
        "competences": [known.name_of(row.competence_id) for row in draft.competences.all()],
    }


def fill_question(question: Question, told: Told, inward: Inward, known: Known) -> None:
    """Say in `question`, a draft, what the package says of it in its language."""
    for name, most in TEXTS.items():
        setattr(question, name, told.get(name, "").text(most=most))
    question.is_correction = False  # whoever brings it in did not say so
    question.difficulty = told.get("difficulty", "").one_of(["", *Difficulty.values])
    question.audio_id = inward.file(told.get("audio"), "sound")
    block = question._meta.get_field("activity").stream_block
    question.activity = block.to_python(Walk(inward).blocks(block, told.get("activity")))
    question.kind = question.activity[0].block_type if question.activity else ""
    before = {row.competence_id: row for row in question.competences.all()}
    rows = []
    for each in told.get("competences"):
        found = known.competence(each)
        if found is None:
            words = _("This site does not have “%(name)s”. It is left out: bring in its framework first.")
            inward.note(each, words % {"name": printable(missing(each))})
        else:
            rows.append(before.get(found) or QuestionCompetence(competence_id=found))
    question.competences = rows

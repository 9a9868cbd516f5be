"""What a function gives to a template or to another function has a name: a dataclass beside the query, not a
dict whose keys nobody can look up.
"""

import ast
import re

from tests.architecture import house

#: What a framework asks for by its name, and answers with a dict: Django, Wagtail, fido2.
HOOKS = {
    *("get_context", "get_context_data", "get_preview_context", "get_breadcrumbs_items"),
    *("get_index_view_kwargs", "get_common_view_kwargs"),
    *("get_form_kwargs", "get_initial", "get_prep_value", "clean", "deconstruct", "get_many"),
    *("get_public_key_credential_user_entity",),
    "read_exchange",  # the stored value of a Wagtail form (courses.activities.contract)
}

#: Plain JSON, which is stored, signed, sent or read as it is, by file.
JSON = {
    "courses/pages/views/figures.py": {"to_row_dict"},  # what Wagtail writes into a file
    "courses/reports/counting.py": {"figures_of"},  # what a report keeps
    "employers/portfolios/own/queries.py": {"told_of"},  # what a share keeps, as codes
    "employers/vacancies/forms.py": {"initial_of"},  # what Django's form takes, by field
    "lms/competences/importing/starter.py": {"levels"},  # of a TOML file
    "lms/network/desk/forms/practice.py": {"values"},  # of a record, by column, as its action takes them
    "lms/network/desk/forms/recommendation.py": {"values"},  # the same
    "lms/network/desk/forms/tables.py": {"values"},  # the same
    "lms/stories/desk/forms.py": {"values"},  # the same
    "lms/stories/views/forms.py": {"values"},  # the same
    "lms/services/desk/forms/place.py": {"values"},  # of a row, by column, as the ORM takes them
    "lms/services/desk/forms/rows.py": {"values"},  # the same
    "lms/services/desk/forms/service.py": {"values"},  # the same
    # HSDS: objects of the standard, member by member
    "lms/services/hsds/json_lines.py": {"parse_object"},
    "lms/services/hsds/own_terms.py": {"taxonomy_written", "attributes_of", "term_written"},
    "lms/services/hsds/problems.py": {"written"},
    "lms/services/hsds/views.py": {"minimal", "one", "record"},
    "lms/services/hsds/writing.py": {"written", "table"},
    # the demo's content, as it stands in its files
    "lms/site/demo/rights.py": {"rights_in"},
    "lms/site/demo/rooms.py": {"first", "ways"},
    "courses/catalogue/body.py": {"stored"},  # LessonText.body
    "courses/catalogue/queries.py": {"lesson_body_in", "read"},  # LessonText.body, by step
    "courses/certificates/credentials.py": {
        *(
            "credential_of",
            "unsigned",
            "achievement",
            "results",
            "evidence",
        ),  # by its standard
    },
    "courses/certificates/keys.py": {"controller_document"},  # by its standard
    "courses/certificates/models.py": {"texts_in"},  # of Certificate.snapshot
    "courses/certificates/queries.py": {"newer_snapshot", "snapshot_of_module"},
    "courses/certificates/snapshots.py": {"module_snapshot", "competence_snapshot"},
    "courses/interchange/seen.py": {"to_keep"},  # of QuestionFile.seen
    "courses/interchange/package/filling.py": {"said_by"},  # what a revision holds
    "courses/catalogue/finishing.py": {"stored_finish"},  # what a column keeps
    "courses/catalogue/opens.py": {"stored"},  # what a column keeps
    "courses/interchange/package/pages.py": {"page"},  # JSON of a course package
    "courses/interchange/package/questions.py": {"write_question"},  # the same
    "courses/interchange/package/schema.py": {"named"},  # the same
    "courses/interchange/package/walking.py": {"blocks"},  # a StreamField as it is stored
    "courses/interchange/word/screens.py": {"blocks"},  # the same
    "courses/pages/parts.py": {"pictures_in"},  # a block as it is stored
    "courses/pages/written.py": {"shown"},  # of a page's stored body
    "courses/questions/models.py": {"said", "said_after"},  # body and answer key of an activity type
    "lms/accounts/factors/forms.py": {"to_python"},  # what a passkey answers
    "lms/intake/child.py": {"answer"},  # the head of what a child process writes
    "lms/privacy/readable.py": {"own_words"},  # labels as a person reads them, which are data
    "lms/safety/session/drafts.py": {"sent_draft"},  # of a session
    "lms/secrets/signing.py": {"signed"},
    "employers/placements/desk/forms.py": {"initial_of"},  # what stands in a form's fields
    "employers/placements/forms.py": {"initial_of"},  # the same
    "employers/placements/text.py": {"text_of"},  # Agreement.text
    "lms/site/demo/accounts.py": {"demo_accounts"},  # printed as JSON
    "lms/site/demo/content.py": {"read"},  # a TOML file
}

#: Django's own contracts for templates: a context processor, and tags that include a template.
FOR_TEMPLATES = {
    "lms/core/contexts.py": {"fields_of"},
    "lms/safety/context_processors.py": {"face"},
    "lms/templatetags/lms_inside.py": {"inside", "inside_any"},
}

NAMELESS = re.compile(r"\bdict\b(?!\[)|\bdict\[str, (Any|object)\]|\btuple\[([^\[\]]*, )?Any\b")


def nameless(tree: ast.AST) -> list[str]:
    """Public functions that answer with a dict of anything, or a tuple of it."""
    return [
        node.name
        for node in ast.walk(tree)
        if isinstance(node, ast.FunctionDef)
        if not node.name.startswith("_") and node.name not in HOOKS
        if node.returns and NAMELESS.search(ast.unparse(node.returns))
    ]


def test_what_is_handed_on_has_a_type():
    known = {**JSON, **FOR_TEMPLATES}
    found = {house.place(path): set(nameless(house.tree(path))) for path in house.python_files()}
    too_many = {place: names - known.get(place, set()) for place, names in found.items()}
    assert {place: names for place, names in too_many.items() if names} == {}, "a frozen dataclass beside it"


def test_no_exception_is_out_of_date():
    for place, names in {**JSON, **FOR_TEMPLATES}.items():
        assert names <= set(nameless(house.tree(house.ROOT / place))), place


def test_one_would_be_found():
    tree = ast.parse(
        "def row(a) -> dict[str, Any]: ...\n"
        "def rows(a) -> list[dict[str, Any]]: ...\n"
        "def maybe(a) -> dict | None: ...\n"
        "def pair(a) -> tuple[str, Any]: ...\n"
        "def by_id(a) -> dict[int, str]: ...\n"
        "def clean(self) -> dict[str, Any]: ...\n"
        "def _own(a) -> dict[str, Any]: ...\n"
    )
    assert nameless(tree) == ["row", "rows", "maybe", "pair"]

from uuid import UUID, uuid4

import pytest
from django.core.exceptions import ImproperlyConfigured

from lms.contracts import evidence
from lms.contracts.evidence import Evidence, EvidenceSource, FilledSection, Section, Shown


class Apples(EvidenceSource):
    """Knows the uuids it is given in `known`, and counts how often it is asked."""

    key = "apples"
    label = "Apples"
    label_of_many = "Apples"
    order = 1
    icon = "book"
    can_be_shared = True
    section = Section("From the garden", order=15)

    def __init__(self):
        self.known: list[UUID] = []
        self.asked = 0

    def describe(self, uuids, *, language):
        self.asked += 1
        return {
            uuid: Evidence(title=f"Apple ({language})", words="picked", year=2026)
            for uuid in uuids
            if uuid in self.known
        }

    def of_person(self, person):
        return self.known


@pytest.fixture
def apples():
    evidence.register(Apples)
    yield evidence.sources["apples"]
    evidence.sources.remove("apples")


@pytest.mark.parametrize("missing", ["key", "label"])
def test_a_source_has_a_key_and_a_label(missing):
    nameless = type("Nameless", (Apples,), {missing: ""})
    with pytest.raises(ImproperlyConfigured, match=r"^evidence: Nameless has no key or no label\.$"):
        evidence.register(nameless)


def test_what_can_be_shared_says_under_which_heading():
    homeless = type("Homeless", (Apples,), {"section": None})
    with pytest.raises(
        ImproperlyConfigured,
        match=r"^evidence: Homeless can be shared, but names no section or has no word for several\.$",
    ):
        evidence.register(homeless)


def test_kinds_are_named_in_the_order_of_their_sources(apples):
    kinds = ["observed_practice", "apples", "pears", "quiz", "apples"]
    assert evidence.in_order(kinds) == ["apples", "quiz", "observed_practice"]
    assert [(evidence.label_of(kind), evidence.icon_of(kind)) for kind in ("apples", "pears")] == [
        ("Apples", "book"),
        ("", "pen"),
    ]


def test_things_stand_under_the_headings_of_their_sources_and_what_may_not_leave_stands_nowhere(
    apples, monkeypatch
):
    apples.known = [uuid4(), uuid4()]
    apples.describe = lambda uuids, *, language: {
        uuid: Evidence(title=f"Apple {apples.known.index(uuid)}", words="picked", year=2026, rank=rank)
        for uuid, rank in zip(uuids, (1, 2), strict=True)
    }
    items = [("apples", uuid) for uuid in apples.known]
    apple = {"words": "picked", "year": 2026, "kind": "Apples", "icon": "book"}
    assert evidence.in_sections(items, language="en") == [
        FilledSection(
            "From the garden",
            as_cards=False,
            rows=[Shown(title="Apple 1", rank=2, **apple), Shown(title="Apple 0", rank=1, **apple)],
        )
    ]
    monkeypatch.setattr(Apples, "can_be_shared", False)
    assert evidence.in_sections(items, language="en") == []


def test_a_key_is_taken_once(apples):
    with pytest.raises(ImproperlyConfigured, match=r"^evidence: 'apples' is registered twice, by "):
        evidence.register(Apples)
    assert evidence.sources["apples"] is apples


def test_a_source_that_describes_nothing_is_refused():
    with pytest.raises(TypeError, match="abstract"):
        evidence.register(type("Silent", (EvidenceSource,), {"key": "silent", "label": "Silent"}))
    assert "silent" not in evidence.sources


def test_registering_gives_the_class_back(apples):
    assert isinstance(apples, Apples)


def test_items_come_in_the_order_asked_with_one_question_to_each_source(apples):
    first, second, erased = uuid4(), uuid4(), uuid4()
    apples.known = [first, second]
    told = evidence.describe([("apples", second), ("apples", erased), ("apples", first)], language="it")
    assert [(key, uuid, words.title) for key, uuid, words in told] == [
        ("apples", second, "Apple (it)"),
        ("apples", first, "Apple (it)"),
    ]
    assert apples.asked == 1


def test_items_of_a_source_that_is_not_installed_are_left_out(apples):
    assert evidence.describe([("pears", uuid4())], language="en") == []


@pytest.mark.parametrize("can_be_shared", [True, False])
def test_only_what_may_be_shared_is_offered(monkeypatch, can_be_shared):
    apples = Apples()
    apples.known = [uuid4()]
    apples.can_be_shared = can_be_shared
    monkeypatch.setattr(evidence, "sources", [apples])
    assert evidence.shareable(person=None) == ([("apples", apples.known[0])] if can_be_shared else [])

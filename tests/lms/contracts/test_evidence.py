from uuid import UUID, uuid4

import pytest
from django.core.exceptions import ImproperlyConfigured

from lms.contracts import evidence
from lms.contracts.evidence import Evidence, EvidenceSource


class Apples(EvidenceSource):
    """Knows the uuids it is given in `known`, and counts how often it is asked."""

    key = "apples"
    label = "Apples"
    can_be_shared = True

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

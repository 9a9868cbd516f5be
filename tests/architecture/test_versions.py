"""What is said to be supported is what is tested: one list (tools/matrix.py), and all who repeat it."""

import re
import tomllib

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet

from tests.architecture import house
from tools import matrix
from tools.matrix import COMBINATIONS, Combination, Outcome

PROJECT = tomllib.loads((house.ROOT / "pyproject.toml").read_text())["project"]
CLASSIFIER = {
    "python": r"Programming Language :: Python :: (3\.\d+)",
    "django": r"Framework :: Django :: (\d+\.\d+)",
    "wagtail": r"Framework :: Wagtail :: (\d+)",
}


def tried(what: str) -> list[str]:
    """Versions in order; what is coming is not promised yet."""
    found = {getattr(one, what) for one in COMBINATIONS if not one.coming}
    return sorted(found, key=lambda version: [int(part) for part in version.split(".")])


def named(what: str) -> str:
    *first, last = tried(what)
    return f"{what.capitalize()} {', '.join(first)} and {last}"


def allowed(name: str) -> SpecifierSet:
    [found] = [one for one in map(Requirement, PROJECT["dependencies"]) if one.name == name]
    return found.specifier


def test_classifiers():
    found = {
        what: [match[1] for line in PROJECT["classifiers"] if (match := re.fullmatch(pattern, line))]
        for what, pattern in CLASSIFIER.items()
    }
    series = list(dict.fromkeys(version.partition(".")[0] for version in tried("wagtail")))
    assert found == {"python": tried("python"), "django": tried("django"), "wagtail": series}


def test_ranges_begin_with_the_oldest_that_is_tried():
    first = {what: tried(what)[0] for what in CLASSIFIER}
    assert PROJECT["requires-python"] == f">={first['python']}"
    assert {f">={first[name]}" in str(allowed(name)).split(",") for name in ("django", "wagtail")} == {True}


def test_no_django_and_no_new_series_of_wagtail_that_was_not_tried():
    number, minor = map(int, tried("django")[-1].split("."))
    assert f"{number}.{minor}.99" in allowed("django")
    assert f"{number}.{minor + 1}" not in allowed("django")
    series = int(tried("wagtail")[-1].partition(".")[0])
    assert f"{series}.99" in allowed("wagtail")
    assert f"{series + 1}.0" not in allowed("wagtail")


def test_every_version_is_tried_beside_the_locked_ones():
    lock = (house.ROOT / "requirements-test.lock.txt").read_text()
    locked = {
        name: re.search(rf"^{name}==(\d+\.\d+)", lock, re.MULTILINE)[1] for name in ("django", "wagtail")
    }
    assert (locked["django"] in tried("django"), locked["wagtail"] in tried("wagtail")) == (True, True)


def test_the_workflow():
    jobs = yaml.safe_load((house.ROOT / ".github/workflows/test.yml").read_text())["jobs"]
    assert [Combination(**one) for one in jobs["versions"]["strategy"]["matrix"]["include"]] == COMBINATIONS
    assert jobs["test"]["strategy"]["matrix"]["python"] == tried("python")


@pytest.mark.parametrize("page", ["README.md", "docs/host-site.md"])
def test_pages_for_people(page):
    said = f"{named('python')}; {named('django')}; {named('wagtail')}"
    assert (house.ROOT / page).read_text().count(said) == 1


def test_every_new_django_is_tried_with_every_wagtail_that_supports_it():
    """Wagtail 7.4 was released before Django 6.1; Django 6 needs Python 3.12."""
    pairs = {(one.django, one.wagtail) for one in COMBINATIONS if not one.coming}
    assert {(d, w) for d in tried("django") for w in tried("wagtail")} - pairs == {("6.1", "7.4")}
    pairs = {(one.python, one.django) for one in COMBINATIONS}
    assert {(p, d) for p in tried("python") for d in tried("django")} - pairs == {
        ("3.11", "6.0"),
        ("3.11", "6.1"),
    }


FOUND = {"3.11-5.2-7.4": "ok", "3.12-6.0-7.4": "NOT OK", "3.13-6.1-8.1": "NOT OK"}


@pytest.mark.parametrize(
    ("arguments", "ends"),
    [([], 1), (["3.11-5.2-7.4"], 0), (["3.12-6.0-7.4"], 1), (["3.13-6.1-8.1"], 1), (["3.13-6.0-8.0"], 1)],
)
def test_what_is_named_must_pass(monkeypatch, arguments, ends):
    def found(one, others):
        return Outcome(one, FOUND.get(str(one), "not here: no Python"))

    monkeypatch.setattr(matrix, "run_one", found)
    assert matrix.run(arguments) == ends


def test_what_is_coming_or_not_here_refuses_nothing(monkeypatch, capsys):
    coming = [one for one in COMBINATIONS if one.coming]
    monkeypatch.setattr(matrix, "run_one", lambda one, others: Outcome(one, "NOT OK", 61))
    monkeypatch.setattr(matrix, "COMBINATIONS", coming)
    assert matrix.run([]) == 0
    monkeypatch.setattr(matrix, "run_one", lambda one, others: Outcome(one, "not here: no Python 3.13"))
    assert matrix.run([]) == 0
    lines = [line for line in capsys.readouterr().out.splitlines() if line]
    assert lines == [
        "Python  Django  Wagtail",
        "3.13    6.1     8.1      NOT OK       61 s",
        "Python  Django  Wagtail",
        "3.13    6.1     8.1      not here: no Python 3.13",
    ]

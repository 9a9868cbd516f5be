import pytest
from django.core.exceptions import ImproperlyConfigured

from lms.contracts import personal_data
from lms.contracts.checks import check_personal_data
from lms.contracts.personal_data import Basis, Declaration, Erase, declarations
from lms.organisations.models import Membership

FACTS = {
    "subject": "person",
    "purpose": "To test.",
    "basis": Basis.CONTRACT,
    "erase": Erase.DELETE,
    "fields": {"role": "the role"},
}


@pytest.fixture
def membership_declared():
    """Declares lms.Membership anew for one test, and puts its own declaration back."""
    existing = declarations["lms.Membership"]
    declarations.remove("lms.Membership")

    def declare(**changes):
        personal_data.held_by("lms.Membership", **{**FACTS, **changes})

    yield declare
    if "lms.Membership" in declarations:
        declarations.remove("lms.Membership")
    declarations.add("lms.Membership", existing)


@pytest.mark.parametrize("missing", ["subject", "purpose", "fields"])
def test_a_declaration_says_about_whom_why_and_what(missing):
    with pytest.raises(ImproperlyConfigured, match=rf"^personal_data: shop\.Order declares no {missing}\.$"):
        personal_data.held_by("shop.Order", **{**FACTS, missing: FACTS[missing].__class__()})
    assert "shop.Order" not in declarations


def test_everything_that_is_missing_is_named_at_once():
    with pytest.raises(
        ImproperlyConfigured, match=r"^personal_data: shop\.Order declares no subject, purpose, fields\.$"
    ):
        personal_data.held_by(
            "shop.Order", subject="", purpose="", basis=Basis.CONTRACT, erase=Erase.DELETE, fields={}
        )


def test_holding_nothing_wants_a_reason():
    with pytest.raises(
        ImproperlyConfigured, match=r"^personal_data: shop\.Order says it holds nothing, but not why\.$"
    ):
        personal_data.not_held_by("shop.Order", "")


def test_a_model_is_declared_once():
    with pytest.raises(
        ImproperlyConfigured, match=r"^personal_data: 'lms\.Membership' is registered twice, by "
    ):
        personal_data.not_held("Nothing at all.")(Membership)


def test_the_decorator_gives_the_model_back(membership_declared):
    assert personal_data.held(**FACTS)(Membership) is Membership
    assert declarations["lms.Membership"] == Declaration(
        "lms.Membership", "person", "To test.", Basis.CONTRACT, Erase.DELETE, None, {"role": "the role"}
    )


def test_a_declaration_with_a_reason_for_nothing_is_not_personal():
    assert Declaration("shop.Order", none_because="Goods.").is_personal is False
    assert Declaration("shop.Order", subject="buyer").is_personal is True


def test_an_undeclared_model_of_ours_is_a_problem(membership_declared):
    assert list(personal_data.problems({"lms"})) == [
        "lms.Membership does not declare its personal data (lms.contracts.personal_data)."
    ]


def test_an_undeclared_model_of_others_is_none(membership_declared):
    assert list(personal_data.problems({"courses"})) == []


def test_a_field_that_does_not_exist_is_a_problem(membership_declared):
    membership_declared(fields={"rank": "the rank"})
    assert list(personal_data.problems({"lms"})) == [
        "lms.Membership declares personal data in 'rank', which is not a field of it."
    ]


@pytest.mark.parametrize("subject", ["organisation", "role", "nobody", "person__nobody", "self"])
def test_a_path_that_leads_to_nobody_is_a_problem(membership_declared, subject):
    membership_declared(subject=subject)
    assert list(personal_data.problems({"lms"})) == [
        f"lms.Membership: the subject path {subject!r} does not lead to a user."
    ]


def test_a_path_over_two_models_leads_to_a_user(membership_declared):
    membership_declared(subject="person__profile__user")
    assert list(personal_data.problems({"lms"})) == []


def test_the_check_stops_the_start(membership_declared):
    [error] = check_personal_data(None)
    assert error.id == "lms.E010"
    assert error.msg == "lms.Membership does not declare its personal data (lms.contracts.personal_data)."
    assert error.is_serious()

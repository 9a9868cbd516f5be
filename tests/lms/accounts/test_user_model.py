"""Accounts may be a site's own model: by user name or e-mail address, with fields nobody here knows."""

import pytest
from django.contrib.auth import get_user_model
from django.contrib.auth.models import AbstractBaseUser, AbstractUser
from django.db import models
from django.test.utils import isolate_apps

from lms.accounts.user_model import nameless, sign_in_word, what_is_missing
from lms.core.people import called

pytestmark = pytest.mark.filterwarnings("ignore:Model .* was already registered")


class WithAddress(AbstractUser):
    """Signs in with an address; no user name."""

    username = None
    email = models.EmailField("e-mail address", unique=True)
    nickname = models.CharField(max_length=20)
    born = models.DateField(null=True)
    joined = models.DateTimeField(auto_now_add=True)
    USERNAME_FIELD = "email"
    REQUIRED_FIELDS: list[str] = []

    class Meta:
        app_label = "heal_users"
        abstract = True


class WithBoth(AbstractUser):
    email = models.EmailField(unique=True)

    class Meta:
        app_label = "heal_users"
        abstract = True


class Demanding(AbstractUser):
    born = models.DateField()
    phone = models.PositiveIntegerField(unique=True)

    class Meta:
        app_label = "heal_users"
        abstract = True


class Bare(AbstractBaseUser):
    name = models.CharField(max_length=10, unique=True)
    USERNAME_FIELD = "name"

    class Meta:
        app_label = "heal_users"
        abstract = True


def made(base):
    """A model of it, for as long as one test looks at it."""
    with isolate_apps("lms.site.users"):
        named = {"groups": None, "user_permissions": None} if issubclass(base, AbstractUser) else {}
        keys = {name: models.ManyToManyField("auth.Permission", related_name="+") for name in named}
        meta = type("Meta", (), {"app_label": "heal_users"})
        return type(f"Own{base.__name__}", (base,), {"__module__": __name__, "Meta": meta, **keys})


@pytest.mark.parametrize(
    ("base", "missing"),
    [
        (WithAddress, []),
        (WithBoth, []),
        (
            Demanding,
            [
                "wants phone of everybody, where no random word fits: let it be empty (null=True)",
                "wants born of everybody: give it a default, or let it be empty (null=True)",
            ],
        ),
        (
            Bare,
            [
                *(
                    f"has no field {name}: AbstractUser has it"
                    for name in ("is_active", "is_superuser", "groups", "user_permissions")
                ),
                *(
                    f"has no method {name}: AbstractUser has it"
                    for name in ("get_full_name", "get_short_name", "has_perm")
                ),
                "wants name of everybody, where no random word fits: let it be empty (null=True)",
            ],
        ),
    ],
    ids=lambda value: value.__name__ if isinstance(value, type) else "",
)
def test_a_check_says_what_an_account_of_ones_own_lacks(base, missing):
    assert list(what_is_missing(made(base))) == missing


def test_the_ready_made_site_lacks_nothing():
    assert list(what_is_missing(get_user_model())) == []


@pytest.mark.parametrize(("base", "filled"), [(WithAddress, ["email"]), (WithBoth, ["username", "email"])])
def test_a_learner_gets_a_word_where_no_mail_arrives(base, filled, monkeypatch):
    model = made(base)
    monkeypatch.setattr("lms.accounts.user_model.get_user_model", lambda: model)
    given = nameless()
    assert sorted(given) == sorted(filled)
    word = given["email"].removesuffix("@learner.invalid")
    assert (given["email"], given.get("username", word), len(word)) == (f"{word}@learner.invalid", word, 18)
    model._meta.get_field("email").run_validators(given["email"])


@pytest.mark.parametrize(("base", "word"), [(WithAddress, "E-mail address"), (WithBoth, "User name")])
def test_the_door_says_what_one_signs_in_with(base, word, monkeypatch):
    model = made(base)
    monkeypatch.setattr("lms.accounts.user_model.get_user_model", lambda: model)
    assert str(sign_in_word()) == word


def test_a_learner_never_reads_a_whole_address():
    somebody = made(WithAddress)(email="edda@harbour.example")
    assert called(somebody) == "edda"
    somebody.first_name = "Edda"
    assert called(somebody) == "Edda"

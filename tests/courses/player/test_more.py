"""Four destinations at the bottom of her home, and one page for everything else."""

import pytest

from tests.factories.people import make_learner, make_worker

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("faces")]


@pytest.fixture
def hers(enter):
    return enter(make_learner().user)


def labels(links) -> list[str]:
    return [link.label for link in links]


def test_what_has_no_room_at_hand_is_one_step_further(hers):
    home, more = hers.get("/learn/"), hers.get("/learn/more/")
    assert labels(home.context["destinations"]) == ["My plan", "My portfolio", "Courses", "I need help"]
    assert 'href="/learn/more/"' in home.content.decode()
    assert labels(more.context["links"]) == [
        "My sessions",
        "My days",
        "Work for me",
        "My places at work",
        "Work I am asked about",
        "Certificates",
        "Is this really you?",
        "Good to know",
        "Close what you show",
        "Something is not right",
        "Privacy",
        "Your card and your PIN",
        "What I am called here",
        "Your phone and you",
    ]
    assert 'href="/learn/safer/"' in more.content.decode()
    assert "How others could see what you look at, and what helps." in more.content.decode()


def test_the_site_may_set_another_order(hers, settings):
    settings.LMS_NAVIGATION_ORDER = ["safer", "privacy"]
    assert labels(hers.get("/learn/").context["destinations"]) == [
        "Your phone and you",
        "Privacy",
        "My plan",
        "My portfolio",
    ]
    assert labels(hers.get("/learn/more/").context["links"]) == [
        "Courses",
        "I need help",
        "My sessions",
        "My days",
        "Work for me",
        "My places at work",
        "Work I am asked about",
        "Certificates",
        "Is this really you?",
        "Good to know",
        "Close what you show",
        "Something is not right",
        "Your card and your PIN",
        "What I am called here",
    ]


def test_it_is_hers_alone(enter, client):
    assert client.get("/learn/more/")["Location"] == "/learn/enter/"
    assert enter(make_worker()).get("/learn/more/").status_code == 404


def test_where_everything_is_at_hand_there_is_no_such_page(hers, monkeypatch):
    monkeypatch.setattr("lms.contracts.navigation.AT_HAND", 20)
    assert "/learn/more/" not in hers.get("/learn/").content.decode()
    assert hers.get("/learn/more/")["Location"] == "/learn/"

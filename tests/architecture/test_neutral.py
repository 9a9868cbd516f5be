"""Neutral words (S1) in everything that is in the repository.

Stored titles are looked at by `manage.py check_neutral`.
"""

from lms.safety.outside.files import hits_outside_the_database, our_apps
from tests.architecture import house


def test_s01_no_template_catalogue_file_setting_address_or_model_holds_a_telling_word():
    assert hits_outside_the_database() == []


def test_s01_a_telling_word_would_be_found(tmp_path, settings):
    """In a template, in a file's name, in a catalogue's line, in a cookie: each is looked at."""
    (tmp_path / "survivors.html").write_text("fine\n<p>A safe house</p>\n")
    settings.TEMPLATES = [{"DIRS": [tmp_path]}]
    settings.SESSION_COOKIE_NAME = "HEAL"
    hits = [(place.replace(str(tmp_path), ""), word) for place, word in hits_outside_the_database()]
    assert hits == [
        ("/survivors.html:0", "survivors"),
        ("/survivors.html:2", "safe house"),
        ("settings.SESSION_COOKIE_NAME", "HEAL"),
    ]


def test_s01_apps_of_the_programme_face_are_known_by_their_own_word():
    """Whoever writes face = "programme" takes an app's words out of the look: it has no template, text or
    address on the skills face.
    """
    aside = set(house.apps().values()) - {config.name for config in our_apps()} - {"lms.site.demo"}
    assert aside <= {"lms.programme", "lms.stories", "lms.network", "lms.services"}
    skills = house.source(house.ROOT / "lms" / "site" / "urls_skills.py")
    assert [name for name in aside if name in skills] == []

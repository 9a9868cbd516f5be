"""The demo's notes on the law: one for each country in English, in its own language and in Arabic."""

from lms.messaging.guidance.models import LegalNote
from lms.programme.rights.enums import Country
from lms.safety.neutral.words import listed_words
from lms.site.demo.content import read
from lms.site.demo.writing import NOTES


def test_every_country_has_a_note_in_english_its_own_language_and_arabic():
    wanted = {
        (country.value, language)
        for country in Country
        if country is not Country.EUROPE
        for language in {"en", "ar", *country.spoken}
    }
    found = [(note["country"], note["language"]) for note in read(NOTES)["notes"]]
    assert (set(found), len(found)) == (wanted, len(wanted))


def test_a_note_fits_and_tells_nothing_of_who_reads_it():
    longest = LegalNote._meta.get_field("text").max_length
    odd = [
        (note["country"], note["language"])
        for note in read(NOTES)["notes"]
        if len(note["text"]) > longest or listed_words(note["text"])
    ]
    assert odd == []

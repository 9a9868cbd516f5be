import re

from employers.areas import AREAS, area_choices, called


def test_every_area_has_one_code_of_its_country():
    codes = [area.code for areas in AREAS.values() for area in areas]
    assert len(codes) == len(set(codes))
    assert [code for code in codes if not re.fullmatch(r"(IT|GR|ES|RO)-[A-Z0-9]{1,2}", code)] == []
    assert {country: len(areas) for country, areas in AREAS.items()} == {
        "IT": 20,
        "GR": 13,
        "ES": 19,
        "RO": 42,
    }


def test_an_area_is_called_as_on_its_signs_and_in_latin_letters():
    assert called("IT-45") == "Emilia-Romagna"
    assert called("GR-I") == "Αττική (Attica)"
    assert called("XX-1") == "XX-1"


def test_one_can_choose_of_one_country_or_of_all():
    assert area_choices("GR")[0] == ("GR-A", "Ανατολική Μακεδονία και Θράκη")
    assert len(area_choices()) == sum(map(len, AREAS.values()))

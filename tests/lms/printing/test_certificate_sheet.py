import pytest

LONG_NAME = "Oluwaseun Ọlásùnbọ̀ Adebayo-Williams de la Cruz Fernández IV"


def test_everything_on_it_can_be_read_and_copied(certificate, text_of):
    reader = certificate("en")
    text = text_of(reader)
    wanted = [
        "Open Path Training",
        "Certificate of competence",
        "A clean kitchen",
        "First steps",
        "This certifies that",
        "Amina Diallo",
        "has shown the competences below, in 24 hours of training and 6 hours of practice.",
        "Keeps raw and cooked food apart",
        "Reads labels, dates and the 14 allergens",
        "Turin, 20 November 2026",
        "Marta Ferrero",
        "trainer",
        "7K4M 29QD X8RT 3HPN",
        "localhost:8000/verify/",
    ]
    assert [words for words in wanted if words not in text] == []
    assert len(reader.pages) == 1


def test_the_file_says_nothing_about_her(certificate):
    reader = certificate("en")
    assert {key: value for key, value in reader.metadata.items() if key != "/Producer"} == {
        "/Title": "7K4M 29QD X8RT 3HPN"
    }
    assert b"Amina" not in reader.trailer["/Root"]["/Metadata"].get_data()


def test_without_a_name_it_has_a_line_to_write_on(certificate, text_of):
    text = text_of(certificate("en", name=None))
    assert "Amina" not in text
    assert "This certifies that has shown" in text


def test_without_a_signatory_a_place_and_practice(certificate, text_of):
    text = text_of(certificate("en", signatory="", place=""))
    assert "Date 20 November 2026 Signature" in text
    assert "Place" not in text


@pytest.mark.parametrize("languages", [("en",), ("ar",), ("it", "ar"), ("ar", "it"), ("en", "it")])
@pytest.mark.parametrize(("competences", "name"), [(3, "Amina Diallo"), (10, None), (10, LONG_NAME)])
def test_it_is_one_page(certificate, languages, competences, name):
    assert len(certificate(*languages, competences=competences, name=name).pages) == 1


def test_what_no_page_could_hold_goes_on_to_a_second(certificate, text_of):
    reader = certificate("en", "it", competences=18)
    assert len(reader.pages) == 2
    assert text_of(reader).count("Cleans and closes a work station") == 6
    assert [page.extract_text().count("7K4M 29QD X8RT 3HPN") for page in reader.pages] == [2, 2]


def test_two_languages_stand_line_for_line(certificate):
    lines = certificate("en", "it").pages[0].extract_text()
    order = [
        lines.index(words)
        for words in (
            "Keeps raw",
            "Tiene separati",
            "Reads labels",
            "Legge etichette",
            "Cleans and",
            "Pulisce e",
        )
    ]
    assert order == sorted(order)


def test_dates_are_written_as_in_each_language(certificate, text_of):
    text = text_of(certificate("en", "it"))
    assert "20 November 2026" in text
    assert "20 novembre 2026" in text


def test_the_code_square_has_a_text_for_those_who_do_not_see_it(certificate):
    def figures(element):
        element = element.get_object()
        if isinstance(element, int):
            return []
        kids = element.get("/K", [])
        inside = [found for kid in (kids if isinstance(kids, list) else [kids]) for found in figures(kid)]
        return [element.get("/Alt"), *inside] if element.get("/S") == "/Figure" else inside

    assert figures(certificate("en").trailer["/Root"]["/StructTreeRoot"]) == ["Check"]

from xml.etree import ElementTree

from django.utils.safestring import SafeString

from lms.printing.qr import INK, qr_svg

SVG = "{http://www.w3.org/2000/svg}"
URL = "http://localhost:8000/verify/7K4M29QDX8RT3HPN/"


def test_it_is_an_inline_drawing_with_a_name_and_no_address_in_it():
    drawing = qr_svg(URL, label="Check")
    root = ElementTree.fromstring(drawing)  # noqa: S314 (our own)
    assert isinstance(drawing, SafeString)
    assert (root.tag, root.get("class"), root.get("role"), root.get("aria-label")) == (
        f"{SVG}svg",
        "qr",
        "img",
        "Check",
    )
    assert root.find(f"{SVG}title").text == "Check"
    assert "verify" not in drawing
    assert INK.lower() in drawing.lower()


def test_a_quiet_zone_of_four_modules_lies_around_it():
    root = ElementTree.fromstring(qr_svg("A", label="Check"))  # noqa: S314 (our own)
    assert root.get("viewBox") == "0 0 29 29"  # 21 modules of the smallest code, and 4 on each side
    assert root.findall(f"{SVG}path")[1].get("d").startswith("M4 4.5")


def test_the_label_is_escaped():
    drawing = qr_svg(URL, label='<b onclick="x">')
    assert "<b" not in drawing
    assert ElementTree.fromstring(drawing).find(f"{SVG}title").text == '<b onclick="x">'  # noqa: S314 (our own)

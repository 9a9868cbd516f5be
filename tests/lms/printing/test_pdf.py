import builtins
import logging
import os
import socket
import sys
from concurrent.futures import ThreadPoolExecutor
from importlib import import_module

import pytest
from django.template import engines

from lms.printing import pdf
from lms.printing.checks import PACKAGES, check_pango
from lms.printing.fonts import FOLDER


@pytest.fixture
def sheet(monkeypatch):
    """Uses a template given as text."""

    def use(markup):
        template = engines["django"].from_string(markup)
        monkeypatch.setattr(pdf, "render_to_string", lambda name, context: template.render(context))

    return use


@pytest.fixture
def certificate_like(pango, sheet, read_pdf, text_of):
    """Sets a sheet that wants one page and has it from some tightness on.

    Gives the tightness it was set with.
    """

    def make(fits_at):
        second_page = f'{{% if tightness < {fits_at} %}}<p style="break-before: page"></p>{{% endif %}}'
        sheet(
            '<html lang="en" data-pages="1"><title>x</title><body><p>{{ tightness }}</p>'
            + second_page
            + "</body></html>"
        )
        return text_of(read_pdf(pdf.render_pdf("any.html", {}, language="en", title="x")))

    return make


@pytest.fixture
def no_pango(monkeypatch):
    """A machine without the library: WeasyPrint's import fails as it does there."""
    real = builtins.__import__

    def fail(name, *args, **kwargs):
        if name == "weasyprint":
            raise OSError("cannot load library 'libpango-1.0-0'")
        return real(name, *args, **kwargs)

    monkeypatch.delitem(sys.modules, "weasyprint", raising=False)
    monkeypatch.setattr(builtins, "__import__", fail)
    pdf._the_press.cache_clear()
    yield
    pdf._the_press.cache_clear()


def test_the_title_is_all_that_it_says_about_itself(pango, sheet, read_pdf):
    sheet(
        '<html lang="it"><head><title>Another</title><meta name="author" content="Somebody"><meta'
        ' name="generator" content="Us"></head><body>{{ word }}</body></html>'
    )
    reader = read_pdf(pdf.render_pdf("any.html", {"word": "Hello"}, language="it", title="7K4M"))
    assert {key: value for key, value in reader.metadata.items() if key != "/Producer"} == {"/Title": "7K4M"}
    assert reader.trailer["/Root"]["/Lang"] == "it"
    assert reader.trailer["/Root"]["/MarkInfo"]["/Marked"]
    assert "pdfuaid:part" in reader.trailer["/Root"]["/Metadata"].get_data().decode()


def test_the_template_is_rendered_in_the_language(pango, sheet, read_pdf, text_of):
    sheet(
        '{% load i18n %}<html lang="it"><title>x</title><body>{% get_current_language as code %}{{ code }} {{'
        " document_title }} {{ tightness }}</body></html>"
    )
    assert text_of(read_pdf(pdf.render_pdf("any.html", {}, language="it", title="7K4M"))) == "it 7K4M 0"


@pytest.mark.parametrize(("fits_at", "shown"), [(0, "0"), (2, "2"), (9, "0")])
def test_a_sheet_that_must_fit_is_drawn_together_until_it_does(certificate_like, fits_at, shown):
    assert certificate_like(fits_at) == shown


def test_nothing_is_fetched_from_the_network(pango, sheet, monkeypatch):
    asked = []
    monkeypatch.setattr(socket, "create_connection", lambda address, *args, **kwargs: asked.append(address))
    sheet(
        '<html lang="en"><head><title>x</title><link rel="stylesheet"'
        ' href="http://example.org/x.css"><style>@import url(https://example.org/y.css);@font-face {'
        ' font-family: F; src: url(http://example.org/f.woff2) }</style></head><body><img alt=""'
        ' src="http://example.org/x.png"></body></html>'
    )
    pdf.render_pdf("any.html", {}, language="en", title="x")
    assert asked == []


def test_only_our_fonts_our_sheets_and_data_can_be_loaded(pango, tmp_path):
    fetcher_module = import_module("lms.printing.fetcher")
    fetcher, sheets = fetcher_module.SheetFetcher(), fetcher_module.SHEETS
    secret = tmp_path / "secret.css"
    secret.write_text("x")
    refused = [
        "http://example.org/",
        "https://example.org/",
        "ftp://example.org/",
        secret.as_uri(),
        f"{sheets.as_uri()}/../pdf.py",
        f"file://host{sheets}/base.css",
    ]
    for url in refused:
        with pytest.raises(ValueError, match=r"may not load|disallowed"):
            fetcher.fetch(url)
    assert fetcher.fetch(f"{sheets.as_uri()}/base.css").content_type == "text/css"
    assert fetcher.fetch((FOLDER / "noto-sans-latin-400-normal.ttf").as_uri()).read()[:4] == b"\0\1\0\0"
    assert fetcher.fetch("data:text/plain,hello").read() == b"hello"


@pytest.mark.parametrize("before", [None, "/etc/fonts/fonts.conf"])
def test_programs_started_afterwards_keep_their_own_fonts(pango, sheet, monkeypatch, before):
    """Two sheets end in another order than they began. Our fonts are named until the last one is set."""
    (
        monkeypatch.delenv("FONTCONFIG_FILE", raising=False)
        if before is None
        else monkeypatch.setenv("FONTCONFIG_FILE", before)
    )
    sheet('<html lang="en"><title>x</title><body>x</body></html>')
    pdf._only_our_fonts.__enter__()
    pdf.render_pdf("any.html", {}, language="en", title="x")
    assert os.environ["FONTCONFIG_FILE"] == str(FOLDER / "fonts.conf")
    pdf._only_our_fonts.__exit__()
    assert os.environ.get("FONTCONFIG_FILE") == before


def test_sheets_set_by_many_at_once_are_each_as_if_it_were_alone(pango, sheet, read_pdf, text_of):
    sheet('<html lang="en"><title>x</title><body><p>{{ word }}</p></body></html>')
    words = [f"Sheet {number}" for number in range(8)]

    def text(word):
        return text_of(read_pdf(pdf.render_pdf("any.html", {"word": word}, language="en", title="x")))

    with ThreadPoolExecutor(8) as threads:
        assert list(threads.map(text, words)) == words


def test_without_pango_printing_is_unavailable_and_a_check_says_how_to_get_it(no_pango):
    with pytest.raises(pdf.PrintingUnavailable):
        pdf.render_pdf("courses/certificates/sheet.html", {}, language="en", title="x")
    (warning,) = check_pango(None)
    assert warning.id == "lms.W010"
    assert warning.hint == f"Debian and Ubuntu: apt-get install {PACKAGES}"


def test_with_pango_the_check_is_silent(pango):
    assert check_pango(None) == []


def test_our_sheets_give_weasyprint_nothing_to_complain_about(certificate, cards, caplog):
    with caplog.at_level(logging.WARNING, logger="weasyprint"):
        certificate("it", "ar")
        cards(2)
    assert [record.getMessage() for record in caplog.records] == []

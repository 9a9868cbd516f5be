import io

import openpyxl
from django.utils import translation

from courses.activities.exchange import ExchangeActivity, ExchangeOption, ExchangeQuestion
from courses.interchange.tables.reading import read_csv, read_xlsx
from courses.interchange.tables.template import as_csv, as_xlsx

HEAD = (
    "Domanda;Risposta giusta;Risposta 1;Risposta 2;Risposta 3;Commento alla risposta 2;"
    "Perché;Cartella;Etichette"
)
BOARDS = (
    "Qual è il tagliere per la carne?;1;Il rosso;Il verde;;Per l'insalata.;"
    "Ogni cibo ha il suo.;Cucina/Igiene;taglieri, carne"
)
ITALIAN = f"{HEAD}\n{BOARDS}\nChe cosa serve?;1, 3;Acqua;Profumo;Sapone;;;;\n"


def test_a_table_in_the_authors_language_is_read():
    reading = read_csv(ITALIAN.encode(), "")
    assert [(read.line, read.record) for read in reading.questions] == [
        (
            2,
            ExchangeQuestion(
                "Qual è il tagliere per la carne?",
                ExchangeActivity(
                    "single",
                    (ExchangeOption("Il rosso", 1.0), ExchangeOption("Il verde", 0.0, "Per l'insalata.")),
                ),
                why="Ogni cibo ha il suo.",
                folder="Cucina/Igiene",
                tags=("taglieri", "carne"),
            ),
        ),
        (
            3,
            ExchangeQuestion(
                "Che cosa serve?",
                ExchangeActivity(
                    "multiple",
                    (
                        ExchangeOption("Acqua", 0.5),
                        ExchangeOption("Profumo", 0.0),
                        ExchangeOption("Sapone", 0.5),
                    ),
                ),
            ),
        ),
    ]
    assert reading.problems == []


def test_the_template_reads_as_what_it_shows_in_every_language(settings):
    for code in ("en", "it", "es", "el", "ro"):
        with translation.override(code):
            for reading in (read_csv(as_csv(), ""), read_xlsx(as_xlsx(), "")):
                assert reading.problems == []
                kinds = [read.record.activity.kind for read in reading.questions]
                assert kinds[:2] == ["single", "multiple"]


def test_a_workbook_is_read_as_its_cells_say():
    book = openpyxl.Workbook()
    book.active.append(["Question", "Right answer", "Answer 1", "Answer 2", None])
    book.active.append(["Two and two?", 2, 3, 4.0])
    book.active.append([None, None, None, None])
    book.active.append(["Which?", "blue", "red", "blue"])
    written = io.BytesIO()
    book.save(written)
    reading = read_xlsx(written.getvalue(), "")
    assert [
        (read.line, [(each.text, each.credit) for each in read.record.activity.options])
        for read in reading.questions
    ] == [(2, [("3", 0.0), ("4", 1.0)]), (4, [("red", 0.0), ("blue", 1.0)])]


def test_what_is_wrong_is_named_by_row():
    table = "Question,Right answer,Answer 1,Answer 2,Colour\nA?,3,x,y,\n,1,x,y,\nB?,1,x,y,red\n"
    reading = read_csv(table.encode(), "")
    assert [(problem.line, problem.question) for problem in reading.problems] == [(1, ""), (2, "A?"), (3, "")]
    assert [read.record.text for read in reading.questions] == ["B?"]


def test_a_table_without_questions_says_which_column_is_missing():
    (problem,) = read_csv(b"Name,Town\nAnna,Rome\n", "").problems
    assert "“Question”" in problem.message

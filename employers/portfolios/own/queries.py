"""What stands in her portfolio, and which of it she approved."""

from dataclasses import dataclass
from typing import Any

from employers.portfolios.enums import EXTRAS, WARNINGS, Part, Section, Version
from employers.portfolios.models import Portfolio, Tidied, WorkSample
from employers.portfolios.queries import Picture, SeenPortfolio, seen
from lms.contracts import evidence
from lms.core.people import Person
from lms.core.texts import Text
from lms.core.words import Words
from lms.intake.pictures.once_more import as_data

SAMPLE = "sample:"
WORDED = (Section.SEEKS, Section.ABOUT, Section.TIMES)


def portfolio_of(person: Person) -> Portfolio | None:
    """With all that hangs on it, in as many queries as it has tables."""
    found = Portfolio.objects.filter(person=person)
    return found.prefetch_related("languages", "samples", "tidied").first()


def key_of(section: Any, sample: WorkSample | None = None) -> str:
    return f"{SAMPLE}{sample.uuid}" if sample else section


def own_words(portfolio: Portfolio, section: Any, sample: WorkSample | None = None) -> Words:
    return sample.said("words") if sample else portfolio.said(section)


def tidied_words(
    portfolio: Portfolio, section: Any, sample: WorkSample | None = None, *, approved: bool | None = None
) -> Tidied | None:
    """The newest of that section; with `approved`, the newest that is, or is not."""
    for row in portfolio.tidied.all():
        is_of_it = row.section == section and row.sample_id == (sample.pk if sample else None)
        if is_of_it and approved in {None, row.approved_at is not None}:
            return row
    return None


def waiting_words(portfolio: Portfolio, section: Any, sample: WorkSample | None = None) -> Tidied | None:
    """The newest tidied words, if she has not said yes to them."""
    newest = tidied_words(portfolio, section, sample)
    return newest if newest and newest.approved_at is None else None


def approved_words(portfolio: Portfolio, section: Any, sample: WorkSample | None = None) -> Words:
    """What an employer may see of a section; nothing while she has not chosen."""
    chosen = portfolio.chosen.get(key_of(section, sample))
    if chosen == Version.OWN:
        return own_words(portfolio, section, sample)
    if chosen == Version.TIDIED and (row := tidied_words(portfolio, section, sample, approved=True)):
        return Words(row.words, own_words(portfolio, section, sample).first)
    return Words()


def for_employer(portfolio: Portfolio, words: Words) -> Text:
    """In the language beside hers, which employers read; hers would tell where she comes from."""
    return words.in_language(portfolio.beside or portfolio.said_in)


def parts_to_show(portfolio: Portfolio) -> list[Any]:
    """What is there to be ticked, in the order in which it is shown: filled in, and approved where it is in
    words.
    """
    filled = {
        Part.ABOUT: bool(approved_words(portfolio, Section.ABOUT)),
        Part.LANGUAGES: bool(portfolio.languages.all()),
        Part.WHEN: bool(
            portfolio.available_from or portfolio.hours_per_week or approved_words(portfolio, Section.TIMES)
        ),
        Part.WHERE: bool(portfolio.areas or portfolio.transport),
        Part.PERMIT: bool(portfolio.may_work_in),
    }
    samples = [key_of(Section.SAMPLE, sample) for sample in portfolio.samples.all()]
    risky = [Part.PHOTO] if portfolio.photo else []
    extras = [key for key in EXTRAS if portfolio.extras.get(key)]
    return [key for key, is_there in filled.items() if is_there] + samples + risky + extras


def sample_of(portfolio: Portfolio, part: str) -> WorkSample | None:
    """The picture a part is about, or None where it is no picture of hers."""
    return next((row for row in portfolio.samples.all() if key_of(Section.SAMPLE, row) == part), None)


def told_of(portfolio: Portfolio, parts: list[str]) -> dict[str, Any]:
    """The chosen parts as a share keeps them: words in one language, facts as codes. Pictures are kept beside
    it.
    """
    told: dict[str, Any] = {}
    if Part.ABOUT in parts:
        told["about"] = _said(for_employer(portfolio, approved_words(portfolio, Section.ABOUT)))
    if Part.LANGUAGES in parts:
        told["languages"] = [[row.language, row.cefr] for row in portfolio.languages.all()]
    if Part.WHEN in parts:
        told |= {
            "from": portfolio.available_from.isoformat() if portfolio.available_from else "",
            "hours": portfolio.hours_per_week or 0,
            "times": _said(for_employer(portfolio, approved_words(portfolio, Section.TIMES))),
        }
    if Part.WHERE in parts:
        told |= {"areas": portfolio.areas, "transport": portfolio.transport}
    if Part.PERMIT in parts:
        told["may_work_in"] = portfolio.may_work_in
    return told | {key: portfolio.extras[key] for key in EXTRAS if key in parts and portfolio.extras.get(key)}


def _said(words: Text) -> list[str]:
    return [str(words), words.language]


@dataclass(frozen=True, slots=True)
class Source:
    """What a page of hers is made from, as a share is (queries.seen)."""

    headline: str
    told: dict[str, Any]
    words: str = ""
    languages: str = ""
    available: str = ""


def as_picture(portfolio: Portfolio, sample: WorkSample, *, on_paper: bool = False) -> Picture:
    words = for_employer(portfolio, approved_words(portfolio, Section.SAMPLE, sample))
    return Picture(str(sample.uuid), words, as_data(sample.image) if on_paper else "")


def whole(portfolio: Portfolio, *, language: str, on_paper: bool = False) -> SeenPortfolio:
    """All of it that she approved, as an employer would see it if she ticked all of it. What is off is not in
    it.
    """
    parts = [part for part in parts_to_show(portfolio) if part not in WARNINGS]
    return seen(
        Source(for_employer(portfolio, approved_words(portfolio, Section.SEEKS)), told_of(portfolio, parts)),
        evidence.shareable(portfolio.person),
        reference="",
        weeks=0,
        language=language,
        pictures=[as_picture(portfolio, sample, on_paper=on_paper) for sample in portfolio.samples.all()],
    )


def seen_draft(person: Person, draft: Any, *, reference: str, weeks: int, language: str) -> SeenPortfolio:
    """What an employer would see of a share that is not made yet: the same, from what stands in it now."""
    portfolio = portfolio_of(person) if draft.parts else None
    if portfolio is None:
        source, pictures, photo = (
            Source(draft.headline, {}, draft.words, draft.languages, draft.available),
            [],
            None,
        )
    else:
        told = told_of(portfolio, draft.parts)
        source = Source(draft.headline, told, draft.words, draft.languages, draft.available)
        samples = [sample for part in draft.parts if (sample := sample_of(portfolio, part))]
        pictures = [as_picture(portfolio, sample) for sample in samples]
        photo = Picture(str(portfolio.uuid), "") if Part.PHOTO in draft.parts else None
    return seen(
        source,
        draft.items,
        reference=reference,
        weeks=weeks,
        language=language,
        pictures=pictures,
        photo=photo,
    )

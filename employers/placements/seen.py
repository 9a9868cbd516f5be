"""Before she signs: what there is to see to, what holds for everybody who works, and what an employer sees
when somebody signs. By country; an example, checked by no lawyer.
"""

import datetime
from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, pgettext_lazy

from lms.core.texts import Text, sentence

#: When somebody last compared this with the pages of the offices named below.
CHECKED_ON = datetime.date(2026, 11, 2)

#: What she can tick, by a key that is kept.
TO_SEE_TO: dict[str, str | Promise] = {
    "work": gettext_lazy("I know what I will do, on which days and at which hours."),
    "pay": gettext_lazy("I know how much I am paid, and on which day."),
    "written": gettext_lazy("I have it in writing, in a language I read."),
    "way": gettext_lazy("I know how I get there and how I get home."),
    "who": gettext_lazy("I know whom I ask there, and whom I call when something is not right."),
    "papers": gettext_lazy("I have looked at my papers with my adviser."),
}
RIGHTS: list[str | Promise] = [
    gettext_lazy("Nobody may keep your papers. They look at them and give them back."),
    gettext_lazy("You pay nothing to get work: no deposit, no fee, no clothes."),
    gettext_lazy("You are paid to your own account, with a paper that says for what."),
    gettext_lazy("You may stop at once when something is dangerous."),
    gettext_lazy("You may say no, today and later. It costs you nothing."),
]


@dataclass(frozen=True, slots=True)
class Country:
    """What its offices and papers are called there."""

    language: str
    number: str
    permit: str
    office: str


COUNTRIES = {
    "IT": Country("it", "codice fiscale", "permesso di soggiorno", "Centro per l’impiego"),
    "GR": Country("el", "ΑΦΜ, ΑΜΚΑ", "άδεια διαμονής", "ΕΡΓΑΝΗ"),
    "ES": Country("es", "NIE, número de la Seguridad Social", "TIE", "Seguridad Social"),
    "RO": Country("ro", "CNP", "permis de ședere", "REGES"),
}


@dataclass(frozen=True, slots=True)
class Seen:
    """One thing an employer sees, and what it tells."""

    what: str
    tells: str


def seen_when_signing(code: str) -> list[Seen]:
    """The same everywhere, with the names of the country where it is known."""
    country = COUNTRIES.get(code)
    rows = [
        Seen(
            _("A paper that says who you are"),
            _("Your name, your day of birth, your country. They write them into the contract."),
        ),
        _named(
            country.number if country else "",
            country,
            bare=_("Your number for taxes and insurance"),
            with_name=_("Your number for taxes and insurance (%(name)s)"),
            tells=_("Without it nobody can pay you. It tells nothing else about you."),
        ),
        _named(
            country.permit if country else "",
            country,
            bare=_("The paper that says you may work here"),
            with_name=_("The paper that says you may work here (%(name)s)"),
            tells=_(
                "On some of these papers stands the reason for which you have it. Look at yours with your"
                " adviser before you show it: there may be another paper that says less."
            ),
        ),
        Seen(
            _("The number of your bank account"),
            _("It should be yours alone. The statement with what you buy is not theirs to see."),
        ),
    ]
    if country:
        office = Text(country.office, country.language)
        words = sentence(
            _("The employer tells %(office)s that you work there, before your first day."), office=office
        )
        rows.append(Seen(words, _("If that is not there, you are not insured. You can ask to see it.")))
    return rows


def _named(name: str, country: Country | None, *, bare: str, with_name: str, tells: str) -> Seen:
    said = sentence(with_name, name=Text(name, country.language)) if country else bare
    return Seen(said, tells)


#: What she needs not show, whatever they ask.
NOT_THEIRS: list[str | Promise] = [
    pgettext_lazy("what an employer does not see", "where you lived before and with whom"),
    pgettext_lazy("what an employer does not see", "who supports you, and why"),
    pgettext_lazy("what an employer does not see", "your health: only a doctor may ask about it"),
    pgettext_lazy("what an employer does not see", "your telephone, your messages, your pictures"),
]

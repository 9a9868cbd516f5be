"""Red flags: what in a firm's words, or between them, asks for a second look. Each says why."""

from collections.abc import Callable
from dataclasses import dataclass

import phonenumbers
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from employers.applications.facts import Facts
from employers.applications.registries import has_its_form
from employers.vetting.worded import (
    BY_THE_DAY,
    COMPANY,
    HOUSING,
    MONEY_FIRST,
    NO_CONTRACT,
    PAPERS,
    Worded,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Flag:
    """`said` holds for a firm by everything it ever said, the newest first."""

    key: str
    title: str | Promise
    why: str | Promise
    said: Callable[[list[Facts]], bool]


def _writes(*beginnings: str) -> Callable[[list[Facts]], bool]:
    """Whether one of these stands in its words, in whichever of our languages, as the beginning of a word."""
    return lambda everything: any(Worded(_in_few_words(facts)).stands(beginnings) for facts in everything)


def _in_few_words(facts: Facts) -> str:
    return f"{facts.work} {facts.accompanies} {facts.references}"


def _from_elsewhere(everything: list[Facts]) -> bool:
    facts = everything[0]
    try:
        number = phonenumbers.parse(facts.phone, facts.country or None)
    except phonenumbers.NumberParseException:
        return True
    return facts.country not in phonenumbers.region_codes_for_country_code(number.country_code or 0)


def _changed_who_it_is(everything: list[Facts]) -> bool:
    who = {(facts.legal_name, facts.number, facts.phone, facts.owners) for facts in everything}
    return len(who) > 1


FLAGS = (
    Flag(
        key="housing",
        title=_("It offers a room"),
        why=_("A room from the employer ties home and work together: who loses one loses both."),
        said=_writes(
            *HOUSING,
            *("room", "housing", "accommodation", "lodging", "live in", "camera", "alloggio", "vitto"),
            *(
                "habitaci",
                "alojamiento",
                "vivienda",
                "interna ",
                "δωμάτιο",
                "διαμονή",
                "στέγη",
                "cazare",
                "camer",
            ),
            *(
                "chambre",
                "logement",
                "héberg",
                "logé",
                "кімнат",
                "житло",
                "проживанн",
                "غرفة",
                "سكن",
                "إقامة",
            ),
        ),
    ),
    Flag(
        key="money_first",
        title=_("It asks for money first"),
        why=_("Nobody pays to work. A deposit, a course or a journey paid in advance becomes a debt."),
        said=_writes(
            *MONEY_FIRST,
            *("deposit", "in advance", "cauzione", "anticip", "fianza", "depósito", "εγγύηση", "προκαταβολή"),
            *("garanţie", "garanție", "avans", "agency fee", "visa cost"),
            *("caution", "acompte", "d'avance", "frais de dossier", "застав", "завдат", "аванс", "наперед"),
            *("عربون", "تأمين مسبق", "دفعة مقدمة", "رسوم مسبقة", "مقدما"),
        ),
    ),
    Flag(
        key="papers",
        title=_("It speaks of papers"),
        why=_("Whoever keeps a passport keeps a person."),
        said=_writes(
            *PAPERS,
            *("passport", "passaport", "pasaport", "διαβατ", "pașaport", "visa", "visto", "documenti d"),
            *("passeport", "pièce d'identité", "паспорт", "віза", "візу", "جواز", "تأشير"),
        ),
    ),
    Flag(
        key="by_the_day",
        title=_("It pays by the day or in cash"),
        why=_("Such pay leaves no trace, and no right that can be claimed."),
        said=_writes(
            *BY_THE_DAY,
            *("cash", "per day", "by the day", "contanti", "al giorno", "a giornata", "efectivo", "al día"),
            *("μετρητά", "μεροκάματο", "την ημέρα", "numerar", "pe zi", "cu ziua"),
            *("espèces", "liquide", "par jour", "à la journée", "готівк", "на день", "за день", "щоденн"),
            *("نقدا", "كاش", "باليوم", "يوميا", "في اليوم"),
        ),
    ),
    Flag(
        key="no_contract",
        title=_("It speaks of work without a contract"),
        why=_("Without a contract there is no pay to claim and no insurance."),
        said=_writes(
            *NO_CONTRACT,
            *("no contract", "without contract", "without a contract", "senza contratto", "in nero"),
            *("sin contrato", "en negro", "χωρίς σύμβαση", "μαύρα", "fără contract", "la negru"),
            *("sans contrat", "au noir", "без договор", "без контракт", "неофіційн", "دون عقد", "بلا عقد"),
            *("بدون عقد", "من غير عقد"),
        ),
    ),
    Flag(
        key="company",
        title=_("It is about company, massage or night work"),
        why=_("Behind these words something was wrong more often than behind others."),
        said=_writes(
            *COMPANY,
            *("hostess", "massag", "masaj", "μασάζ", "escort", "accompagnatric", "night club", "nightclub"),
            *("club", "entertain", "intratten", "animatri", "azafata", "συνοδό", "companie"),
            *("hôtesse", "accompagnatrice", "boîte de nuit", "масаж", "хостес", "ескорт", "нічн", "супров"),
            *("مساج", "تدليك", "مضيفة", "مرافقة", "ملهى", "نادي ليلي"),
        ),
    ),
    Flag(
        key="no_website",
        title=_("It has no website"),
        why=_("Many good firms have none. Then a visit says more."),
        said=lambda everything: not everything[0].web.strip(),
    ),
    Flag(
        key="number",
        title=_("Its number could not be checked"),
        why=_("Look the firm up by its name, and read the number in the register."),
        said=lambda everything: not has_its_form(everything[0].country, everything[0].number),
    ),
    Flag(
        key="phone",
        title=_("Its telephone is of another country"),
        why=_("Ask why. Call the number from the register too."),
        said=_from_elsewhere,
    ),
    Flag(
        key="changed",
        title=_("It changed who it is after sending"),
        why=_("The name, number, telephone or owner was another one before. Ask why."),
        said=_changed_who_it_is,
    ),
)


def flags_of(everything: list[Facts]) -> list[Flag]:
    return [flag for flag in FLAGS if flag.said(everything)]

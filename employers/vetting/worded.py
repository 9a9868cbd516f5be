"""What stands behind harm in offers of work, as it is written in the languages of the product: the beginnings
of words, for whoever looks for them in what a firm says. What they mean there is for its reader to say.

Endings are left to the language. Where a beginning would also find harmless words, it is written with what
stands beside it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lms.core.alike import words_of

#: Arabic writes "and", "for", "with" and "the" as part of the word they stand before.
_ARABIC = re.compile(r"^(?:[وف]?[بكل]?ال|لل|[وفبكل])(?=\w{3})")

MONEY_FIRST = (
    *("deposit", "in advance", "advance payment", "agency fee", "visa cost", "training fee", "you pay for"),
    *(
        "cauzione",
        "anticipo di",
        "pagare in anticipo",
        "anticipat",
        "caparra",
        "quota di iscrizione",
        "a carico della lavoratrice",
        "spese di viaggio a",
    ),
    *("fianza", "depósito", "por adelantado", "pago previo", "cuota de inscripción"),
    *("εγγύηση", "προκαταβολή", "προπληρωμή", "παράβολο"),
    *("garanţie", "garanție", "avans ", "avansul", "taxă de înscriere", "comision"),
    *("تأمين مالي", "مبلغ مقدم", "دفعة مقدمة", "رسوم", "عربون", "كفالة مالية"),
    *("une caution", "caution de", "acompte", "arrhes", "frais de dossier", "avance de frais"),
    *("застав", "передоплат", "аванс", "внесок за", "завдат", "оплата за оформлення"),
)
PAPERS = (
    *(
        "passport",
        "visa",
        "identity card",
        "id card",
        "residence permit",
        "your documents",
        "original documents",
    ),
    *(
        "passaport",
        "il visto",
        "visto di",
        "documenti d",
        "carta d'identità",
        "permesso di soggiorno",
        "documenti originali",
    ),
    *("pasaport", "visado", "dni original", "permiso de residencia", "documentación original"),
    *("διαβατ", "ταυτότητα", "βίζα", "άδεια διαμονής", "πρωτότυπα έγγραφα"),
    *("pașaport", "paşaport", "viză", "buletin", "permis de ședere", "acte originale"),
    *("جواز", "تأشيرة", "بطاقة هوية", "إقامة سارية", "وثائق أصلية", "أوراقك"),
    *("passeport", "carte d'identité", "titre de séjour", "documents originaux"),
    *("паспорт", "віза ", "візи ", "візу ", "посвідчення особи", "посвідка", "оригінали документів"),
)
HOUSING = (
    *("housing", "accommodation", "lodging", "live in", "live with us", "room in our", "room with us"),
    *("room taken from", "a room for you", "sleep at", "staff house", "bed provided", "board and"),
    *(
        "alloggio",
        "vitto",
        "posto letto",
        "stanza per",
        "camera per te",
        "una stanza",
        "dormire da noi",
        "convivente",
    ),
    *(
        "alojamiento",
        "vivienda",
        "interna ",
        "habitación para",
        "una habitación",
        "dormir en",
        "techo y comida",
    ),
    *("διαμονή", "στέγη", "στέγαση", "δωμάτιο για", "ένα δωμάτιο", "εσωτερική", "ύπνος"),
    *("cazare", "locuință", "cameră pentru", "o cameră", "internă ", "dormit la"),
    *("سكن", "مبيت", "غرفة لك", "غرفة مجانية", "مأوى", "إقامة في"),
    *("logement", "hébergement", "logée", "nourrie et logée", "une chambre pour", "dormir chez"),
    *("житло", "житла", "проживання", "кімната для", "кімнату", "ліжко-місце", "ночівл"),
)
BY_THE_DAY = (
    *("cash", "per day", "a day in", "by the day", "paid daily", "daily pay", "off the books"),
    *("contanti", "al giorno", "a giornata", "paga giornaliera", "fuori busta"),
    *("efectivo", "al día", "por día", "jornal", "cada noche"),
    *("μετρητά", "μεροκάματο", "την ημέρα", "τη μέρα", "στο χέρι"),
    *("numerar", "pe zi", "cu ziua", "bani în mână", "la plic"),
    *("نقدا", "نقدًا", "كاش", "في اليوم", "باليوم", "يومية"),
    *("espèces", "liquide", "par jour", "à la journée", "de la main à la main"),
    *("готівк", "за день", "щодня гроші", "на руки", "в конверті"),
)
NO_CONTRACT = (
    *(
        "no contract",
        "without contract",
        "without a contract",
        "contract later",
        "contract after",
        "undeclared",
    ),
    *("senza contratto", "in nero", "contratto dopo", "contratto più avanti"),
    *("sin contrato", "en negro", "contrato después", "contrato más adelante"),
    *("χωρίς σύμβαση", "μαύρα", "ανασφάλιστ", "σύμβαση αργότερα"),
    *("fără contract", "la negru", "fără forme legale", "contract mai târziu"),
    *("بدون عقد", "بلا عقد", "دون عقد", "العقد لاحق", "غير مصرح"),
    *("sans contrat", "au noir", "contrat plus tard", "non déclaré"),
    *("без договору", "без оформлення", "неофіційн", "договір пізніше", "договір потім"),
)
COMPANY = (
    *(
        "hostess",
        "massag",
        "escort",
        "night club",
        "nightclub",
        "entertain",
        "dancer",
        "lap dance",
    ),
    *("accompagnatric", "intratten", "animatri", "ballerina", "figurante", "ragazza immagine"),
    *("azafata", "masaj", "acompañante", "alterne", "bailarina", "animadora"),
    *("μασάζ", "συνοδό", "χορεύτρια", "κονσομ", "ψυχαγωγία πελατών"),
    *("de companie", "maseuz", "dansatoare", "animatoare", "însoțitoare"),
    *("مضيفة", "تدليك", "مساج", "راقصة", "ملهى", "مرافقة زبائن", "ترفيه"),
    *("hôtesse", "boîte de nuit", "danseuse", "accompagnatrice", "animatrice de soirée"),
    *("хостес", "масаж", "ескорт", "нічний клуб", "нічному клубі", "танцівниц", "супровід", "консумац"),
)


@dataclass(frozen=True)
class Worded:
    """A text as its words are looked for."""

    text: str
    _said: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "_said", _spaced(self.text))

    def stands(self, beginnings: Iterable[str]) -> bool:
        """Whether one of these begins a word of it."""
        return any(each in self._said for each in map(_looked_for, beginnings))


def _spaced(text: str) -> str:
    words = words_of(text)
    bare = [_ARABIC.sub("", word) for word in words]
    return f" {' '.join(words)}  {' '.join(bare)} "


def _looked_for(beginning: str) -> str:
    """Where it ends with a space the word ends there too."""
    end = " " if beginning.endswith(" ") else ""
    return f" {' '.join(words_of(beginning))}{end}"

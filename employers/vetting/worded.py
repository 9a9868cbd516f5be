"""What stands behind harm in offers of work, as it is written in the languages of the product: the beginnings
of words, for whoever looks for them in what a firm says. What they mean there is for its reader to say.

Endings are left to the language. Where a beginning would also find harmless words, it is written with what
stands beside it.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from lms.core.alike import words_of
from lms.core.typed_codes import as_it_looks, is_digits, plain_text

#: Arabic writes "and", "for", "with" and "the" as part of the word they stand before.
_ARABIC = re.compile(r"^(?:[وف]?[بكل]?ال|لل|[وفبكل])(?=\w{3})")
#: Letters that stand alone, several in a row, and what is between them; what is inside a word.
_APART = re.compile(r"(?<!\w)[^\W\d_](?:[\s.*_-]{1,2}[^\W\d_](?!\w)){3,}")
_BETWEEN = re.compile(r"[\s.*_-]+")
_WITHIN = re.compile(r"(?<=[^\W\d_])[.*_-](?=[^\W\d_])")
#: Digits that are written for letters, in words of so many.
_LIKE = {"0": "o", "1": "i", "3": "e", "4": "a", "5": "s", "7": "t"}
FEWEST_LETTERS = 5
FEWEST_APART = 4

MONEY_FIRST = (
    *(
        "deposit",
        "in advance",
        "advance payment",
        "agency fee",
        "visa cost",
        "training fee",
        "you pay for",
        "pay us",
    ),
    *("you give us", "repay", "pay it back", "pay back", "out of your wages", "from your wages"),
    *(
        "cauzione",
        "anticipo di",
        "pagare in anticipo",
        "anticipat",
        "caparra",
        "quota di iscrizione",
        "a carico della lavoratrice",
        "spese di viaggio a",
        "ripag",
        "dallo stipendio",
        "dalla paga",
    ),
    *(
        "fianza",
        "depósito",
        "por adelantado",
        "pago previo",
        "cuota de inscripción",
        "descontamos",
        "de tu sueldo",
        "de tu salario",
    ),
    *("εγγύηση", "προκαταβολή", "προπληρωμή", "παράβολο", "από τον μισθό σου", "ξεπληρών"),
    *(
        "garanţie",
        "garanție",
        "avans ",
        "avansul",
        "taxă de înscriere",
        "comision",
        "din salariul tău",
        "înapoiezi banii",
    ),
    *("تأمين مالي", "مبلغ مقدم", "دفعة مقدمة", "رسوم", "عربون", "كفالة مالية", "من راتبك", "من أجرك"),
    *(
        "une caution",
        "caution de",
        "acompte",
        "arrhes",
        "frais de dossier",
        "avance de frais",
        "sur ton salaire",
        "sur votre salaire",
    ),
    *(
        "застав",
        "передоплат",
        "аванс",
        "внесок за",
        "завдат",
        "оплата за оформлення",
        "з твоєї зарплати",
        "відпрацю",
    ),
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
        "your papers",
        "we keep your",
        "copy of your id",
    ),
    *(
        "passaport",
        "il visto",
        "visto di",
        "documenti d",
        "carta d'identità",
        "permesso di soggiorno",
        "documenti originali",
        "i tuoi documenti",
        "tratteniamo i doc",
        "trattieniamo i doc",
    ),
    *(
        "pasaport",
        "visado",
        "dni original",
        "permiso de residencia",
        "documentación original",
        "tu documentación",
        "tus documentos",
    ),
    *("διαβατ", "ταυτότητα", "βίζα", "άδεια διαμονής", "πρωτότυπα έγγραφα", "τα χαρτιά σου"),
    *("pașaport", "paşaport", "viză", "buletin", "permis de ședere", "acte originale", "actele tale"),
    *("جواز", "تأشيرة", "بطاقة هوية", "إقامة سارية", "وثائق أصلية", "أوراقك"),
    *(
        "passeport",
        "carte d'identité",
        "titre de séjour",
        "documents originaux",
        "tes papiers",
        "vos papiers",
    ),
    *(
        "паспорт",
        "віза ",
        "візи ",
        "візу ",
        "посвідчення особи",
        "посвідка",
        "оригінали документів",
        "твої документи",
        "ваші документи",
    ),
)
HOUSING = (
    *("housing", "accommodation", "lodging", "live in", "live with us", "room in our", "room with us"),
    *("room taken from", "a room for you", "sleep at", "staff house", "bed provided", "board and"),
    *("accomodation", "acommodation", "live with ", "live at ", "stay with us", "stay in the house"),
    *("share a flat", "shared flat", "shared room", "bunk", "place to sleep"),
    *(
        "alloggio",
        "vitto ",
        "posto letto",
        "stanza per",
        "camera per te",
        "una stanza",
        "dormire da noi",
        "convivente",
        "camera condivis",
        "camera in condivis",
        "appartamento condivis",
        "vivere con ",
    ),
    *(
        "alojamiento",
        "vivienda",
        "interna ",
        "habitación para",
        "una habitación",
        "dormir en",
        "techo y comida",
        "piso compartid",
        "habitación compartid",
        "vivir con ",
    ),
    *(
        "διαμονή",
        "στέγη",
        "στέγαση",
        "δωμάτιο για",
        "ένα δωμάτιο",
        "εσωτερική",
        "ύπνος",
        "κοινό δωμάτιο",
        "μένεις μαζί",
    ),
    *(
        "cazare",
        "locuință",
        "cameră pentru",
        "o cameră",
        "internă ",
        "dormit la",
        "cameră comună",
        "locuiești cu",
        "stai la noi",
    ),
    *("سكن", "مبيت", "غرفة لك", "غرفة مجانية", "مأوى", "إقامة في", "غرفة مشتركة", "تسكنين"),
    *(
        "logement",
        "hébergement",
        "logée",
        "nourrie et logée",
        "une chambre pour",
        "dormir chez",
        "chambre partagée",
        "vivre chez",
        "loger chez",
    ),
    *(
        "житло",
        "житла",
        "проживання",
        "кімната для",
        "кімнату",
        "ліжко-місце",
        "ночівл",
        "спільна кімната",
        "жити з нами",
    ),
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
        "hostes ",
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
    return "".join(map(_in_words, _readings(text)))


def _readings(text: str) -> Iterable[str]:
    """As it is written, and as it is read where letters are hidden: apart from each other, of another
    alphabet, or digits that look like them.
    """
    plain = plain_text(text)
    together = _APART.sub(lambda letters: _endings_of(_BETWEEN.sub("", letters[0])), plain)
    together = _WITHIN.sub("", together)
    looks = re.sub(r"\w+", lambda word: " ".join([word[0], *_as_meant(word[0])]), together)
    return dict.fromkeys([plain, together, looks])


def _endings_of(letters: str) -> str:
    """Where the word begins among them is not known: "a d e p o s i t"."""
    return " ".join(letters[begin:] for begin in range(len(letters) - FEWEST_APART + 1))


def _as_meant(word: str) -> list[str]:
    found = as_it_looks(word)
    if len(word) >= FEWEST_LETTERS and not is_digits(word) and any(letter in _LIKE for letter in word):
        found.append("".join(_LIKE.get(letter, letter) for letter in word))
    return found


def _in_words(text: str) -> str:
    words = words_of(text)
    bare = [_ARABIC.sub("", word) for word in words]
    return f" {' '.join(words)}  {' '.join(bare)} "


def _looked_for(beginning: str) -> str:
    """Where it ends with a space the word ends there too."""
    end = " " if beginning.endswith(" ") else ""
    return f" {' '.join(words_of(beginning))}{end}"

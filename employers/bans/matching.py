"""The one matcher: what of a firm is alike what stands in an entry of the register.

It is asked by the pages of coordinators alone, about everything a firm ever said. The page of a firm never
comes here: its answer and the time it takes cannot depend on what is found (decision 73).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum

import phonenumbers

from employers.bans.spoken import readings_of, sound_alike, words_of
from employers.bans.webs import read_web
from lms.core.typed_codes import plain_digits, plain_text, without_invisible

#: Words that say what a firm is, not who: legal forms and trades. As they sound.
_NOT_WHO = frozenset(
    word
    for each in (
        "srl srls spa snc sas scarl ss coop cooperativa sociale impresa ditta azienda societa agenzia",
        "sl slu sa sau cb empresa sociedad limitada anonima agencia",
        "αε επε ικε οε εε ιδιωτική εταιρεία επιχείρηση γραφείο",
        "sro spol as ks vos kft zrt nyrt bt sp z oo zoo sa spk ska lda ltda unipessoal aps is ivs oy oyj",
        "ky tmi ab hb kb asa ans bv nv vof bvba sprl cv uab mb sia ou eood ood ead doo dd jdoo ehf hf",
        "plc llp ohg kgaa еоод оод еад ад пао ао ип зао",
        "ltd limited llc inc gmbh ug kg ag co company group holding international services service the and",
        "sarl sasu eurl pfa ii societate firma ооо зао тов фоп شركة مؤسسة",
        "hotel albergo pensione xenodocheio ξενοδοχείο hostal hostel отель хотел فندق",
        "lavanderia lavandería πλυντήριο spalatorie spălătorie прачечная пральня مغسلة laundry",
        "pulizie limpieza limpiezas cleaning καθαρισμοί καθαρισμός καθαριστήριο curățenie",
        "ristorante trattoria pizzeria bar caffe cafe restaurant εστιατόριο ταβέρνα кафе ресторан",
        "di del della de la el los las le il lo e y και & și si al a",
    )
    for word in words_of(each)
)
#: A number is known by its last digits: countries and districts are written, or not.
LAST_DIGITS = 8
SHORTEST_NUMBER = 6
#: A word of a name that is enough alone.
SHORTEST_WORD = 3


class Alike(Enum):
    SAME = "same"
    LIKE = "like"


class What(Enum):
    """What is compared."""

    NAME = "name"
    NUMBER = "number"
    PHONE = "phone"
    WEB = "web"
    PERSON = "person"
    STREET = "street"


@dataclass(frozen=True, slots=True, kw_only=True)
class Described:
    """A firm as it is known, whoever says it: each kind of thing with all that is known of it."""

    names: tuple[str, ...] = ()
    numbers: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    webs: tuple[str, ...] = ()
    persons: tuple[str, ...] = ()
    streets: tuple[str, ...] = ()
    country: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """Two things that may be one: what the firm says, what stands in the entry."""

    what: What
    ours: str
    theirs: str
    alike: Alike


Compare = Callable[[str, str], Alike | None]


def compared(firm: Described, entry: Described) -> list[Likeness]:
    """Everything of the firm that is the same as, or alike, something in the entry."""
    found = [
        *_pairs(What.NAME, firm.names, entry.names, _names),
        *_pairs(What.NUMBER, firm.numbers, entry.numbers, _numbers),
        *_pairs(What.WEB, firm.webs, entry.webs, _webs),
        *_pairs(What.PERSON, firm.persons, entry.persons, _persons),
        *_pairs(What.STREET, firm.streets, entry.streets, _streets),
    ]
    for ours in firm.phones:
        for theirs in entry.phones:
            if _phone(ours, firm.country) == _phone(theirs, entry.country) != "":
                found.append(Likeness(what=What.PHONE, ours=ours, theirs=theirs, alike=Alike.SAME))
    return list(dict.fromkeys(found))


def _pairs(what: What, firm: Iterable[str], entry: Iterable[str], alike: Compare) -> list[Likeness]:
    return [
        Likeness(what=what, ours=ours, theirs=theirs, alike=how)
        for ours in firm
        for theirs in entry
        if (how := alike(ours, theirs)) is not None
    ]


def _same_words(ours: str, theirs: str) -> bool:
    return ours.casefold().split() == theirs.casefold().split()


def _in_some_reading(ours: str, theirs: str, alike: Callable[[list[str], list[str]], bool]) -> bool:
    """As they sound, or as they look to whoever reads them."""
    return any(alike(list(one), list(other)) for one in readings_of(ours) for other in readings_of(theirs))


def _names(ours: str, theirs: str) -> Alike | None:
    if _same_words(ours, theirs):
        return Alike.SAME
    return Alike.LIKE if _in_some_reading(ours, theirs, _names_alike) else None


def _names_alike(one: list[str], other: list[str]) -> bool:
    """Whether one word that tells who it is stands in both. Where one has none, all of its words have to."""
    who, whom = _who(one), _who(other)
    for word in who:
        if len(word) >= SHORTEST_WORD and any(sound_alike(word, each) for each in whom):
            return True
    mine, yours = who or one, whom or other
    return bool(mine and yours) and _all_in(mine, yours)


def _who(words: Iterable[str]) -> list[str]:
    """The words that tell one firm from another."""
    return [word for word in words if word not in _NOT_WHO and len(word) > 1]


def _all_in(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether each word of the shorter name stands in the longer one; parted or not makes no difference."""
    fewer, more = sorted((one, other), key=len)
    if all(any(sound_alike(word, each) for each in more) for word in fewer):
        return True
    return sound_alike("".join(one), "".join(other))


def _persons(ours: str, theirs: str) -> Alike | None:
    if _same_words(ours, theirs):
        return Alike.SAME
    return Alike.LIKE if _in_some_reading(ours, theirs, _persons_alike) else None


def _persons_alike(one: list[str], other: list[str]) -> bool:
    return min(len(one), len(other)) > 1 and _all_in(one, other)


def _numbers(ours: str, theirs: str) -> Alike | None:
    one, other = _plain(ours), _plain(theirs)
    if len(one) < SHORTEST_NUMBER or len(other) < SHORTEST_NUMBER:
        return None
    return Alike.SAME if one.endswith(other) or other.endswith(one) else None


def _plain(number: str) -> str:
    return "".join(each for each in plain_digits(plain_text(number)).upper() if each.isalnum())


def phones_in(words: str, country: str) -> list[str]:
    """Telephone numbers that stand between other words, as they are written there."""
    found = phonenumbers.PhoneNumberMatcher(
        without_invisible(words), country or None, leniency=phonenumbers.Leniency.POSSIBLE
    )
    return [match.raw_string for match in found]


def _phone(number: str, country: str) -> str:
    """The last digits of it, "" for what is no number."""
    number = without_invisible(number)
    try:
        digits = str(phonenumbers.parse(number, country or None).national_number)
    except phonenumbers.NumberParseException:
        digits = phonenumbers.normalize_digits_only(number)
    return digits[-LAST_DIGITS:] if len(digits) >= SHORTEST_NUMBER else ""


def _webs(ours: str, theirs: str) -> Alike | None:
    one, other = read_web(ours), read_web(theirs)
    if one is None or other is None:
        return None
    if one.home == other.home:
        return Alike.SAME
    return Alike.LIKE if _in_some_reading(one.name, other.name, _joined_alike) else None


def _joined_alike(one: list[str], other: list[str]) -> bool:
    return bool(one and other) and sound_alike("".join(one), "".join(other))


def _streets(ours: str, theirs: str) -> Alike | None:
    if sorted(words_of(ours)) == sorted(words_of(theirs)):
        return Alike.SAME
    return Alike.LIKE if _in_some_reading(ours, theirs, _streets_alike) else None


def _streets_alike(one: list[str], other: list[str]) -> bool:
    numbers = [{word for word in words if not word[:1].isalpha()} for words in (one, other)]
    named = [[word for word in words if word[:1].isalpha() and len(word) > 3] for words in (one, other)]
    return all(named) and bool(numbers[0] & numbers[1]) and _all_in(*named)

"""The one matcher: what of a firm is alike what stands in an entry of the register.

It is asked by the pages of coordinators alone, about everything a firm ever said. The page of a firm never
comes here: its answer and the time it takes cannot depend on what is found (decision 73).
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from enum import Enum
from urllib.parse import urlsplit

import phonenumbers

from employers.bans.spoken import sound_alike, words_of
from lms.core.typed_codes import plain_digits

#: Words that say what a firm is, not who: legal forms and trades. As they sound.
_NOT_WHO = frozenset(
    word
    for each in (
        "srl srls spa snc sas scarl ss coop cooperativa sociale impresa ditta azienda societa agenzia",
        "sl slu sa sau cb empresa sociedad limitada anonima agencia",
        "αε επε ικε οε εε ιδιωτική εταιρεία επιχείρηση γραφείο",
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


def _names(ours: str, theirs: str) -> Alike | None:
    if ours.casefold().split() == theirs.casefold().split():
        return Alike.SAME
    one, other = _who(ours), _who(theirs)
    return Alike.LIKE if one and other and _all_in(one, other) else None


def _who(name: str) -> list[str]:
    """The words that tell one firm from another; of a name that has none of them, all."""
    words = words_of(name)
    return [word for word in words if word not in _NOT_WHO and len(word) > 1] or list(words)


def _all_in(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether each word of the shorter name stands in the longer one; parted or not makes no difference."""
    fewer, more = sorted((one, other), key=len)
    if all(any(sound_alike(word, each) for each in more) for word in fewer):
        return True
    return sound_alike("".join(one), "".join(other))


def _persons(ours: str, theirs: str) -> Alike | None:
    if ours.casefold().split() == theirs.casefold().split():
        return Alike.SAME
    one, other = words_of(ours), words_of(theirs)
    whole = min(len(one), len(other)) > 1
    return Alike.LIKE if whole and _all_in(one, other) else None


def _numbers(ours: str, theirs: str) -> Alike | None:
    one, other = _plain(ours), _plain(theirs)
    if len(one) < SHORTEST_NUMBER or len(other) < SHORTEST_NUMBER:
        return None
    return Alike.SAME if one.endswith(other) or other.endswith(one) else None


def _plain(number: str) -> str:
    return "".join(each for each in plain_digits(number).upper() if each.isalnum())


def _phone(number: str, country: str) -> str:
    """The last digits of it, "" for what is no number."""
    try:
        digits = str(phonenumbers.parse(number, country or None).national_number)
    except phonenumbers.NumberParseException:
        digits = phonenumbers.normalize_digits_only(number)
    return digits[-LAST_DIGITS:] if len(digits) >= SHORTEST_NUMBER else ""


def _webs(ours: str, theirs: str) -> Alike | None:
    one, other = _domain(ours), _domain(theirs)
    if not one or not other:
        return None
    if one == other:
        return Alike.SAME
    words = [in_words for domain in (one, other) if (in_words := "".join(words_of(domain.partition(".")[0])))]
    return Alike.LIKE if len(words) > 1 and sound_alike(*words) else None


def _domain(web: str) -> str:
    """What somebody registered: without www and what stands before the last two parts."""
    web = web.rpartition("@")[2].strip()
    try:
        host = urlsplit(web if "//" in web else f"//{web}").hostname or ""
    except ValueError:
        return ""
    parts = host.removeprefix("www.").split(".")
    kept = 3 if len(parts) > 2 and len(parts[-2]) <= 3 else 2
    return ".".join(parts[-kept:]) if len(parts) > 1 else ""


def _streets(ours: str, theirs: str) -> Alike | None:
    one, other = words_of(ours), words_of(theirs)
    if sorted(one) == sorted(other):
        return Alike.SAME
    numbers = [{word for word in words if not word[:1].isalpha()} for words in (one, other)]
    named = [[word for word in words if word[:1].isalpha() and len(word) > 3] for words in (one, other)]
    if not all(named) or not numbers[0] & numbers[1]:
        return None
    return Alike.LIKE if _all_in(*named) else None

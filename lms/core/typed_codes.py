"""Codes as people type them: with the digits of their keyboard, with letters that look alike, with spaces, or
as the address that a code stands in.

The one place where what was typed becomes a code; tests/architecture/test_typed_codes.py finds who reads one
by itself.
"""

import re
import unicodedata
from urllib.parse import unquote

DIGITS = "0123456789"
#: Cyrillic and Greek letters that look like Latin ones or a digit: from Unicode's confusables.txt.
_LOOK_ALIKE = {
    "CYRILLIC": ("АВЕКМНОРСТУХІЈЅЗ", "ABEKMHOPCTYXIJS3"),
    "GREEK": ("ΑΒΕΖΗΙΚΜΝΟΡΤΥΧ", "ABEZHIKMNOPTYX"),
}
_LATIN = {key: value for pair in _LOOK_ALIKE.values() for key, value in str.maketrans(*pair).items()}
#: What a letter that the alphabet of a code does not have was meant to be.
_MEANT = {"O": "0", "I": "1", "L": "1", "|": "1", "Z": "2", "U": "V"}
_ADDRESS = re.compile(r"\w+://|[\w-]+(\.[\w-]+)*(\.\w{2,}|:\d+)/")


def read_code(typed: str, *, alphabet: str = DIGITS) -> str:
    """What was meant, without spaces and dashes; of an address, what stands last in its path.

    What can mean nothing stays, so that a slip is told as a slip.
    """
    read = (_meant(letter, alphabet) for character in _out_of_address(typed) for letter in _plain(character))
    return "".join(letter for letter in read if letter.isalnum())


def read_digits(typed: str) -> str:
    """Of a code that has only digits, its digits."""
    return "".join(letter for letter in read_code(typed) if letter in DIGITS)


def plain_digits(text: str) -> str:
    """The same text with the digits 0-9 in place of those of another script."""
    return "".join(str(int(letter)) if letter.isdecimal() else letter for letter in text)


def only_digits(text: str) -> str:
    """What of a text is digits, of whatever script, as 0-9."""
    return "".join(letter for letter in plain_digits(text) if letter in DIGITS)


def is_digits(word: str) -> bool:
    """Whether a word is nothing but digits, of whatever script."""
    return word.isdecimal()


def without_invisible(text: str) -> str:
    """The same text without what nobody sees: joiners, soft hyphens, marks of direction."""
    return "".join(character for character in text if unicodedata.category(character) != "Cf")


def plain_text(text: str) -> str:
    """Text as it is compared: each letter in one form, full-width and small ones as the usual, without what
    nobody sees.
    """
    return without_invisible(unicodedata.normalize("NFKC", text))


def as_it_looks(word: str) -> list[str]:
    """What a word whose letters are of several alphabets looks like in one; or all of whose letters look like
    Latin ones.

    "Cоrа" with two letters of Cyrillic is read as "CORA", and as Cyrillic; a word of one alphabet that looks
    like nothing else has no other reading.
    """
    letters = [letter for letter in word.upper() if letter.isalpha()]
    scripts = {_script_of(letter) for letter in letters}
    looks_latin = bool(letters) and all(ord(letter) in _LATIN for letter in letters)
    if len(scripts) < 2 and not looks_latin:
        return []
    found = [word.upper().translate(_LATIN)]
    for script, (theirs, latin) in _LOOK_ALIKE.items():
        if script in scripts and len(scripts) > 1:
            found.append(word.upper().translate(str.maketrans(latin, theirs)))
    return found


def _script_of(letter: str) -> str:
    return unicodedata.name(letter, "").partition(" ")[0]


def _out_of_address(typed: str) -> str:
    typed = without_invisible(typed).strip()
    if not _ADDRESS.match(typed):
        return typed
    return re.split(r"[?#]", unquote(typed))[0].rstrip("/").rpartition("/")[2]


def _plain(character: str) -> str:
    if character.isdecimal():
        return str(int(character))
    if character.isdigit():  # a raised 2 is a note, not a digit of a code
        return character
    return unicodedata.normalize("NFKC", character).upper().translate(_LATIN)


def _meant(letter: str, alphabet: str) -> str:
    return letter if letter in alphabet else _MEANT.get(letter, letter)

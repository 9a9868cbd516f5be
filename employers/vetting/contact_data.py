"""Telephone numbers, mail addresses, websites and other apps in what somebody writes, however they hide them:
in words, in digits of another script, with letters that look like digits, with dots between.

It errs towards asking: whoever wrote it reads what was found, and writes it anew.
"""

import re
from dataclasses import dataclass
from enum import Enum

from employers.bans.matching import phones_in
from employers.bans.spoken import words_of
from employers.bans.webs import webs_among
from lms.core.typed_codes import is_digits, only_digits, plain_digits, without_invisible


class What(Enum):
    PHONE = "phone"
    MAIL = "mail"
    WEB = "web"
    APP = "app"


@dataclass(frozen=True, slots=True)
class Found:
    what: What
    text: str


#: So many digits near each other are a number that can be called.
FEWEST_DIGITS = 7
#: Digits as the languages of the site say them, from 0 to 9.
_NAMED = {
    "en": "zero one two three four five six seven eight nine",
    "it": "zero uno due tre quattro cinque sei sette otto nove",
    "es": "cero uno dos tres cuatro cinco seis siete ocho nueve",
    "fr": "zéro un deux trois quatre cinq six sept huit neuf",
    "ro": "zero unu doi trei patru cinci șase șapte opt nouă",
    "el": "μηδέν ένα δύο τρία τέσσερα πέντε έξι επτά οκτώ εννέα",
    "el2": "μηδέν ένας δυο τρεις τέσσερις πέντε έξη εφτά οχτώ εννιά",
    "uk": "нуль один два три чотири п’ять шість сім вісім дев’ять",
    "ru": "ноль один два три четыре пять шесть семь восемь девять",
    "ar": "صفر واحد اثنان ثلاثة أربعة خمسة ستة سبعة ثمانية تسعة",
    "ar2": "صفر واحد اثنين ثلاث أربع خمس ست سبع ثماني تسع",
}
_SAID = {
    sound: str(digit)
    for row in _NAMED.values()
    for digit, word in enumerate(row.split())
    for sound in ("".join(words_of(word)),)
}
#: Words for twice the same, said before a digit.
_DOUBLE = {"".join(words_of(word)) for word in ("double", "doppio", "doble", "διπλό", "dublu")}
#: What stands between two digits that are said one after the other.
_BETWEEN = {
    sound
    for word in (
        *("and", "then", "dash", "dot", "e", "poi", "punto", "y", "luego", "et", "puis", "și", "apoi"),
        *("και", "μετά", "і", "та", "потім", "и", "потом", "و", "ثم"),
    )
    for sound in words_of(word)
}
_MONTH, _DAY = r"(?:0?[1-9]|1[0-2])", r"(?:0?[1-9]|[12]\d|3[01])"
_DATE = re.compile(
    rf"(?<![\d./])(?:20\d\d[./-]{_MONTH}[./-]{_DAY}|{_DAY}[./-]{_MONTH}[./-](?:20)?\d\d)(?![./]?\d)"
)
_TIME = re.compile(r"(?<![\d:.])(?:[01]?\d|2[0-4])[:.h][0-5]\d(?![:.]?\d)")
_LIKE_TIMES = re.compile(r"(?<![\d:.])\d{1,2}[:.h]\d{2}(?![:.]?\d)")
#: With no more digits than pay has.
_MONEY = re.compile(
    r"(?<![\d.,])\d{1,3}(?:[ .,]?\d{3})?(?:[.,]\d{1,2})? ?(?:€|\$|euros?\b|eur\b|lei\b|ευρώ|євро|евро|يورو)",
    re.IGNORECASE,
)
_DIGITS = re.compile(r"\+?(?:[0-9OoIl|][\s().,;:/_*~–—-]{0,3}){6,}[0-9OoIl|]")
_HANDLE = re.compile(r"(?<![\w.])@\s?\w[\w.]{2,}")
_AT = r"(?:@|\(at\)|\[at\]|\bat\b|chiocciola|arroba|arobase|παπάκι|собака|собачка|равлик|آت)"
_DOT = r"(?:\.|\(dot\)|\[dot\]|\bdot\b|\bpunto\b|\bpoint\b|\bpunct\b|τελεία|крапка|точка|نقطة)"
_MAIL = re.compile(rf"[\w.+-]{{2,}}\s*{_AT}\s*[\w-]{{2,}}\s*{_DOT}\s*[a-z]{{2,}}", re.IGNORECASE)
_ENDINGS = "com|org|net|info|eu|it|gr|es|ro|fr|ua|de|me|io|app|link|site|online|biz|gl|ly|co|uk|ru|page"
_WEB = re.compile(rf"(?<![\w@])(?:[\w-]+\.)+(?:{_ENDINGS})(?![\w.]*@)(?:/\S*)?(?!\w)", re.IGNORECASE)
_APPS = {
    sound
    for name in (
        *("WhatsApp", "Whatsap", "Watsapp", "Wattsapp", "Vatsap", "Wapp", "WhatsUp"),
        *("واتساب", "Вотсап", "Ватсап", "واتس"),
        *("Γουατσάπ", "Telegram", "تيليجرام", "تلغرام", "Телеграм", "Τέλεγκραμ", "Viber", "Вайбер"),
        *("Βάιμπερ", "فايبر", "Instagram", "Insta", "انستغرام", "Инстаграм", "Facebook", "فيسبوك", "Фейсбук"),
        *("Skype", "Snapchat", "TikTok", "WeChat", "Tinder", "ماسنجر", "Фейсбук"),
    )
    for sound in ("".join(words_of(name)),)
}
#: Of apps that are called like a word of every day, only with a capital in the middle of a sentence.
_ALSO_WORDS = re.compile(r"(?<=[\w,;:] )(?:Signal|Messenger|Line|Imo)\b")
_WORD = re.compile(r"[^\W_]+(?:[’'][^\W_]+)?")


def contact_data_in(words: str, country: str = "") -> list[Found]:
    """What of these words is a way to reach somebody elsewhere, each once, as it is written there."""
    text = plain_digits(without_invisible(words))
    bare = _MONEY.sub(" ; ", _without_times(_DATE.sub(" ; ", text)))
    found = [Found(What.MAIL, each.strip()) for each in _MAIL.findall(text)]
    found += [Found(What.WEB, match[0]) for match in _WEB.finditer(text)]
    found += [Found(What.MAIL if "@" in each else What.WEB, each) for each in webs_among(text)]
    found += [Found(What.APP, each.strip()) for each in _HANDLE.findall(text)]
    found += [Found(What.APP, word) for word in _WORD.findall(text) if "".join(words_of(word)) in _APPS]
    found += [Found(What.APP, match[0]) for match in _ALSO_WORDS.finditer(text)]
    found += [Found(What.PHONE, each) for each in _numbers(bare, country)]
    return _each_once(found)


def _without_times(text: str) -> str:
    """Unless some of what looks like times are none: then all of it may be one number."""
    times = _LIKE_TIMES.findall(text)
    return _TIME.sub(" ; ", text) if all(_TIME.fullmatch(each) for each in times) else text


def _numbers(text: str, country: str) -> list[str]:
    written = [match[0].strip() for match in _DIGITS.finditer(text) if _count(match[0]) >= FEWEST_DIGITS]
    phones = [each for each in phones_in(text, country) if _count(each) >= FEWEST_DIGITS]
    return [*written, *phones, *_spelled(text)]


def _count(text: str) -> int:
    """Its digits; letters that look like one count where most of it are digits."""
    digits = len(only_digits(text))
    looks = sum(letter in "OoIl|" for letter in text)
    return digits + (looks if digits >= 4 else 0)


def _spelled(text: str) -> list[str]:
    """Digits that are said, or mixed with said ones, one after the other."""
    found: list[str] = []
    run: list[str] = []
    count = 0
    for word in [*_WORD.findall(text), ""]:
        sound = "".join(words_of(word)) if word else ""
        if sound in _SAID or is_digits(word):
            count += len(word) if is_digits(word) else 1
            run.append(word)
        elif run and (sound in _BETWEEN or sound in _DOUBLE):
            count += sound in _DOUBLE
            run.append(word)
        else:
            if count >= FEWEST_DIGITS and not all(is_digits(each) for each in run):
                found.append(" ".join(run))
            run, count = [], 0
    return found


def _each_once(found: list[Found]) -> list[Found]:
    """Without what is a part of something else that was found."""
    texts = list(dict.fromkeys(found))
    return [
        one
        for one in texts
        if not any(one is not other and one.text in other.text and one.text != other.text for other in texts)
    ]

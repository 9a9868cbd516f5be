"""Languages people bring along, as ISO 639 codes: a list long enough that hers is in it."""

from lms.core.texts import name_here

CODES = tuple(
    """
    am ar az be bg bm bn bs cs de dyo el en es et fa ff fi fr gn ha he hi hr ht hu hy id ig ilo is
    it ja ka kk km ko ku ky ln lo lt lv mg mk ml mn mr ms my ne nl om pa pl ps pt qu rn ro ru rw sd
    si sk sl sn so sq sr su sv sw ta te tg th ti tk tl tr tt ug uk ur uz vi wo xh yo yue zh zu
    """.split()  # noqa: SIM905 (in rows)
)


def language_choices() -> list[tuple[str, str]]:
    """By their names in the language of the page."""
    named = [(code, name_here(code)) for code in CODES]
    known = [(code, name[:1].upper() + name[1:]) for code, name in named if name != code]
    return sorted(known, key=lambda pair: pair[1].casefold())

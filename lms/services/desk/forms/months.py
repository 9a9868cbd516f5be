from django.utils.translation import ngettext

MONTHS = (1, 3, 6, 12)


def months_to_choose() -> list[tuple[int, str]]:
    """In how many somebody looks at a service again."""
    return [
        (each, ngettext("%(count)d month", "%(count)d months", each) % {"count": each}) for each in MONTHS
    ]

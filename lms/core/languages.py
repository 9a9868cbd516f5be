from collections.abc import Collection

from django.conf import settings


def in_site_order(languages: Collection[str]) -> list[str]:
    """The keys of a {language: …} in the order of the site's languages, others after them: PostgreSQL keeps
    keys in an order of its own.
    """
    known = [code for code, _name in settings.LANGUAGES if code in languages]
    return known + sorted(set(languages) - set(known))

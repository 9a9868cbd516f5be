"""Whether the two faces can be told to belong together by their names on the network.

The domain somebody registered is taken to be the last two labels, or three below one of SHARED. That is not
the whole public suffix list, which is long and changes; where a site's own suffix is missing, the check is
too strict, never too lax.
"""

import ipaddress

#: Suffixes below which everybody may register.
SHARED = frozenset(
    [
        "ac.uk",
        "co.uk",
        "gov.uk",
        "org.uk",
        "com.tr",
        "org.tr",
        "com.ua",
        "org.ua",
        "in.ua",
        "kiev.ua",
        "kyiv.ua",
        "com.gr",
        "edu.gr",
        "gov.gr",
        "org.gr",
        "edu.it",
        "gov.it",
        "com.es",
        "edu.es",
        "gob.es",
        "org.es",
        "com.ro",
        "org.ro",
        "com.cy",
        "org.cy",
        "com.mt",
        "org.mt",
        "com.pl",
        "org.pl",
        "co.at",
        "or.at",
        "com.pt",
        "com.br",
        "com.mx",
        "co.il",
        "org.il",
        "co.za",
        "com.au",
        "org.au",
    ]
)


def registrable_domain(host: str) -> str:
    """ "" for what nobody registers: addresses, and names of this machine."""
    host = host.rstrip(".").casefold().partition(":")[0]
    labels = host.split(".")
    if labels[-1] in {"localhost", ""} or len(labels) < 2 or _is_address(host):
        return ""
    return ".".join(labels[-3:] if ".".join(labels[-2:]) in SHARED else labels[-2:])


def _is_address(host: str) -> bool:
    try:
        ipaddress.ip_address(host.strip("[]"))
    except ValueError:
        return False
    return True

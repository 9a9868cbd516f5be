"""A PIN of pictures: six of twelve, in her order, the same one more than once if she likes. For whoever remembers pictures better than digits."""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy

LENGTH = 6
FEWEST_DIFFERENT = 3

#: The keys are part of what is fingerprinted: a key never changes its picture.
PICTURES: dict[str, str | Promise] = {
    "cup": _("Cup"),
    "key": pgettext_lazy("a thing", "Key"),
    "leaf": _("Leaf"),
    "fish": _("Fish"),
    "sun": _("Sun"),
    "boat": _("Boat"),
    "bread": _("Bread"),
    "bird": _("Bird"),
    "house": _("House"),
    "flower": _("Flower"),
    "pear": _("Pear"),
    "button": pgettext_lazy("on clothes", "Button"),
}


def as_pin(chosen: Sequence[str]) -> str:
    return "-".join(chosen)


def is_easy_to_guess(chosen: Sequence[str]) -> bool:
    return len(set(chosen)) < FEWEST_DIFFERENT

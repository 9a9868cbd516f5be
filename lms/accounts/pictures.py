"""A PIN of pictures: six of twelve, in her order, the same one more than once if she likes.

For whoever remembers pictures better than digits.
"""

from collections.abc import Sequence

from django.utils.functional import Promise
from django.utils.translation import pgettext_lazy

LENGTH = 6
FEWEST_DIFFERENT = 3

#: The context keeps them apart from short words elsewhere: Django's "Sun" is a day. The keys are part of what
#: is fingerprinted: a key never changes its picture.
PICTURES: dict[str, str | Promise] = {
    "cup": pgettext_lazy("a picture", "Cup"),
    "key": pgettext_lazy("a picture", "Key"),
    "leaf": pgettext_lazy("a picture", "Leaf"),
    "fish": pgettext_lazy("a picture", "Fish"),
    "sun": pgettext_lazy("a picture", "Sun"),
    "boat": pgettext_lazy("a picture", "Boat"),
    "bread": pgettext_lazy("a picture", "Bread"),
    "bird": pgettext_lazy("a picture", "Bird"),
    "house": pgettext_lazy("a picture", "House"),
    "flower": pgettext_lazy("a picture", "Flower"),
    "pear": pgettext_lazy("a picture", "Pear"),
    "button": pgettext_lazy("a picture", "Button"),
}


def as_pin(chosen: Sequence[str]) -> str:
    return "-".join(chosen)


def is_easy_to_guess(chosen: Sequence[str]) -> bool:
    return len(set(chosen)) < FEWEST_DIFFERENT

"""Handles: two plain words and a number, made up, for staff's lists. They say nothing about anybody."""

import secrets
import unicodedata

from lms.core.typed_codes import plain_digits

FIRST = (
    "Amber Autumn Blue Bright Calm Cedar Clear Copper Coral Crimson Dawn Early Ember Fern Golden Green Hazel"
    " Honey Indigo Ivory Jade Kind Lilac Linen Maple Mellow Misty Morning Northern Olive Opal Open Pearl"
    " Quiet River Rose Round Saffron Sand Silver Small Soft Southern Spring Stone Summer Sunny Tall Velvet"
    " Violet Warm Western White Wide Wild Willow Winter Young"
).split()
SECOND = (
    "Apple Basket Bay Birch Boat Bridge Brook Button Candle Clover Cloud Cup Daisy Door Feather Field Finch"
    " Fountain Garden Harbour Hill Island Kettle Key Ladder Lake Lantern Lark Leaf Lemon Meadow Mill Moon"
    " Needle Orchard Path Pebble Pepper Pine Plum Pond Reed Ribbon Robin Sail Seed Shell Sky Spoon Star"
    " Stream Sun Sunflower Swift Table Teapot Thimble Thread Tram Tree Tulip Valley Window"
).split()


def new_handle() -> str:
    return f"{secrets.choice(FIRST)} {secrets.choice(SECOND)} {secrets.randbelow(90) + 10}"


def handle_key(typed: str) -> str:
    """The form in which handles are compared: no case, no spaces, no dashes."""
    return "".join(
        character
        for character in plain_digits(unicodedata.normalize("NFKC", typed)).casefold()
        if character.isalnum()
    )

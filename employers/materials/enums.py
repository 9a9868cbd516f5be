from django.db import models
from django.utils.translation import gettext_lazy as _


class Topic(models.TextChoices):
    """How the shelf is sorted."""

    BEFORE = "before", _("Before you hire")
    WEEKS = "weeks", _("The first weeks")
    RULES = "rules", _("Contracts and rules")
    TRADE = "trade", _("Trade by trade")


class Sheets(models.IntegerChoices):
    """How many pages of A4 a guide is drawn together to."""

    ONE = 1, _("One page")
    TWO = 2, _("Two pages")


class Drawing(models.TextChoices):
    """Pictures of cut paper that come with the guides, for those without one of their own. To draw one:
    demo/README.md.
    """

    TABLE = "table", _("a table with two cups")
    SCALES = "scales", _("scales")
    CUPS = "cups", _("cups in a row")
    HANDS = "hands", _("hands and dough")
    WORDS = "words", _("cards on a line")
    CONTRACT = "contract", _("a signed paper")
    PLAN = "plan", _("a plan on the wall")

    @property
    def file(self) -> str:
        """Among the static files; 800 pixels wide and 507 high."""
        return f"employers_materials/drawings/{self.value}.webp"


#: Countries whose rules guides tell, in the order in which they are offered.
COUNTRIES = ("IT", "GR", "ES", "RO")

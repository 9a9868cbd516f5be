from django.db import models
from django.utils.translation import gettext_lazy as _


class Audience(models.TextChoices):
    """In the order in which they stand on the front page. Each has a drawing of cut paper
    (`templates/lms_programme/audiences/`).
    """

    WOMEN = "women", _("I am looking for help")
    SERVICES = "services", _("I work in a service")
    EMPLOYERS = "employers", _("I employ people")
    PUBLIC = "public", _("I want to do something")

    @property
    def drawing(self) -> str:
        """The name of its template."""
        return f"lms_programme/audiences/{self.value}.svg"

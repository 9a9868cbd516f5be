"""The names of organisations of the programme tell as much as a word: no title, template or address holds
one.
"""

from lms.organisations.models import Organisation
from lms.safety.neutral.words import TellingNames, telling_names


def programme_names() -> list[str]:
    return list(
        Organisation.objects.filter(kind=Organisation.Kind.PARTNER, programme=True).values_list(
            "name", flat=True
        )
    )


telling_names.add(
    "organisations", TellingNames("organisations", "Partner organisations of the programme.", programme_names)
)

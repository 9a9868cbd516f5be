"""What the faces say of themselves. Of the programme face only what both faces share."""

from collections.abc import Iterator

from lms.safety.faces.models import NEUTRAL_FIELDS, Face
from lms.safety.neutral.words import Titles, titles
from lms.safety.outside.pages import texts_shown_outside


def face_titles() -> Iterator[tuple[str, str]]:
    for face in Face.objects.filter(kind=Face.Kind.SKILLS).select_related("site"):
        for field in NEUTRAL_FIELDS:
            yield f"face {face.pk}, {field}", getattr(face, field)
        yield f"site {face.site_id}, name", face.site.site_name
        yield f"site {face.site_id}, host", face.site.hostname.replace(".", " ").replace("-", " ")


titles.add("faces", Titles("faces", "What the skills face says of itself.", face_titles))
titles.add(
    "outside",
    Titles("outside", "Every text of the pages that anybody may read.", texts_shown_outside, outside=True),
)

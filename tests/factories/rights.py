"""A shelf of rights in three languages, and answers on it as authors and reviewers leave them."""

import datetime
import uuid
from typing import Any

from wagtail.models import Locale

from lms.core import days
from lms.programme.models import ProgrammeHomePage, RightPage, RightsPage

LINES = {
    "en": ("Good morning.", "I need an interpreter."),
    "it": ("Buongiorno.", "Ho bisogno di un'interprete."),
    "ar": ("صباح الخير.", "أحتاج إلى مترجمة من فضلكم."),
}
SHORT = {"en": "Yes, you can.", "it": "Sì, puoi.", "ar": "نعم، يمكنك ذلك."}
CAUTION = {"en": "Example, not checked", "it": "Esempio, non verificato", "ar": "مثال لم يراجعه محامٍ"}
SHELF = uuid.UUID("9d1d3c1e-8e0e-4f0b-9b0a-3f5d0c0f1a11")


def shelf(faces: Any, language: str = "en", **fields: Any) -> RightsPage:
    """Below the home of a language, which is made where there is none."""
    return _home(faces, language).add_child(
        instance=RightsPage(
            slug="rights",
            translation_key=SHELF,
            show_in_menus=True,
            **{
                "title": f"Your rights {language}",
                "caution": CAUTION[language],
                "parts": [("text", {"heading": "", "text": "<p>The desk on the square.</p>"})],
                **fields,
            },
        )
    )


def _home(faces: Any, language: str) -> Any:
    locale, _created = Locale.objects.get_or_create(language_code=language)
    homes = ProgrammeHomePage.objects.filter(translation_key=faces.programme.translation_key)
    home = homes.filter(locale=locale).first()
    return home or faces.programme.get_parent().add_child(
        instance=ProgrammeHomePage(
            title=faces.programme.title,
            slug=f"programme-{language}",
            locale=locale,
            translation_key=faces.programme.translation_key,
        )
    )


def right(page: RightsPage, *, key: uuid.UUID | None = None, **fields: Any) -> RightPage:
    """Reviewed yesterday, good for half a year."""
    language = page.locale.language_code
    today = days.today()
    return page.add_child(
        instance=RightPage(
            **{
                "title": f"Work? {language}",
                "locale": page.locale,
                "translation_key": key or uuid.uuid4(),
                "country": "IT",
                "topic": "work",
                "short": SHORT[language],
                "body": [("text", {"heading": "", "text": f"<p>Because of the law {language}.</p>"})],
                "decides": "The office.",
                "takes": "60 days.",
                "costs": "Nothing.",
                "source": "Decree 1, article 2",
                "bring": [("thing", "A passport")],
                "counter": [
                    {"type": "line", "value": words, "id": str(uuid.UUID(int=number + 1))}
                    for number, words in enumerate(LINES[language])
                ],
                "reviewer": f"Legal desk {language}",
                "reviewed_on": today - datetime.timedelta(days=1),
                "expires_on": today + datetime.timedelta(days=180),
                **fields,
            }
        )
    )

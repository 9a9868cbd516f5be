from wagtail.models import Locale, Page

from employers.materials.models import GuidesPage


def shelf_below(home: Page, locale: Locale) -> GuidesPage | None:
    """The live shelf under a face's home in `locale`, else in the language of the home itself, else
    in any.
    """
    shelves = {}
    for translated_home in home.get_translations(inclusive=True):
        shelf = GuidesPage.objects.child_of(translated_home).live().first()
        if shelf:
            shelves[shelf.locale_id] = shelf
    return shelves.get(locale.pk) or shelves.get(home.locale_id) or next(iter(shelves.values()), None)

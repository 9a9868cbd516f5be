"""The two faces, small: two languages, a home for each."""

from typing import Any

from wagtail.models import Collection, Locale, Page, Site

from courses.pages.models import SkillsHomePage
from lms.programme.models import ProgrammeHomePage
from lms.safety.models import Face


def make_faces() -> tuple[SkillsHomePage, ProgrammeHomePage]:
    english, _created = Locale.objects.get_or_create(language_code="en")
    italian, _created = Locale.objects.get_or_create(language_code="it")
    root = Page.objects.get(depth=1)
    skills = root.add_child(instance=SkillsHomePage(title="Open Path", slug="open-path", locale=english))
    programme = root.add_child(instance=ProgrammeHomePage(title="Paths into work", slug="programme", locale=english))
    for home in (skills, programme):  # a copy for translation would be the same with eighty statements more
        root.add_child(instance=type(home)(title=home.title, slug=f"{home.slug}-it", locale=italian, translation_key=home.translation_key))
    Site.objects.all().delete()
    make_site("localhost", skills, Face.Kind.SKILLS, "Open Path", issuer="Open Path Training", place="Turin")
    make_site("heal.localhost", programme, Face.Kind.PROGRAMME, "HEAL")
    return skills, programme


def make_site(hostname: str, home: Page, kind: str, name: str, **facts: Any) -> Face:
    collection = Collection.objects.filter(name=name).first() or Collection.get_first_root_node().add_child(name=name)
    site = Site.objects.create(hostname=hostname, port=80, root_page=home, site_name=name, is_default_site=kind == Face.Kind.SKILLS)
    return Face.objects.create(site=site, kind=kind, name=name, collection=collection, **facts)

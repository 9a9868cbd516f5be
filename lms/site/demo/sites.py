"""The two faces: locales, a home in each language, two Wagtail sites."""

from typing import Any

from django.conf import settings
from wagtail.models import Collection, Locale, Page, Site

from courses.pages.models import SkillsHomePage
from lms.programme.models import ProgrammeHomePage
from lms.safety.faces.models import Face
from lms.site.demo.content import DEMO, read

INTRO = {
    "en": "<p>Learn a trade step by step, on your phone, in your own language. Show what you can do.</p>",
    "it": (
        "<p>Impara un mestiere passo dopo passo, sul telefono, nella tua lingua. Mostra quello che sai"
        " fare.</p>"
    ),
    "es": "<p>Aprende un oficio paso a paso, en el móvil, en tu idioma. Muestra lo que sabes hacer.</p>",
    "el": "<p>Μάθε μια δουλειά βήμα βήμα, στο κινητό σου, στη γλώσσα σου. Δείξε τι ξέρεις να κάνεις.</p>",
    "ro": "<p>Învață o meserie pas cu pas, pe telefon, în limba ta. Arată ce știi să faci.</p>",
    "ar": "<p>تعلّمي مهنة خطوة بخطوة، على هاتفك وبلغتك. وأظهري ما تجيدين عمله.</p>",
    "fr": (
        "<p>Apprends un métier pas à pas, sur ton téléphone, dans ta langue. Montre ce que tu sais faire.</p>"
    ),
    "uk": "<p>Опановуй професію крок за кроком, на телефоні, своєю мовою. Покажи, що вмієш.</p>",
}


def make_faces(port: int) -> SkillsHomePage:
    """Both faces from nothing. Returns the English home of the skills face."""
    locales = {
        code: Locale.objects.get_or_create(language_code=code)[0] for code, _name in settings.LANGUAGES
    }
    root = Page.objects.get(depth=1)
    for page in root.get_children():
        page.delete()
    root = Page.objects.get(depth=1)
    skills = root.add_child(
        instance=SkillsHomePage(title="Open Path", slug="open-path", locale=locales["en"], intro=INTRO["en"])
    )
    words = read(DEMO / "content" / "programme" / "home.toml")
    programme = root.add_child(
        instance=_say(ProgrammeHomePage(slug="programme", locale=locales["en"]), words, "en")
    )
    for code, locale in locales.items():
        if code == "en":
            continue
        home = skills.copy_for_translation(locale)
        home.title, home.intro = "Open Path", INTRO[code]
        home.save_revision().publish()
        _say(programme.copy_for_translation(locale), words, code).save_revision().publish()
    Site.objects.all().delete()
    make_site("localhost", port, skills, Face.Kind.SKILLS, "Open Path", is_default=True)
    make_site("heal.localhost", port, programme, Face.Kind.PROGRAMME, "HEAL", is_default=False)
    return skills


#: Two organisations on paper: a face that named the other's controller would tell that they are one house.
#: All made up.
SAID_OF_DATA = {
    Face.Kind.SKILLS: {
        "issuer_contact": "Open Path Training, 12 Orchard Lane, Turin, office@openpath.example",
        "controller": "Example Association (made up for this demo)",
        "controller_contact": "1 Example Street, Turin, privacy@example.org",
        "dpo": "Data protection officer, dpo@example.org",
        "security_contact": "mailto:security@openpath.example",
    },
    Face.Kind.PROGRAMME: {
        "controller": "Sample Partnership (made up for this demo)",
        "controller_contact": "20 Sample Road, Athens, letters@sample.example",
        "dpo": "Officer for data, officer@sample.example",
        "security_contact": "mailto:faults@sample.example",
    },
}


TURIN = {
    "it": "Torino",
    "es": "Turín",
    "el": "Τορίνο",
    "ro": "Torino",
    "ar": "تورينو",
    "uk": "Турин",
}
HEAD_OF_TRAINING = {
    "it": "Responsabile della formazione",
    "es": "Responsable de formación",
    "el": "Υπεύθυνη κατάρτισης",
    "ro": "Responsabilă de formare",
    "ar": "مسؤولة التدريب",
    "fr": "Responsable de la formation",
    "uk": "Керівниця навчання",
}


def _say(home: ProgrammeHomePage, words: dict[str, Any], language: str) -> ProgrammeHomePage:
    home.title, home.lead, home.body = (words[name][language] for name in ("title", "lead", "body"))
    return home


def programme_home() -> ProgrammeHomePage:
    """The English one."""
    return ProgrammeHomePage.objects.get(locale__language_code="en")


def make_site(hostname: str, port: int, home: Page, kind: str, name: str, *, is_default: bool) -> None:
    site = Site.objects.create(
        hostname=hostname, port=port, root_page=home, site_name=name, is_default_site=is_default
    )
    skills = kind == Face.Kind.SKILLS
    Face.objects.create(
        site=site,
        kind=kind,
        name=name,
        issuer="Open Path Training" if skills else "",
        place="Turin" if skills else "",
        time_zone="Europe/Rome" if skills else "",
        place_in=TURIN if skills else {},
        collection=_collection(name),
        signatory="Paola Rinaldi" if skills else "",
        signatory_role="Head of training" if skills else "",
        signatory_role_in=HEAD_OF_TRAINING if skills else {},
        **SAID_OF_DATA[kind],
    )


def _collection(name: str) -> Collection:
    return Collection.objects.filter(name=name).first() or Collection.get_first_root_node().add_child(
        name=name
    )


def set_port(port: int) -> None:
    Site.objects.update(port=port)

"""The two faces: locales, a home in each language, two Wagtail sites."""

from django.conf import settings
from wagtail.models import Collection, Locale, Page, Site

from courses.pages.models import SkillsHomePage
from lms.programme.models import ProgrammeHomePage
from lms.safety.faces.models import Face

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
PROGRAMME = {
    "en": (
        "Paths back into working life",
        (
            "<p>Organisations in Italy, Greece, Spain and Romania work side by side so that women who start"
            " again find training, rights and work.</p>"
        ),
        (
            "<h2>What we share</h2><p>Good practices, guides on rights, and the experience of those who do"
            " this work every day.</p>"
        ),
    ),
    "it": (
        "Strade verso il lavoro",
        (
            "<p>Organizzazioni in Italia, Grecia, Spagna e Romania lavorano insieme perché le donne che"
            " ricominciano trovino formazione, diritti e lavoro.</p>"
        ),
        (
            "<h2>Che cosa condividiamo</h2><p>Buone pratiche, guide sui diritti e l'esperienza di chi fa"
            " questo lavoro ogni giorno.</p>"
        ),
    ),
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
    title, lead, body = PROGRAMME["en"]
    programme = root.add_child(
        instance=ProgrammeHomePage(title=title, slug="programme", locale=locales["en"], lead=lead, body=body)
    )
    for code, locale in locales.items():
        if code == "en":
            continue
        home = skills.copy_for_translation(locale)
        home.title, home.intro = "Open Path", INTRO[code]
        home.save_revision().publish()
        if code in PROGRAMME:
            translated = programme.copy_for_translation(locale)
            translated.title, translated.lead, translated.body = PROGRAMME[code]
            translated.save_revision().publish()
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

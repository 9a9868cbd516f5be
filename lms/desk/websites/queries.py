"""What answers where: now, and after a change that somebody thinks of."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.utils.translation import gettext as _
from wagtail.models import Site

from lms.accounts.models import Profile
from lms.core.texts import in_a_row
from lms.safety.access.ours import is_guarded_path
from lms.safety.faces.hosts import is_let_in
from lms.safety.faces.models import Face
from lms.safety.faces.queries import name_of_site
from lms.safety.faces.setting_up import Step


@dataclass(frozen=True, slots=True)
class Standing:
    """One site of Wagtail's, and what it shows. `face` is None where it has none of its own."""

    site: Site
    face: Face | None
    name: str
    address: str
    home: str
    answers: str


def standings() -> list[Standing]:
    faces = {face.site_id: face for face in Face.objects.all()}
    sites = Site.objects.select_related("root_page").order_by("-is_default_site", "hostname", "port")
    return [
        Standing(
            site=site,
            face=faces.get(site.pk),
            name=faces[site.pk].name if site.pk in faces else name_of_site(site),
            address=site.root_url,
            home=site.root_page.get_admin_display_title(),
            answers=_answers(site, faces.get(site.pk), any_face=bool(faces)),
        )
        for site in sites
    ]


def _answers(site: Site, face: Face | None, *, any_face: bool) -> str:
    if face is not None:
        return str(face.get_kind_display())
    if not any_face and site.is_default_site:
        return _("Learners find the courses here, as long as no website is set up.")
    return nothing_there()


def nothing_there() -> str:
    """What a site without a website of ours shows."""
    if is_guarded_path("/"):
        return _("Nothing. Every address says that the page was not found.")
    return _("Its own pages. /learn/, /teach/ and the other addresses of the courses are not found.")


def unknown_host(faces: Iterable[Face]) -> str:
    """What somebody gets who asks by a name that no site has."""
    faces = list(faces)
    if settings.DEBUG or not faces:
        return _("The default site answers to every other name.")
    return _("Every other name: the page was not found.")


# ── what a new website changes ──────────────────────────────────────────────────────────────────────────────


@dataclass(frozen=True, slots=True)
class Change:
    """What would be different. `stops` are addresses that answer no more; `first` what has to be done
    before; `away_to` the address at which the editor goes on, where it is another one.
    """

    steps: list[str]
    stops: list[str]
    first: list[str]
    away_to: str = ""

    @property
    def shuts_everybody_out(self) -> bool:
        """The only name that would be left is one that Django refuses."""
        return bool(self.away_to and self.first)


def change_of(steps: Collection[Step], request: HttpRequest) -> Change:
    new = [step for step in steps if step.face is None]
    kept = {step.site.pk for step in new if step.site is not None}
    left = [each for each in standings() if each.face is None and each.site.pk not in kept]
    renamed = [step.site.root_url for step in new if step.site is not None and step.renamed is not None]
    closed = [host.name for step in steps if (host := step.wanted.host) and not is_let_in(host.name)]
    return Change(
        steps=[_step_in_words(step) for step in steps],
        stops=[f"{address}: {nothing_there()}" for address in (*renamed, *(each.address for each in left))],
        first=[
            _("Write %(names)s into ALLOWED_HOSTS, in the settings. Until then it is refused.")
            % {"names": in_a_row(sorted(closed))}
        ]
        if closed
        else [],
        away_to="" if stays_open(steps, request) else next(iter(steps)).address,
    )


def _step_in_words(step: Step) -> str:
    wanted, site = step.wanted, step.site
    words = {
        "kind": wanted.kind_in_words,
        "address": step.address,
        "site": name_of_site(site) if site else "",
    }
    if step.face is not None:
        return _("%(address)s is there already: %(kind)s. It stays as it is.") % words
    if site is None:
        return _("%(address)s is made, with an empty home page. It is: %(kind)s.") % words
    if step.new_home:
        return _("“%(site)s”, %(address)s, gets an empty home page. It is: %(kind)s.") % words
    return _("“%(site)s”, %(address)s, keeps its pages. It is: %(kind)s.") % words


def stays_open(steps: Collection[Step], request: HttpRequest) -> bool:
    """Whether the name that this page was asked by answers afterwards too."""
    if settings.DEBUG or not is_guarded_path(request.path):
        return True
    here = request.get_host().partition(":")[0]
    faces = [face.site.hostname for face in Face.objects.select_related("site")]
    made = [step.hostname for step in steps if step.face is None]
    return here in {*faces, *made}


# ── what taking one away changes ────────────────────────────────────────────────────────────────────────────


def why_it_stays(face: Face) -> str:
    """In words, why this website cannot be taken away; "" where it can."""
    others = Face.objects.exclude(pk=face.pk)
    if face.kind != Face.Kind.SKILLS or others.filter(kind=Face.Kind.SKILLS).exists():
        return ""
    if Profile.objects.exists():
        return _(
            "Learners have accounts here, and this is the only website they can enter. Set up another one "
            "for them first."
        )
    if others.exists():
        return _("Without it nobody could open the desk. Take the other website away first.")
    return ""


def stops_without(face: Face) -> list[str]:
    """What answers no more when this website is taken away, and what goes with it."""
    others = list(Face.objects.exclude(pk=face.pk).select_related("site"))
    default = Site.objects.filter(is_default_site=True).first()
    if others or default is None or face.site_id != default.pk:
        told = [f"{face.site.root_url}: {nothing_there()}"]
    else:
        told = [
            _("%(address)s: learners still find the courses here, because no other website is set up.")
            % {"address": face.site.root_url}
        ]
    return [
        *told,
        _(
            "What was written about it under Settings → Websites is deleted: its name, the issuer, the "
            "contacts."
        ),
    ]


def opens_after(face: Face, request: HttpRequest) -> str:
    """The address of a site at which the editor opens without this website, "" where it is the same."""
    here = getattr(request, "face", None)
    if settings.DEBUG or here is None or here.pk != face.pk or not is_guarded_path(request.path):
        return ""
    others = list(Face.objects.exclude(pk=face.pk).select_related("site").order_by("-kind", "pk"))
    if others:
        return others[0].site.root_url
    default = Site.objects.filter(is_default_site=True).exclude(pk=face.site_id).first()
    return default.root_url if default else ""

"""Sites and faces for whoever sets a site up: what there is, what would be made, and the making."""

from dataclasses import dataclass

from django.db import transaction
from django.utils.text import slugify
from wagtail.models import Page, Site

from lms.contracts.homes import homes
from lms.core.locking import lock
from lms.safety.faces.hosts import Host, usual_port
from lms.safety.faces.models import Face
from lms.safety.faces.queries import name_of_site


class NoHome(Exception):
    """No installed package brings a page that could be the home of this face."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A face somebody asks for. Without a host it is the default site. `onto_default`: the default site gets
    this host's name, and keeps its pages.
    """

    kind: str
    host: Host | None = None
    name: str = ""
    onto_default: bool = False

    @property
    def kind_in_words(self) -> str:
        return str(Face.Kind(self.kind).label)


@dataclass(frozen=True, slots=True)
class Step:
    """What making one face does. `site` is the one that is there, None where one is made; `face` is what it
    shows already; `renamed` the name it gets, `new_home` whether it gets a home.
    """

    wanted: Wanted
    site: Site | None
    face: Face | None
    renamed: Host | None
    new_home: bool

    @property
    def address(self) -> str:
        """Where it answers afterwards."""
        host = self.renamed or (self.wanted.host if self.site is None else None)
        return host.address if host else str(self.site and self.site.root_url)

    @property
    def hostname(self) -> str:
        host = self.renamed or (self.wanted.host if self.site is None else None)
        return host.name if host else str(self.site and self.site.hostname)


def plan(wanted: Wanted) -> Step:
    """Reads only. A site that shows Wagtail's first page, or none yet, gets a home; somebody's page stays.

    A fresh site's own default, at which nobody wrote anything, is the one for skills whatever its name is.
    """
    site = site_at(wanted.host)
    renamed = None
    default = Site.objects.select_related("root_page").filter(is_default_site=True).first()
    if site is None and default is not None and _takes_over(wanted, default):
        site, renamed = default, wanted.host
    face = Face.objects.select_related("site").filter(site=site).first() if site else None
    new_home = face is None and (site is None or _is_wagtails_first(site.root_page))
    return Step(wanted, site, face, renamed, new_home and homes.get(wanted.kind) is not None)


def _takes_over(wanted: Wanted, default: Site) -> bool:
    if wanted.kind != Face.Kind.SKILLS or Face.objects.filter(site=default).exists():
        return False
    return wanted.onto_default or _is_wagtails_first(default.root_page)


@transaction.atomic
def make_face(wanted: Wanted) -> tuple[Face, bool]:
    """The face that is asked for, and whether it is new: what `plan` tells. Raises NoHome. What is there
    stays.
    """
    step = plan(wanted)
    if step.face is not None:
        return step.face, False
    site = step.site
    if site is not None:
        lock(site)
    if site is not None and step.renamed is not None:
        site.hostname, site.port = step.renamed.name, step.renamed.port
        site.save(update_fields=["hostname", "port"])
    if site is None or step.new_home:
        site = _with_home(wanted, site)
    face = Face.objects.create(site=site, kind=wanted.kind, name=(wanted.name or name_of_site(site))[:60])
    return face, True


def site_at(host: Host | None) -> Site | None:
    """Of several with this name, the one at its port; the default one without a host."""
    sites = Site.objects.select_related("root_page")
    if host is None:
        return sites.filter(is_default_site=True).first()
    here = list(sites.filter(hostname=host.name).order_by("-is_default_site", "pk"))
    return min(here, key=lambda site: site.port != host.port, default=None)


def _is_wagtails_first(page: Page) -> bool:
    """The page *Welcome to your new Wagtail site*, which nobody wrote."""
    return page.depth == 2 and page.specific_class is Page and not page.get_children().exists()


def _with_home(wanted: Wanted, site: Site | None) -> Site:
    home = homes.get(wanted.kind)
    host = wanted.host or Host("localhost", usual_port())
    if home is None:
        raise NoHome(wanted.kind)
    title = wanted.name or (name_of_site(site) if site else host.name)
    root = Page.get_first_root_node()
    page = root.add_child(instance=_named(home.make(title), title))
    if site is None:
        default = not Site.objects.filter(is_default_site=True).exists()
        return Site.objects.create(
            hostname=host.name, port=host.port, root_page=page, site_name=title, is_default_site=default
        )
    site.root_page = page
    site.save(update_fields=["root_page"])
    return site


def _named(page: Page, title: str) -> Page:
    """With a slug of its own: Wagtail's first page may hold *home*."""
    taken = set(Page.get_first_root_node().get_children().values_list("slug", flat=True))
    slug = slugify(title) or "home"
    page.slug = next(name for name in (slug, *(f"{slug}-{n}" for n in range(2, 1000))) if name not in taken)
    return page

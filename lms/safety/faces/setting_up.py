"""Sites and faces for whoever sets a site up, without the editor."""

from django.db import transaction
from django.utils.text import slugify
from wagtail.models import Page, Site

from lms.contracts.homes import homes
from lms.safety.faces.models import Face
from lms.safety.faces.queries import name_of_site


class NoHome(Exception):
    """No installed package brings a page that could be the home of this face."""


@transaction.atomic
def make_face(kind: str, hostname: str = "", name: str = "") -> tuple[Face, bool]:
    """The face of this kind, and whether it is new: on the site with this host name, made if there is none.

    Without a host name it is the default site. A site that shows Wagtail's first page, or none yet, gets a
    home of this face's; one that shows somebody's page keeps it. Raises NoHome. What is there stays.
    """
    site = _site_at(hostname)
    found = Face.objects.filter(site=site).first() if site else None
    if found is not None:
        return found, False
    if site is None or _is_wagtails_first(site.root_page):
        site = _with_home(kind, site, hostname, name)
    return Face.objects.create(site=site, kind=kind, name=(name or name_of_site(site))[:60]), True


def _site_at(hostname: str) -> Site | None:
    sites = Site.objects.select_related("root_page")
    return sites.filter(hostname=hostname).first() if hostname else sites.filter(is_default_site=True).first()


def _is_wagtails_first(page: Page) -> bool:
    """The page *Welcome to your new Wagtail site*, which nobody wrote."""
    return page.depth == 2 and page.specific_class is Page and not page.get_children().exists()


def _with_home(kind: str, site: Site | None, hostname: str, name: str) -> Site:
    home = homes.get(kind)
    if home is None:
        if site is not None:
            return site
        raise NoHome(kind)
    title = name or (name_of_site(site) if site else hostname)
    root = Page.get_first_root_node()
    page = root.add_child(instance=_named(home.make(title), title))
    if site is None:
        default = not Site.objects.filter(is_default_site=True).exists()
        return Site.objects.create(
            hostname=hostname or "localhost", root_page=page, site_name=title, is_default_site=default
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

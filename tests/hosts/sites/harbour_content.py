"""What stands on the harbour's site before anybody installs us, with fixed days."""

import datetime

DAY = datetime.datetime(2026, 3, 1, 9, tzinfo=datetime.UTC)


def written() -> None:
    from harbour.base.models import HomePage
    from wagtail.models import Page, Site

    first = Page.objects.get(depth=2)
    first.slug = "first"
    first.save()
    home = HomePage(
        title="The Old Harbour", slug="harbour", welcome="Boats, soup and a marigold on the quay."
    )
    Page.get_first_root_node().add_child(instance=home)
    site = Site.objects.get()
    site.hostname, site.root_page, site.site_name = "localhost", home, "The Old Harbour"
    site.save()
    first.delete()
    _along_the_quay(home)
    _files()
    Page.objects.update(first_published_at=DAY, last_published_at=DAY, latest_revision_created_at=DAY)


def _along_the_quay(home) -> None:
    from harbour.base.models import PlainPage
    from harbour.berths.models import BerthPage, BerthsPage, Tide
    from harbour.boats.models import BoatPage, BoatsPage, Shipyard
    from harbour.journal.models import EntryPage, JournalPage, Writer
    from harbour.people.models import Keeper
    from harbour.soups.models import SoupPage, SoupsPage
    from wagtail.contrib.redirects.models import Redirect
    from wagtail.models import PageViewRestriction

    def under(parent, model, title, **fields):
        page = model(title=title, slug=title.lower().replace(" ", "-"), show_in_menus=True, **fields)
        return parent.add_child(instance=page)

    keeper = Keeper.objects.create(name="Ada", trade="Keeper of the light")
    journal = under(home, JournalPage, "Journal", introduction="Days on the water.")
    entry = under(journal, EntryPage, "First frost", body="<p>A marigold in the ice.</p>")
    entry.tags.add("winter")
    entry.writers = [Writer(keeper=keeper)]
    entry.save()
    under(journal, EntryPage, "Spring tide", body="<p>Nothing stood still.</p>").tags.add("spring")
    boats = under(home, BoatsPage, "Boats")
    under(
        boats, BoatPage, "Marigold", story="Built for soup.", shipyard=Shipyard.objects.create(name="Rosso")
    )
    berths = under(home, BerthsPage, "Berths")
    berth = under(berths, BerthPage, "Berth seven", place="Behind the crane")
    berth.tides = [Tide(words="Not at low water")]
    berth.save()
    soups = under(home, SoupsPage, "Soups")
    under(soups, SoupPage, "Fish soup", steps=[("step", "Cut a lemon.")])
    hidden = under(home, PlainPage, "Members", body="<p>For members.</p>")
    PageViewRestriction.objects.create(page=hidden, restriction_type="login")
    Redirect.add_redirect("/old-journal", redirect_to=journal)


def _files() -> None:
    from django.core.files.base import ContentFile
    from wagtail.documents import get_document_model
    from wagtail.images import get_image_model
    from wagtail.images.tests.utils import get_test_image_file

    get_image_model().objects.create(title="The crane", file=get_test_image_file("crane.png"))
    get_document_model().objects.create(title="Tide table", file=ContentFile(b"tides", "tides.txt"))

"""What stands on the site before it hears of us."""

import io

from django.contrib.auth import get_user_model
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from PIL import Image as Drawing
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.models import Page, Site

from newsroom.news.models import FrontPage, SectionPage, StoryPage, Topic

EDITOR = "ed@harbour.example"


PICTURE, PAPER = "original_images/harbour.png", "documents/tides.txt"


def draw() -> None:
    """The files, where an earlier visit made the rows."""
    drawn = io.BytesIO()
    Drawing.new("RGB", (640, 400), "#26899e").save(drawn, "PNG")
    for name, data in ((PICTURE, drawn.getvalue()), (PAPER, b"high")):
        default_storage.save(name, ContentFile(data))


def write() -> None:
    picture = get_image_model().objects.create(
        title="The harbour", credit="N. Lima", file=PICTURE, width=640, height=400
    )
    get_document_model().objects.create(title="Tides", source="The port", file=PAPER)
    get_user_model().objects.create_superuser(EDITOR, "a-long-password", first_name="Edda")
    root = Page.get_first_root_node()
    site = Site.objects.get()
    front = root.add_child(
        instance=FrontPage(title="News from the harbour", slug="front", welcome="<p>Good morning.</p>")
    )
    Site.objects.update(root_page=front)
    site.root_page.delete()
    town = front.add_child(instance=SectionPage(title="Town", slug="town"))
    topic = Topic.objects.create(name="Traffic")
    story = StoryPage(title="A new bridge", slug="bridge", teaser_picture=picture, topic=topic)
    story.body = [("words", "<p>It opens in spring.</p>"), ("picture", picture)]
    town.add_child(instance=story)
    story.save_revision().publish()

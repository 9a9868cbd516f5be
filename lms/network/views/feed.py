"""What was published last, for programs that read such lists (Atom)."""

from django.http import HttpRequest, HttpResponse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views import View

from lms.core import days
from lms.core.texts import language_of
from lms.network.practices.queries import public, with_all_shown
from lms.network.practices.shown import ShownPractice
from lms.network.views.page import address_here

NEWEST = 20


class FeedView(View):
    def get(self, request: HttpRequest) -> HttpResponse:
        feed = Atom1Feed(
            title=f"{request.face.name}: {_('Good practices')}",
            link=address_here(request, "practices:shelf"),
            description="",
            language=get_language() or "en",
            feed_url=address_here(request, "practices:feed"),
        )
        for row in with_all_shown(public())[:NEWEST]:
            practice = ShownPractice(row)
            feed.add_item(
                title=str(practice.title),
                link=address_here(request, "practices:practice", row.uuid),
                description=str(practice.summary),
                author_name=practice.by,
                unique_id=f"urn:uuid:{row.uuid}",
                pubdate=days.noon_of(row.published_on),
                updateddate=days.noon_of(row.checked_on),
                categories=practice.themes,
                language=language_of(practice.title),
            )
        return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")

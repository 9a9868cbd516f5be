"""What Wagtail's pages need: the way out in its editor, its own error page included, and the interruption
before sensitive pages.
"""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponseBase
from django.templatetags.static import static
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import pgettext
from wagtail import hooks

from lms.core.conf import conf
from lms.safety.access.ours import is_guarded_path
from lms.safety.access.policy import first_unmet
from lms.safety.access.request import current_request
from lms.safety.faces import editor_wall
from lms.safety.faces.one_face import PROGRAMME, SKILLS, kind_here
from lms.safety.leaving.ways_out import is_preview, leave_address
from lms.safety.outside.seen import closed_behind

#: What the editor of each face adds to Wagtail: how it looks, what keeps a page from coming back, the way
#: out, the quiet page.
FILES = {
    SKILLS: ("lms/css/editor.css", "lms/js/fresh.js", "lms/js/leave.js", "lms/js/stay.js"),
    PROGRAMME: ("fold/rooms.css", "fold/again.js", "fold/out.js", "fold/quiet.js"),
}


def _is_guarded() -> bool:
    """Whether the site hands us its editor: a host's looks and behaves as before."""
    return is_guarded_path(reverse("wagtailadmin_home"))


@hooks.register("register_admin_urls")
def put_up_the_wall() -> list:
    """Asked when the editor's addresses are made: every app is ready then, and has registered its
    policies.
    """
    editor_wall.put_up()
    return []


@hooks.register("construct_admin_api", order=100)
def api_of_this_face(router: Any) -> None:
    """In the place of Wagtail's own, which registered before. In an editor for one face only copying is
    another.

    From Wagtail 8.1 on nobody asks: its editor finds pages by their policy, and files in no such way.
    """
    from lms.safety.faces import editor_api  # noqa: PLC0415 - what it builds on is gone in Wagtail 8.1

    if len(conf.face_urlconfs) < 2:
        router.register_endpoint("pages", editor_api.Pages)
        return
    router.register_endpoint("pages", editor_api.PagesHere)
    router.register_endpoint("images", editor_api.ImagesHere)
    router.register_endpoint("documents", editor_api.DocumentsHere)


@hooks.register("construct_reports_menu")
def no_report_over_both_faces(request: HttpRequest, items: list) -> None:
    if editor_wall.other_homes(request):
        items[:] = [item for item in items if item.name != "page-types-usage"]


@hooks.register("construct_page_chooser_queryset")
def pages_of_this_face(pages: Any, request: HttpRequest) -> Any:
    return editor_wall.pages_here(pages, request)


@hooks.register("construct_image_chooser_queryset")
@hooks.register("construct_document_chooser_queryset")
def files_of_this_face(files: Any, request: HttpRequest) -> Any:
    return editor_wall.files_here(files)


@hooks.register("before_serve_page")
def interrupt_before_sensitive(
    page: Any, request: HttpRequest, _args: tuple, _kwargs: dict
) -> HttpResponseBase | None:
    """A page whose class says `sensitive = True` is preceded, once in a session, by the page about
    her phone.
    """
    return first_unmet(request, "told") if getattr(page, "sensitive", False) else None


@hooks.register("after_publish_page")
def tell_of_what_visitors_cannot_follow(request: HttpRequest, page: Any) -> None:
    """A page that visitors read may lead to one that they cannot: its title is told where an editor chose it,
    and its address leads nowhere.
    """
    for title in closed_behind(page.specific):
        messages.warning(
            request,
            _(
                "This page leads to “%(title)s”. Visitors cannot open that page. If its title should stay"
                " inside too, take the link out."
            )
            % {"title": title},
        )


@hooks.register("insert_global_admin_css")
def leave_in_the_editor() -> SafeString:
    """In the head, because Wagtail's 404 has no other place for it.

    Where the page has no link of ours, the script makes one. Never in what the editor frames.
    """
    request = current_request.get()
    if not _is_guarded() or (request is not None and is_preview(request)):
        return format_html("{}", "")
    look, fresh, out, _quiet = FILES[kind_here()]
    return format_html(
        '<link rel="stylesheet" href="{}"><script src="{}" defer></script><script src="{}" data-word="{}"'
        " defer></script>",
        static(look),
        static(fresh),
        static(out),
        pgettext("leave this page", "Leave"),
    )


@hooks.register("insert_global_admin_js")
def leave_link_and_quiet_page() -> SafeString:
    """A plain link, so that the way out waits for no script; and the question before a quiet page closes."""
    if not _is_guarded():
        return format_html("{}", "")
    return format_html(
        '<script src="{}" data-address="{}" data-unlock="{}" data-soon="{}" data-here="{}" data-open="{}"'
        ' defer></script><a class="leave" href="{}" data-leave data-over="leave leave--floating"'
        ' rel="nofollow noreferrer" data-once="{}" data-twice="{}">{}</a>',
        static(FILES[kind_here()][3]),
        reverse("safety:stay"),
        reverse("safety:unlock"),
        _("Are you still here? This page closes in a minute."),
        _("I am still here"),
        _("Open this page again"),
        leave_address(),
        _("Shift pressed once. Press it two more times to leave this page."),
        _("Shift pressed twice. Press it once more to leave this page."),
        pgettext("leave this page", "Leave"),
    )

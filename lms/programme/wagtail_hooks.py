from django.http import HttpRequest
from django.urls import path, reverse_lazy
from django.utils.translation import gettext_lazy as _
from wagtail import hooks
from wagtail.admin.menu import MenuItem

from lms.programme.rights.queries import has_rights_to_review
from lms.programme.rights.views import ReviewsView, ReviewView


@hooks.register("register_admin_urls")
def addresses() -> list:
    return [
        path("rights/reviews/", ReviewsView.as_view(), name="rights_reviews"),
        path("rights/reviews/<int:page_id>/", ReviewView.as_view(), name="rights_review"),
    ]


class ReviewsItem(MenuItem):
    def is_shown(self, request: HttpRequest) -> bool:
        return has_rights_to_review(request.user)


@hooks.register("register_reports_menu_item")
def reviews_item() -> MenuItem:
    return ReviewsItem(
        _("Reviews of rights"),
        reverse_lazy("rights_reviews"),
        name="rights_reviews",
        icon_name="clipboard-list",
        order=350,
    )

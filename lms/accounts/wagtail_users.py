"""Wagtail's user pages without learners: people live on our own desks. Use it as `user_viewset` of Wagtail's users app."""

from typing import Any

from django.db.models import QuerySet
from wagtail.users.views import users


def without_learners(queryset: QuerySet) -> QuerySet:
    return queryset.filter(profile=None)


class StaffIndexView(users.IndexView):
    def get_base_queryset(self) -> QuerySet:
        return without_learners(super().get_base_queryset())


class StaffOnlyMixin:
    """A learner's id in the address is a 404, like any other id that does not exist."""

    def get_object(self, queryset: Any = None) -> Any:
        return super().get_object(without_learners(self.model._default_manager.all()))


class StaffEditView(StaffOnlyMixin, users.EditView):
    pass


class StaffDeleteView(StaffOnlyMixin, users.DeleteView):
    pass


class StaffHistoryView(StaffOnlyMixin, users.HistoryView):
    pass


class StaffUserViewSet(users.UserViewSet):
    index_view_class = StaffIndexView
    edit_view_class = StaffEditView
    delete_view_class = StaffDeleteView
    history_view_class = StaffHistoryView

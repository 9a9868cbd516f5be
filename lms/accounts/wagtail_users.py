"""Wagtail's user pages without learners: people live on our own desks. Use it as `user_viewset` of Wagtail's users app."""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_list_or_404
from wagtail.users.views import users
from wagtail.users.views.bulk_actions import AssignRoleBulkAction, DeleteBulkAction, SetActiveStateBulkAction

from lms.safety.policy import first_unmet


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


class StaffHistoryView(users.HistoryView):
    def get_base_object_queryset(self) -> QuerySet:
        return without_learners(super().get_base_object_queryset())


class StaffOnlyBulkMixin:
    """ "All of them" in the address must not reach a learner either. Who changes accounts has proved lately that it is she."""

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        return first_unmet(request, "recent") or super().dispatch(request, *args, **kwargs)

    @classmethod
    def get_queryset(cls, model: Any, object_ids: list[Any]) -> list[Any]:
        return get_list_or_404(without_learners(model._default_manager.all()), pk__in=object_ids)


class StaffAssignRole(StaffOnlyBulkMixin, AssignRoleBulkAction):
    pass


class StaffDelete(StaffOnlyBulkMixin, DeleteBulkAction):
    pass


class StaffSetActiveState(StaffOnlyBulkMixin, SetActiveStateBulkAction):
    pass


BULK_ACTIONS = (StaffAssignRole, StaffDelete, StaffSetActiveState)


class StaffUserViewSet(users.UserViewSet):
    index_view_class = StaffIndexView
    edit_view_class = StaffEditView
    delete_view_class = StaffDeleteView
    history_view_class = StaffHistoryView

"""Wagtail's user pages without learners: people live on our own desks.

Use it as `user_viewset` of Wagtail's users app.
"""

from typing import Any

from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import get_list_or_404
from wagtail.users.forms import UserCreationForm, UserEditForm
from wagtail.users.views import users
from wagtail.users.views.bulk_actions import AssignRoleBulkAction, DeleteBulkAction, SetActiveStateBulkAction

from lms.accounts.actions import changed_by_another
from lms.accounts.sessions import end_sign_ins
from lms.accounts.user_model import signs_in_with_address
from lms.safety.access.ours import is_guarded_path
from lms.safety.access.policy import first_unmet


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
    def save_instance(self) -> Any:
        instance = super().save_instance()
        if not self.editing_self:
            changed_by_another(instance, by=self.request.user, what=self.form.changed_data)
        return instance


class StaffDeleteView(StaffOnlyMixin, users.DeleteView):
    def delete_action(self) -> None:
        end_sign_ins({self.object.pk})
        super().delete_action()


class StaffHistoryView(users.HistoryView):
    def get_base_object_queryset(self) -> QuerySet:
        return without_learners(super().get_base_object_queryset())


class StaffOnlyBulkMixin:
    """ "All of them" in the address must not reach a learner either.

    Who changes accounts has proved lately that it is she, where our sign-in opens the editor.
    """

    def dispatch(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponseBase:
        unmet = first_unmet(request, "recent") if is_guarded_path(request.path_info) else None
        return unmet or super().dispatch(request, *args, **kwargs)

    @classmethod
    def get_queryset(cls, model: Any, object_ids: list[Any]) -> list[Any]:
        return get_list_or_404(without_learners(model._default_manager.all()), pk__in=object_ids)


class StaffAssignRole(StaffOnlyBulkMixin, AssignRoleBulkAction):
    """Adds a right and takes none away."""


class EndsSignInsMixin(StaffOnlyBulkMixin):
    @classmethod
    def execute_action(cls, objects: list[Any], **kwargs: Any) -> tuple[int, int]:
        """An account that is active again later begins without the sessions of before."""
        by = kwargs.get("user")
        end_sign_ins({person.pk for person in objects if by is None or person.pk != by.pk})
        return super().execute_action(objects, **kwargs)


class StaffDelete(EndsSignInsMixin, DeleteBulkAction):
    pass


class StaffSetActiveState(EndsSignInsMixin, SetActiveStateBulkAction):
    pass


BULK_ACTIONS = (StaffAssignRole, StaffDelete, StaffSetActiveState)


class NoMailMixin:
    """Nobody needs an address: nothing is sent (S12), and one tells where somebody works (decision 17)."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if "email" in self.fields and not signs_in_with_address():
            self.fields["email"].required = False


class StaffCreationForm(NoMailMixin, UserCreationForm):
    class Meta(UserCreationForm.Meta):
        pass


class StaffEditForm(NoMailMixin, UserEditForm):
    class Meta(UserEditForm.Meta):
        pass


class StaffUserViewSet(users.UserViewSet):
    def get_form_class(self, for_update: bool = False) -> type:
        return StaffEditForm if for_update else StaffCreationForm

    index_view_class = StaffIndexView
    edit_view_class = StaffEditView
    delete_view_class = StaffDeleteView
    history_view_class = StaffHistoryView

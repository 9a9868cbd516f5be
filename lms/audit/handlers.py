"""What the audit hears of by itself: every way in, whichever door, and what Wagtail logs about settings,
roles and accounts.

Signals here because the doors and the editor are not ours: Django and Wagtail tell about them in no other
way.
"""

from typing import Any

from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.contrib.auth.signals import user_logged_in, user_logged_out
from django.db import connections
from django.db.models.signals import post_migrate, post_save, pre_delete
from django.dispatch import receiver
from wagtail.contrib.settings.models import AbstractSetting
from wagtail.models import ModelLogEntry

from lms.audit import guard
from lms.audit.actions import change_openings, let_go, record
from lms.audit.models import AccessEntry
from lms.core.people import Person


@receiver(user_logged_in, dispatch_uid="lms.audit.signed_in")
def signed_in(user: Person, **kwargs: Any) -> None:
    record("signed_in", actor=user, subject=user)


@receiver(user_logged_out, dispatch_uid="lms.audit.signed_out")
def signed_out(user: Person, **kwargs: Any) -> None:
    if user is not None and user.pk:
        record("signed_out", actor=user, subject=user)


@receiver(post_save, sender=ModelLogEntry, dispatch_uid="lms.audit.edited")
def edited_in_wagtail(instance: ModelLogEntry, created: bool, **kwargs: Any) -> None:
    model = instance.content_type.model_class() if created and instance.content_type else None
    if model is None:
        return
    if issubclass(model, AbstractSetting):
        record("settings.changed", actor=instance.user, subject=model._meta.label_lower)
    elif issubclass(model, Group):
        record(
            "role.rights_changed", actor=instance.user, subject=model._meta.label_lower, how=instance.action
        )
    elif issubclass(model, get_user_model()):
        person = get_user_model().objects.filter(pk=instance.object_id).first()
        record(
            "role.account_changed", actor=instance.user, subject="account", about=person, how=instance.action
        )


@receiver(pre_delete, dispatch_uid="lms.audit.account_goes")
def account_goes(sender: type, instance: Any, **kwargs: Any) -> None:
    """Whichever way an account is deleted: what hangs on it here goes by the book."""
    if sender is get_user_model():
        let_go(instance)


@receiver(pre_delete, sender="lms.Organisation", dispatch_uid="lms.audit.organisation_goes")
def organisation_goes(instance: Any, **kwargs: Any) -> None:
    change_openings(AccessEntry.objects.filter(organisation=instance), organisation=None)


@receiver(post_migrate, dispatch_uid="lms.audit.guard")
def put_up_guard(app_config: Any, using: str, **kwargs: Any) -> None:
    if app_config is apps.get_app_config("lms"):
        guard.put_up(connections[using])

"""The doors of Wagtail: whatever is uploaded is made clean before it is stored, whichever way it came.

The forms tell an author in plain words what is wrong. The receivers stand behind them, for what comes without
a form: an API, a script, a task, the second step of the uploader. They are signals because Wagtail's models
are not ours to change, and a model's save is the one place every door leads through.
"""

import uuid
from collections.abc import Callable
from functools import wraps
from pathlib import PurePath
from typing import IO, Any

from django.apps import apps
from django.core.files.base import ContentFile, File
from django.core.signals import request_finished
from django.db import transaction
from django.db.models import Model
from django.db.models.signals import post_delete, post_save, pre_save
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from lms.contracts import event
from lms.core.conf import conf
from lms.intake import stored
from lms.intake.documents import LARGEST_FILE
from lms.intake.events import FileGone
from lms.intake.images import clean_image
from lms.intake.limited import read_in_child
from lms.intake.problems import IntakeProblem
from lms.intake.received import Received

#: Where a row keeps the name of the file it had until now.
REPLACED = "_replaced_file"
Cleaner = Callable[[IO[bytes]], Received]


class CleanFile(ContentFile):
    """A file that went through intake, so it is not made clean a second time on its way into storage."""


def clean_document(file: IO[bytes]) -> Received:
    """A recording, a PDF, a film or its captions. Raises IntakeProblem for anything else."""
    return read_in_child("library", file, largest=LARGEST_FILE)


def cleaned(file: File, cleaner: Cleaner) -> CleanFile:
    """Under a name drawn at random. A refusal names the file as whoever sent it knows it."""
    try:
        received = cleaner(file)
    except IntakeProblem as problem:
        raise problem.named(PurePath(file.name or "").name) from None
    return CleanFile(received.content, name=f"{uuid.uuid4().hex}.{received.extension}")


def connect() -> None:
    """The library of a site that asks for it (`LMS_INTAKE_LIBRARY`); any other is only watched."""
    if conf.intake_library:
        _make_clean()
    else:
        _watch()


def _watch() -> None:
    """A host's library takes what it took before. What shows a file of it is told when that goes."""
    for model in (get_image_model(), get_document_model()):
        named = f"lms.intake.watch.{model._meta.label}"
        pre_save.connect(remember_what_was_there, sender=model, dispatch_uid=named)
        post_save.connect(tell_of_the_replaced, sender=model, dispatch_uid=named)
    _tell_of_deleted()


def remember_what_was_there(
    sender: type[Model], instance: Any, update_fields: Any = None, raw: bool = False, **kwargs: Any
) -> None:
    if raw or (update_fields is not None and "file" not in update_fields):
        return
    before = _name_before(sender, instance, "file")
    if before and before != instance.file.name:
        instance.__dict__[REPLACED] = before


def tell_of_the_replaced(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    if replaced := instance.__dict__.pop(REPLACED, ""):
        if hasattr(instance, "renditions"):
            instance.renditions.all().delete()  # they show the file before; each is told of
        _tell_it_is_gone(replaced)


def _tell_of_deleted() -> None:
    for model in (get_image_model(), get_image_model().get_rendition_model(), get_document_model()):
        post_delete.connect(tell_of_the_deleted, sender=model, dispatch_uid=f"lms.intake.{model._meta.label}")


def _make_clean() -> None:
    models = [get_image_model(), get_document_model(), apps.get_model("wagtailcore", "UploadedFile")]
    if apps.is_installed("wagtail.users"):
        models.append(apps.get_model("wagtailusers", "UserProfile"))
    for model in models:
        pre_save.connect(clean_before_saving, sender=model, dispatch_uid=f"lms.intake.{model._meta.label}")
        post_save.connect(forget_when_saved, sender=model, dispatch_uid=f"lms.intake.{model._meta.label}")
        _undo_when_it_fails(model)
    _tell_of_deleted()
    request_finished.connect(stored.settle, dispatch_uid="lms.intake")


def clean_before_saving(
    sender: type[Model], instance: Any, update_fields: Any = None, raw: bool = False, **kwargs: Any
) -> None:
    name = _file_field(sender)
    if raw or (update_fields is not None and name not in update_fields):
        return
    field, before = getattr(instance, name), _name_before(sender, instance, name)
    if before and before != (field.name if field else ""):
        stored.delete_later(field.storage, before)
        instance.__dict__[REPLACED] = before
    if not field:
        return
    if field._committed:
        if before != field.name:
            _replace_stored(instance, name, _cleaner_for(instance))
    elif not isinstance(field.file, CleanFile):
        _put(instance, name, cleaned(field.file, _cleaner_for(instance)))
    else:
        instance.__dict__[stored.CLEAN] = field.file
    if not getattr(instance, name)._committed:
        stored.remember(instance, name)


def forget_when_saved(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    stored.settle_when_saved()
    replaced = instance.__dict__.pop(REPLACED, "")
    if replaced and _is_of_the_library(sender):
        if hasattr(instance, "renditions"):
            instance.renditions.all().delete()  # they show the file before; each is told of
        _tell_it_is_gone(replaced)


def tell_of_the_deleted(sender: type[Model], instance: Any, **kwargs: Any) -> None:
    if instance.file:
        _tell_it_is_gone(instance.file.name)


def _tell_it_is_gone(name: str) -> None:
    with transaction.atomic():
        event.emit(FileGone(name))


def _is_of_the_library(model: type[Model]) -> bool:
    return model in {get_image_model(), get_document_model()}


def _file_field(sender: type[Model]) -> str:
    return "avatar" if sender._meta.label_lower == "wagtailusers.userprofile" else "file"


def _name_before(sender: type[Model], instance: Any, name: str) -> str:
    """What the row in the database names."""
    if instance.pk is None:
        return ""
    return sender._base_manager.filter(pk=instance.pk).values_list(name, flat=True).first() or ""


def _replace_stored(instance: Any, name: str, cleaner: Cleaner) -> None:
    """It was written straight into storage: read it back, and leave nothing of it behind even when it is
    refused.

    Unless it is another row's file: that one stays, and this row gets its own.
    """
    field = getattr(instance, name)
    storage, stored_name = field.storage, field.name
    try:
        with storage.open(stored_name, "rb") as file:
            clean = cleaned(file, cleaner)
    finally:
        field.close()
        if not stored.is_named(stored_name):
            storage.delete(stored_name)
    _put(instance, name, clean)


def _put(instance: Any, name: str, clean: CleanFile) -> None:
    setattr(instance, name, clean)
    instance.__dict__[stored.CLEAN] = clean
    # What Wagtail knew about the file was true of the old bytes.
    if hasattr(instance, "file_size"):
        instance.file_size = instance.file.size
        instance._set_file_hash()


def _cleaner_for(instance: Any) -> Cleaner:
    about = (
        instance.for_content_type.model_class() if hasattr(instance, "for_content_type") else type(instance)
    )
    return clean_document if issubclass(about, get_document_model()) else clean_image


def _undo_when_it_fails(model: type[Model]) -> None:
    """The file is written before the row is.

    No signal tells of a row that could not be, so the model's own saving is asked.
    """
    theirs = model.save_base
    if getattr(theirs, "undoes", False):
        return

    @wraps(theirs)
    def save_base(self: Any, *args: Any, **kwargs: Any) -> None:
        try:
            theirs(self, *args, **kwargs)
        except Exception:
            stored.undo_writing(self, _file_field(type(self)))
            raise

    save_base.undoes = True  # type: ignore[attr-defined]
    model.save_base = save_base

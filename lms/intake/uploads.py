"""The doors of Wagtail: whatever is uploaded is made clean before it is stored, whichever way it came.

The forms tell an author in plain words what is wrong. The receivers stand behind them, for what comes without a form: an API, a
script, a task, the second step of the uploader. They are signals because Wagtail's models are not ours to change, and a model's
save is the one place every door leads through.
"""

from collections.abc import Callable
from typing import IO, Any

from django.apps import apps
from django.core.files.base import File
from django.db.models import Model
from django.db.models.signals import pre_save
from wagtail.documents import get_document_model
from wagtail.images import get_image_model

from lms.intake.images import clean_image
from lms.intake.pdf import clean_pdf
from lms.intake.problems import IntakeProblem
from lms.intake.received import CleanFile, Received
from lms.intake.sound.clean import KINDS, clean_sound

Cleaner = Callable[[IO[bytes]], Received]


def clean_document(file: IO[bytes]) -> Received:
    """A recording or a PDF. Office documents hold authors, histories and programs: they are refused."""
    file.seek(0)
    beginning = file.read(1024)
    file.seek(0)
    if b"%PDF-" in beginning:
        return clean_pdf(file)
    try:
        return clean_sound(file)
    except IntakeProblem as problem:
        if problem.key == "file.wrong_kind":
            raise IntakeProblem("file.wrong_kind", kinds=f"{KINDS}, PDF") from None
        raise


def cleaned(file: File, cleaner: Cleaner) -> CleanFile:
    file.seek(0)
    return cleaner(file).as_file()


def connect() -> None:
    pre_save.connect(clean_before_saving, sender=get_image_model(), dispatch_uid="lms.intake.image")
    pre_save.connect(clean_before_saving, sender=get_document_model(), dispatch_uid="lms.intake.document")
    pre_save.connect(clean_before_saving, sender=apps.get_model("wagtailcore", "UploadedFile"), dispatch_uid="lms.intake.uploaded")
    if apps.is_installed("wagtail.users"):
        pre_save.connect(clean_before_saving, sender=apps.get_model("wagtailusers", "UserProfile"), dispatch_uid="lms.intake.avatar")


def clean_before_saving(sender: type[Model], instance: Any, update_fields: Any = None, raw: bool = False, **kwargs: Any) -> None:
    name = "avatar" if sender._meta.label_lower == "wagtailusers.userprofile" else "file"
    field = getattr(instance, name)
    if raw or not field or (update_fields is not None and name not in update_fields):
        return
    if field._committed:
        if not sender._base_manager.filter(pk=instance.pk, **{name: field.name}).exists():
            _replace_stored(instance, name, _cleaner_for(instance))
    elif not isinstance(field.file, CleanFile):
        setattr(instance, name, cleaned(field.file, _cleaner_for(instance)))
        _measure(instance)


def _replace_stored(instance: Any, name: str, cleaner: Cleaner) -> None:
    """It was written straight into storage: read it back, and leave nothing of it behind even when it is refused."""
    field = getattr(instance, name)
    storage, stored_name = field.storage, field.name
    try:
        with storage.open(stored_name, "rb") as stored:
            clean = cleaned(stored, cleaner)
    finally:
        field.close()
        storage.delete(stored_name)
    setattr(instance, name, clean)
    _measure(instance)


def _cleaner_for(instance: Any) -> Cleaner:
    about = instance.for_content_type.model_class() if hasattr(instance, "for_content_type") else type(instance)
    return clean_document if issubclass(about, get_document_model()) else clean_image


def _measure(instance: Any) -> None:
    """What Wagtail knew about the file was true of the old bytes."""
    if hasattr(instance, "file_size"):
        instance.file_size = instance.file.size
        instance._set_file_hash()

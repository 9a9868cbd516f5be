"""A file that comes in is named for the face of its collection, and stays with it.

Stands behind the cleaning (lms.intake.uploads), at the same place and for the same reason: whatever stores a
file passes here.
"""

from pathlib import PurePosixPath
from typing import Any

from django.db.models import Model
from django.db.models.signals import pre_save
from wagtail.documents import get_document_model
from wagtail.images import get_image_model
from wagtail.utils.file import hash_filelike

from lms.intake.problems import IntakeProblem
from lms.safety.faces.belonging import kind_of_collection, kind_of_file, name_for, same_elsewhere


def connect() -> None:
    for model in (get_image_model(), get_document_model()):
        pre_save.connect(
            keep_to_its_face, sender=model, dispatch_uid=f"lms.intake.belonging.{model._meta.label_lower}"
        )


def keep_to_its_face(
    sender: type[Model], instance: Any, update_fields: Any = None, raw: bool = False, **kwargs: Any
) -> None:
    if (
        raw
        or not instance.file
        or (update_fields is not None and not {"file", "collection"} & set(update_fields))
    ):
        return
    kind = kind_of_collection(instance.collection)
    if instance.file._committed:
        if kind_of_file(instance.file.name) != kind:
            raise IntakeProblem("file.other_face")
        return
    if same_elsewhere(sender, file_hash=hash_filelike(instance.file.file), kind=kind):
        raise IntakeProblem("file.on_other_face")
    instance.file.name = name_for(kind, PurePosixPath(instance.file.name).suffix.removeprefix("."))

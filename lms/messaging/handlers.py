"""A file goes with its message, whichever way that goes: in time, with the account or the conversation.

A signal, because rows that go with another one pass no code of ours.
"""

from typing import Any

from django.db import transaction
from django.db.models.signals import post_delete
from django.dispatch import receiver

from lms.messaging.models import Message


@receiver(post_delete, sender=Message, dispatch_uid="lms.messaging.file_goes")
def file_goes(instance: Message, **kwargs: Any) -> None:
    """When the transaction is done: undone, it must still be there."""
    storage, name = instance.file.storage, instance.file.name
    if name:
        transaction.on_commit(lambda: storage.delete(name))

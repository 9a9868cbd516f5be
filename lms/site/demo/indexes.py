import gc
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django_tasks_db.models import DBTaskResult
from wagtail.signal_handlers import disable_reference_index_auto_update

#: What Wagtail's search does anew for one thing, as its task is called in every version.
SEARCH_TASK = ".insert_or_update_object_task"


@contextmanager
def indexed_once() -> Iterator[None]:
    """Whatever is written meanwhile stands in Wagtail's indexes at the end, and nothing waits for the worker.

    One by one it would be six thousand tasks, and the worker busy with them while somebody looks at the demo
    for the first time. Garbage is not looked for meanwhile: all that is written ends with the program.
    """
    gc.disable()
    try:
        with disable_reference_index_auto_update():
            yield
        DBTaskResult.objects.filter(task_path__endswith=SEARCH_TASK).delete()
        call_command("update_index", verbosity=0)
        call_command("rebuild_references_index", verbosity=0)
    finally:
        gc.enable()

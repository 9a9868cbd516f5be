from uuid import UUID

from django_tasks import task

from lms.jobs import actions


@task()
def run_job(job: str) -> None:
    """What the worker process does. It is told an id and nothing about anybody."""
    actions.run(UUID(job))

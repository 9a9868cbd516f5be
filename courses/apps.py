from importlib import import_module

from django.apps import AppConfig

#: Modules that register activity types, blocks, evidence and event handlers when the apps are ready, lowest
#: layer first.
READY = [
    "courses.activities.single.activity",
    "courses.activities.multiple.activity",
    "courses.activities.order.activity",
    "courses.questions.blocks",
    "courses.questions.handlers",
    "courses.catalogue.blocks",
    "courses.catalogue.titles",
    "courses.enrolments.titles",
    "courses.enrolments.handlers",
    "courses.attempts.evidence",
    "courses.progress.handlers",
    "courses.certificates.evidence",
    "courses.certificates.handlers",
    "courses.certificates.places",
    "courses.player.places",
    "courses.desk.places",
]


class CoursesConfig(AppConfig):
    name = "courses"
    label = "courses"
    verbose_name = "Courses"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for module in READY:
            import_module(module)

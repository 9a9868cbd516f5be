from importlib import import_module

from django.apps import AppConfig

#: Modules that register something when the apps are ready, lowest layer first.
READY = [
    "lms.pathways.templates.authored",
    "lms.pathways.templates.titles",
    "lms.pathways.circle.access_kinds",
    "lms.pathways.desk.menu",
    "lms.pathways.desk.needs",
    "lms.pathways.desk.panels",
    "lms.pathways.desk.rooms",
    "lms.pathways.hers.spoken",
    "lms.pathways.navigation",
    "lms.pathways.moving.handlers",
    "lms.pathways.plans.files",
]


class PathwaysConfig(AppConfig):
    name = "lms.pathways"
    label = "lms_pathways"
    verbose_name = "Plans"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for module in READY:
            import_module(module)

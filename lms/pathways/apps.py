from django.apps import AppConfig


class PathwaysConfig(AppConfig):
    name = "lms.pathways"
    label = "lms_pathways"
    verbose_name = "HEAL: plans"
    default_auto_field = "django.db.models.BigAutoField"

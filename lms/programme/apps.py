from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "lms.programme"
    label = "lms_programme"
    verbose_name = "HEAL: the programme face"
    default_auto_field = "django.db.models.BigAutoField"

from django.apps import AppConfig


class ProgrammeConfig(AppConfig):
    name = "lms.programme"
    label = "lms_programme"
    face = "programme"  # its words never reach the skills face: check_neutral does not look at them
    verbose_name = "HEAL: the programme face"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from lms.programme import home, navigation, rooms  # noqa: F401 - each fills a registry
        from lms.programme.coping import told_neutrally  # noqa: F401 - fills a registry
        from lms.programme.finding import pages  # noqa: F401 - the same
        from lms.programme.handouts import told_neutrally as handouts_told  # noqa: F401 - the same
        from lms.programme.rights import moderated  # noqa: F401 - the same
        from lms.programme.rights import told_neutrally as rights_told  # noqa: F401 - the same

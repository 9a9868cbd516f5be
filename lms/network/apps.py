from django.apps import AppConfig


class NetworkConfig(AppConfig):
    name = "lms.network"
    label = "lms_network"
    face = "programme"  # its words never reach the skills face: check_neutral does not look at them
    verbose_name = "HEAL: good practices, recommendations and round tables"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from lms.network import navigation, offered, policies  # noqa: F401 - fill registries
        from lms.network.collection import jobs  # noqa: F401 - the same
        from lms.network.desk import menu, moderated, rooms  # noqa: F401 - the same
        from lms.network.tables import concern  # noqa: F401 - the same

from django.apps import AppConfig


class MaterialsConfig(AppConfig):
    name = "employers.materials"
    label = "employers_materials"
    verbose_name = "Employers: materials"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from employers.materials import navigation  # noqa: F401 - fills a registry

from django.apps import AppConfig


class UsersConfig(AppConfig):
    name = "lms.site.users"
    label = "heal_users"
    verbose_name = "Accounts"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        from lms.site.users import declarations  # noqa: F401 - declares the personal data of the user model

from django.apps import AppConfig


class DemoConfig(AppConfig):
    name = "lms.site.demo"
    label = "heal_demo"
    verbose_name = "Demo"

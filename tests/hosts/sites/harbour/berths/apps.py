from django.apps import AppConfig


class BerthsConfig(AppConfig):
    name = "harbour.berths"
    label = "harbour_berths"

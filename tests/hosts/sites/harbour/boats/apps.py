from django.apps import AppConfig


class BoatsConfig(AppConfig):
    name = "harbour.boats"
    label = "harbour_boats"

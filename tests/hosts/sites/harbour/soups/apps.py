from django.apps import AppConfig


class SoupsConfig(AppConfig):
    name = "harbour.soups"
    label = "harbour_soups"

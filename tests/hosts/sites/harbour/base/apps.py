from django.apps import AppConfig


class BaseConfig(AppConfig):
    name = "harbour.base"
    label = "harbour_base"

from django.apps import AppConfig


class JournalConfig(AppConfig):
    name = "harbour.journal"
    label = "harbour_journal"

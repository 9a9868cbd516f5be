from importlib import import_module

from django.apps import AppConfig

#: Modules that register something when the apps are ready.
READY = [
    "employers.coaching.menu",
    "employers.coaching.needs",
    "employers.coaching.panels",
    "employers.coaching.rooms",
    "employers.coaching.slots",
    "employers.placements.access_kinds",
    "employers.placements.evidence",
    "employers.placements.outcomes",
    "employers.placements.closing",
    "employers.placements.concern",
    "employers.placements.destinations",
    "employers.placements.handlers",
    "employers.placements.navigation",
    "employers.placements.needs",
    "employers.placements.spoken",
    "employers.placements.slots",
    "employers.placements.front",
    "employers.placements.desk.access_kinds",
    "employers.placements.desk.menu",
    "employers.placements.desk.panels",
    "employers.placements.desk.rooms",
    "employers.contact.access_kinds",
    "employers.contact.concern",
    "employers.contact.handlers",
    "employers.contact.kinds",
    "employers.contact.navigation",
    "employers.contact.spoken",
    "employers.matching.access_kinds",
    "employers.matching.desk.menu",
    "employers.matching.desk.rooms",
    "employers.matching.handlers",
    "employers.matching.reasons",
    "employers.contact.slots",
    "employers.contact.front",
    "employers.matching.slots",
    "employers.members.desk.rooms",
    "employers.members.known",
    "employers.members.navigation",
    "employers.vacancies.desk.menu",
    "employers.vacancies.desk.moderated",
    "employers.vacancies.desk.rooms",
    "employers.vacancies.navigation",
    "employers.vacancies.spoken",
    "employers.vacancies.front",
    "employers.vetting.condition",
    "employers.vetting.yearly",
    "employers.vetting.desk.rooms",
    "employers.bans.condition",
    "employers.bans.desk.menu",
    "employers.bans.desk.moderated",
    "employers.bans.desk.rooms",
    "employers.bans.needs",
    "employers.applications.desk.menu",
    "employers.applications.desk.moderated",
    "employers.applications.desk.rooms",
    "employers.applications.known",
    "employers.applications.navigation",
    "employers.portfolios.access_kinds",
    "employers.portfolios.evidence",
    "employers.portfolios.concern",
    "employers.portfolios.desk.needs",
    "employers.portfolios.desk.panels",
    "employers.portfolios.desk.rooms",
    "employers.portfolios.navigation",
    "employers.portfolios.spoken",
    "employers.portfolios.handlers",
    "employers.portfolios.files",
]


class EmployersConfig(AppConfig):
    name = "employers"
    label = "employers"
    verbose_name = "Employers"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for module in READY:
            import_module(module)

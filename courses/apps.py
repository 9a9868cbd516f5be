from importlib import import_module

from django.apps import AppConfig

#: Modules that register activity types, blocks, evidence, event handlers and kinds of work when the apps
#: are ready, lowest layer first.
READY = [
    "courses.activities.single.activity",
    "courses.activities.multiple.activity",
    "courses.activities.order.activity",
    "courses.activities.true_false.activity",
    "courses.activities.short_answer.activity",
    "courses.activities.numeric.activity",
    "courses.activities.matching.activity",
    "courses.activities.gap.activity",
    "courses.activities.groups.activity",
    "courses.activities.open_text.activity",
    "courses.activities.picture_choice.activity",
    "courses.activities.hotspot.activity",
    "courses.activities.self_assessment.activity",
    "courses.activities.flash_cards.activity",
    "courses.activities.scenario.activity",
    "courses.activities.hand_in.activity",
    "courses.activities.voice_hand_in.activity",
    "courses.activities.say_it.activity",
    "courses.questions.blocks",
    "courses.questions.handlers",
    "courses.questions.authored",
    "courses.catalogue.blocks",
    "courses.catalogue.handlers",
    "courses.catalogue.titles",
    "courses.catalogue.teaching",
    "courses.enrolments.titles",
    "courses.enrolments.places",
    "courses.enrolments.handlers",
    "courses.sessions.titles",
    "courses.sessions.handlers",
    "courses.sessions.destinations",
    "courses.sessions.navigation",
    "courses.attempts.handed_in",
    "courses.attempts.evidence",
    "courses.attempts.destinations",
    "courses.analysis.jobs",
    "courses.progress.handlers",
    "courses.progress.jobs",
    "courses.certificates.evidence",
    "courses.certificates.destinations",
    "courses.certificates.handlers",
    "courses.certificates.navigation",
    "courses.certificates.checks",
    "courses.player.navigation",
    "courses.player.spoken",
    "courses.player.destinations",
    "courses.desk.access_kinds",
    "courses.desk.rooms",
    "courses.desk.menu",
    "courses.desk.needs",
    "courses.desk.session_needs",
    "courses.desk.people_source",
    "courses.desk.panels",
    "courses.desk.session_panel",
    "courses.desk.account_option",
    "courses.desk.group_lists",
    "courses.desk.handlers",
    "courses.reports.rooms",
    "courses.reports.menu",
]


class CoursesConfig(AppConfig):
    name = "courses"
    label = "courses"
    verbose_name = "Courses"
    default_auto_field = "django.db.models.BigAutoField"

    def ready(self) -> None:
        for module in READY:
            import_module(module)

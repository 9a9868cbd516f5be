from io import StringIO
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction

from courses.certificates.keys import make_issuer_key
from lms.accounts.models import Profile
from lms.competences.importing import starter
from lms.contacts.actions import make_missing_editions
from lms.core.planner import count_for_the_planner
from lms.site.demo import (
    contacts,
    content,
    coping,
    firms,
    guides,
    handouts,
    indexes,
    interests,
    members,
    places,
    plan_templates,
    plans,
    practices,
    rights,
    rooms,
    services,
    sites,
    sounds,
    stories,
    story,
    tables,
    writing,
)


class Command(BaseCommand):
    help = (
        "Fills an empty database with the demo: two faces, three courses, people of every role. Does nothing"
        " when it is there already."
    )

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--port", type=int, default=8000, help="the port both faces are served on")

    def handle(self, *args: Any, **options: Any) -> None:
        if not getattr(settings, "LMS_DEMO", False):
            raise CommandError("The demo's secrets are public. It loads under lms.site.settings.demo only.")
        if Profile.objects.exists():
            sites.set_port(options["port"])
            story.give_factors()
            self.stdout.write("The demo is loaded already.")
            return
        with transaction.atomic(), indexes.indexed_once():
            home = sites.make_faces(options["port"])
            call_command("make_roles", stdout=StringIO())
            make_issuer_key()
            contacts.load_contacts()
            starter.load()
            guides.load_guides(home, content.load_courses(home))
            coping.load_coping(sites.programme_home())
            rights.load_rights(sites.programme_home())
            handouts.load_handouts(sites.programme_home())
            handouts.load_sessions(sites.programme_home())
            services.load_services()
            plan_templates.load_plan_templates()
            story.make_organisations()
            for load in (practices.load_practices, stories.load_stories):
                load()
            rooms.load_rooms(sites.programme_home())  # the last: its doors lead to all others
            sounds.record_pages()
            services.hand_over()
            story.make_workers()
            story.make_responsible()
            tables.load_tables()
            story.give_factors()
            story.vet_employers()
            firms.make_firms(story.named("anna"), story.named("eleni"))
            members.make_members(story.named("aurora"), story.named("eleni"))
            story.make_learners()
            places.make_places()
            plans.make_plans()
            interests.make_interests()
            writing.write_guidance()
            writing.write_messages()
            make_missing_editions()
        count_for_the_planner()
        self.stdout.write("The demo is loaded.")

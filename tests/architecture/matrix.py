"""Walks every address as everybody, and says in short words what each got."""

import copy
import io
import logging
import pickle
import re
import time
import warnings
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager, nullcontext
from dataclasses import dataclass, field
from functools import cache
from http.cookies import SimpleCookie
from typing import Any
from unittest.mock import patch
from urllib.parse import urlsplit

from django.conf import settings
from django.contrib.auth.backends import ModelBackend
from django.core.paginator import UnorderedObjectListWarning
from django.db import connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.template.loader import render_to_string
from django.test import Client
from django.utils import timezone, translation

from courses.reports.queries import periods_to_report
from lms.accounts.backends import CodeCardBackend
from lms.accounts.queries import profile_of
from lms.audit.kinds import REASON
from lms.audit.models import AccessEntry
from lms.desk.frame import SHOWING
from lms.organisations.queries import current_memberships
from lms.safety.access.policy import declared_policies, routes
from lms.safety.session.idle import SEEN, SINCE
from lms.safety.session.storage import SessionStore
from tests.architecture.matrix_tables import TABLES
from tests.architecture.matrix_world import MADE_UP, NAME, PEOPLE, SignIn, World
from tests.factories import firms
from tests.factories.people import PASSWORD, PIN
from tests.factories.places import Stages

METHODS = ("GET", "POST")
#: No view of ours is entered in these (tests/lms/safety/test_policy.py), so only some ask, one of each sort
#: that a policy knows. Pages are Wagtail's: all ask.
OTHER_METHODS = ("PUT", "DELETE")
ASK_OTHERWISE = ("visitor", "her", "her+pin", "coord", "employer")
HOSTS = {"skills": "localhost", "programme": "heal.localhost"}
#: Where whoever is signed in is looked up.
BACKENDS = (CodeCardBackend, ModelBackend)
PAGES = r"^((?:[\w\-]+/)*)$"
#: What fills the arguments of a route: {argument: name in World.ids}. `/` divides two fillings of one route.
ARGUMENTS: dict[str, dict[str, str]] = {
    "admin/login/own/passkeys/<int:key>/remove/": {"<int:key>": "passkey"},
    "media/<path:path>": {"<path:path>": "picture"},
    "verify/<str:code>/": {"<str:code>": "code"},
    "search/<str:sealed>/": {"<str:sealed>": "one"},
    "services/again/<str:sealed>/": {"<str:sealed>": "one"},
    "services/networks/<uuid:uuid>/": {"<uuid:uuid>": "town"},
    "services/networks/<uuid:uuid>/<int:page_number>/": {"<uuid:uuid>": "town", "<int:page_number>": "one"},
    "services/<uuid:uuid>/": {"<uuid:uuid>": "service"},
    "services/<uuid:uuid>/slip/": {"<uuid:uuid>": "service"},
    "services/<uuid:uuid>/tap/": {"<uuid:uuid>": "service"},
    "services/<uuid:uuid>/wrong/": {"<uuid:uuid>": "service"},
    "word/<uuid:uuid>/": {"<uuid:uuid>": "service"},
    "learn/word/<uuid:uuid>/": {"<uuid:uuid>": "share"},
    "teach/concerns/<uuid:uuid>/": {"<uuid:uuid>": "concern"},
    "teach/employers/applications/<uuid:uuid>/": {"<uuid:uuid>": "application"},
    "teach/employers/bans/<uuid:uuid>/": {"<uuid:uuid>": "ban"},
    "teach/employers/<uuid:uuid>/checks/": {"<uuid:uuid>": "applied"},
    "work/concerns/<uuid:uuid>/": {"<uuid:uuid>": "public_concern"},
    "api/hsds/v3/services/<str:id>": {"<str:id>": "service"},
    "api/hsds/v3/organizations/<str:id>": {"<str:id>": "organization"},
    "api/hsds/v3/service_at_locations/<str:id>": {"<str:id>": "place"},
    "api/hsds/v3/taxonomies/<str:id>": {"<str:id>": "taxonomy"},
    "api/hsds/v3/taxonomy_terms/<str:id>": {"<str:id>": "term"},
    "work/services/<uuid:uuid>/": {"<uuid:uuid>": "service"},
    "work/services/<uuid:uuid>/change/": {"<uuid:uuid>": "service"},
    "work/services/<uuid:uuid>/hours/": {"<uuid:uuid>": "service"},
    "work/services/<uuid:uuid>/house/": {"<uuid:uuid>": "service"},
    "work/services/<uuid:uuid>/review/": {"<uuid:uuid>": "service"},
    "work/services/<uuid:uuid>/pause/": {"<uuid:uuid>": "service"},
    "work/services/<uuid:uuid>/pause/end/": {"<uuid:uuid>": "service"},
    "work/services/<uuid:uuid>/withdraw/": {"<uuid:uuid>": "service"},
    "work/services/<uuid:uuid>/history/": {"<uuid:uuid>": "service"},
    **{
        f"work/services/<uuid:uuid>/more/<str:of>/<str:kind>/{more}": {
            "<uuid:uuid>": "service",
            "<str:of>": "of_service",
            "<str:kind>": "price_kind",
            "<uuid:row>": "price",
        }
        for more in ("", "<uuid:row>/", "<uuid:row>/remove/")
    },
    "work/services/<uuid:uuid>/places/new/": {"<uuid:uuid>": "service"},
    "work/services/import/<uuid:uuid>/": {"<uuid:uuid>": "foreign_file"},
    "work/services/mistakes/<uuid:uuid>/": {"<uuid:uuid>": "mistake"},
    "work/services/<uuid:uuid>/words/<str:language>/": {
        "<uuid:uuid>": "service",
        "<str:language>": "italian",
    },
    "work/services/<uuid:uuid>/places/<uuid:place>/": {"<uuid:uuid>": "service", "<uuid:place>": "place"},
    "work/services/<uuid:uuid>/places/<uuid:place>/hours/": {
        "<uuid:uuid>": "service",
        "<uuid:place>": "place",
    },
    "work/services/<uuid:uuid>/places/<uuid:place>/words/<str:language>/": {
        "<uuid:uuid>": "service",
        "<uuid:place>": "place",
        "<str:language>": "italian",
    },
    "work/services/<uuid:uuid>/places/<uuid:place>/remove/": {
        "<uuid:uuid>": "service",
        "<uuid:place>": "place",
    },
    **{f"practices/<uuid:uuid>/{more}": {"<uuid:uuid>": "practice"} for more in ("", "print/")},
    "recommendations/<uuid:uuid>/": {"<uuid:uuid>": "recommendation"},
    **TABLES,
    "stories/together/<slug:shelf>/": {"<slug:shelf>": "shelf_of_stories"},
    **{f"stories/<uuid:uuid>/{more}": {"<uuid:uuid>": "public_story"} for more in ("", "picture/")},
    **{
        f"work/stories/<uuid:uuid>/{more}": {"<uuid:uuid>": "story_taken"}
        for more in ("", "picture/", "version/", "agree/", "give-back/", "set-aside/")
    },
    "work/stories/<uuid:uuid>/take/": {"<uuid:uuid>": "story_to_take"},
    **{
        f"work/stories/<uuid:uuid>/words/<str:language>/{more}": {
            "<uuid:uuid>": "story_to_translate",
            "<str:language>": "italian",
        }
        for more in ("", "check/")
    },
    **{
        f"work/practices/<uuid:uuid>/{more}": {"<uuid:uuid>": "practice"}
        for more in ("", "publish/", "check/", "take-back/")
    },
    **{
        f"work/practices/<uuid:uuid>/{more}": {"<uuid:uuid>": "practice_draft"}
        for more in ("change/", "hand-in/")
    },
    "work/practices/<uuid:uuid>/read/": {"<uuid:uuid>": "practice_to_read"},
    "work/practices/<uuid:uuid>/words/<str:language>/": {
        "<uuid:uuid>": "practice",
        "<str:language>": "italian",
    },
    **{
        f"work/practices/book/<uuid:uuid>/{more}": {"<uuid:uuid>": "book_of_practices"}
        for more in ("", "file/")
    },
    **{
        f"work/recommendations/<uuid:uuid>/{more}": {"<uuid:uuid>": "recommendation"}
        for more in ("", "change/", "publish/", "take-back/", "follow/")
    },
    "work/recommendations/<uuid:uuid>/words/<str:language>/": {
        "<uuid:uuid>": "recommendation",
        "<str:language>": "italian",
    },
    "learn/certificates/<uuid:uuid>/": {"<uuid:uuid>": "certificate"},
    "learn/certificates/<uuid:uuid>/withdraw/": {"<uuid:uuid>": "certificate"},
    "learn/certificates/<uuid:uuid>/renew/": {"<uuid:uuid>": "certificate"},
    "learn/certificates/<uuid:uuid>/sheet.pdf": {"<uuid:uuid>": "certificate"},
    "learn/certificates/<uuid:uuid>/credential.json": {"<uuid:uuid>": "certificate"},
    "learn/portfolio/<uuid:uuid>/": {"<uuid:uuid>": "share"},
    "learn/portfolio/<uuid:uuid>/close/": {"<uuid:uuid>": "share"},
    "learn/portfolio/<uuid:uuid>/pictures/<uuid:picture>/": {
        "<uuid:uuid>": "share",
        "<uuid:picture>": "shared_picture",
    },
    "learn/portfolio/<slug:page>/pictures/<uuid:picture>/": {
        "<slug:page>": "own",
        "<uuid:picture>": "sample",
    },
    "learn/portfolio/words/<slug:section>/": {"<slug:section>": "about"},
    "learn/portfolio/words/sample/<uuid:sample>/": {"<uuid:sample>": "sample"},
    "learn/portfolio/print/<str:language>.pdf": {"<str:language>": "in_italian"},
    "learn/work/places/<uuid:uuid>/": {"<uuid:uuid>": "place_to_sign"},
    "learn/work/places/<uuid:uuid>/prepare/": {"<uuid:uuid>": "place_to_sign"},
    "learn/work/places/<uuid:uuid>/agreement/": {"<uuid:uuid>": "place_to_sign"},
    "learn/work/places/<uuid:uuid>/agreement.pdf": {"<uuid:uuid>": "place_to_sign"},
    "learn/work/places/<uuid:uuid>/look/": {"<uuid:uuid>": "place_signed"},
    "learn/work/places/<uuid:uuid>/assessment/": {"<uuid:uuid>": "place_assessed"},
    "learn/work/places/<uuid:uuid>/told/": {"<uuid:uuid>": "place_to_sign"},
    "learn/work/places/<uuid:uuid>/how/": {"<uuid:uuid>": "place_signed"},
    "learn/work/places/<uuid:uuid>/close/": {"<uuid:uuid>": "place_to_sign"},
    "learn/pathway/stages/<uuid:uuid>/": {"<uuid:uuid>": "plan_stage"},
    "learn/pathway/stages/<uuid:uuid>/step/": {"<uuid:uuid>": "plan_stage"},
    "learn/pathway/stages/<uuid:uuid>/goal/": {"<uuid:uuid>": "plan_stage"},
    "learn/pathway/stages/<uuid:uuid>/move/<slug:way>/": {"<uuid:uuid>": "plan_stage", "<slug:way>": "up"},
    "learn/pathway/stages/<uuid:uuid>/<slug:what>/": {"<uuid:uuid>": "plan_stage", "<slug:what>": "done"},
    "learn/pathway/goals/<uuid:uuid>/words/": {"<uuid:uuid>": "plan_goal"},
    "learn/pathway/goals/<uuid:uuid>/<slug:what>/": {"<uuid:uuid>": "plan_goal", "<slug:what>": "reached"},
    "learn/pathway/steps/<uuid:uuid>/": {"<uuid:uuid>": "plan_step"},
    "learn/pathway/steps/<uuid:uuid>/words/": {"<uuid:uuid>": "plan_step"},
    "learn/pathway/steps/<uuid:uuid>/remove/": {"<uuid:uuid>": "plan_step"},
    "learn/pathway/steps/<uuid:uuid>/move/<slug:way>/": {"<uuid:uuid>": "plan_step", "<slug:way>": "up"},
    "learn/pathway/steps/<uuid:uuid>/<slug:what>/": {"<uuid:uuid>": "plan_step", "<slug:what>": "done"},
    "learn/pathway/people/<uuid:uuid>/": {"<uuid:uuid>": "plan_helper"},
    "learn/pathway/people/<uuid:uuid>/no/": {"<uuid:uuid>": "plan_asking"},
    "learn/pathway/people/<uuid:uuid>/end/": {"<uuid:uuid>": "plan_helper"},
    "learn/pathway/files/<uuid:uuid>/<slug:part>/": {"<uuid:uuid>": "plan", "<slug:part>": "voice"},
    "learn/pathway/move/<uuid:uuid>/receipt.pdf": {"<uuid:uuid>": "plan_move"},
    "learn/pathway/move/<uuid:uuid>/<slug:what>/": {"<uuid:uuid>": "plan_move", "<slug:what>": "yes"},
    "teach/plans/<uuid:uuid>/": {"<uuid:uuid>": "plan"},
    "teach/plans/coming/<uuid:uuid>/": {"<uuid:uuid>": "plan_move"},
    "teach/plans/receipts/<uuid:uuid>/": {"<uuid:uuid>": "plan_move"},
    "teach/plans/ended/<uuid:uuid>/": {"<uuid:uuid>": "plan"},
    "teach/plans/ended/<uuid:uuid>/sheet/": {"<uuid:uuid>": "plan"},
    "teach/plans/<uuid:uuid>/move/": {"<uuid:uuid>": "plan"},
    "teach/plans/<uuid:uuid>/move/back/": {"<uuid:uuid>": "plan"},
    "teach/plans/<uuid:uuid>/rest/": {"<uuid:uuid>": "plan"},
    "teach/plans/<uuid:uuid>/end/": {"<uuid:uuid>": "plan"},
    "teach/plans/<uuid:uuid>/together/": {"<uuid:uuid>": "plan"},
    "teach/plans/<uuid:uuid>/said/": {"<uuid:uuid>": "plan"},
    "teach/plans/<uuid:uuid>/steps/": {"<uuid:uuid>": "plan"},
    "teach/plans/<uuid:uuid>/step/": {"<uuid:uuid>": "plan"},
    "teach/plans/<uuid:uuid>/steps/<uuid:step>/done/": {"<uuid:uuid>": "plan", "<uuid:step>": "plan_step"},
    "teach/plans/<uuid:uuid>/people/": {"<uuid:uuid>": "plan"},
    "teach/plans/<uuid:uuid>/leave/": {"<uuid:uuid>": "plan"},
    "teach/plans/<uuid:uuid>/wrong/<uuid:objection>/": {
        "<uuid:uuid>": "plan",
        "<uuid:objection>": "plan_objection",
    },
    "learn/privacy/agreed/<uuid:uuid>/": {"<uuid:uuid>": "consent"},
    "learn/courses/<uuid:uuid>/": {"<uuid:uuid>": "course"},
    "learn/course/<uuid:uuid>/": {"<uuid:uuid>": "course"},
    "learn/course/<uuid:uuid>/words/": {"<uuid:uuid>": "course"},
    "learn/lesson/<uuid:uuid>/": {"<uuid:uuid>": "lesson"},
    "learn/lesson/<uuid:uuid>/done/": {"<uuid:uuid>": "lesson"},
    "learn/quiz/<uuid:uuid>/": {"<uuid:uuid>": "quiz"},
    "learn/try/<uuid:uuid>/<int:number>/": {"<uuid:uuid>": "trying", "<int:number>": "one"},
    "learn/try/<uuid:uuid>/check/": {"<uuid:uuid>": "trying"},
    "learn/try/<uuid:uuid>/result/": {"<uuid:uuid>": "passed"},
    "learn/messages/<uuid:uuid>/delete/": {"<uuid:uuid>": "conversation"},
    "learn/messages/<uuid:uuid>/file/": {"<uuid:uuid>": "message"},
    "learn/help/<uuid:uuid>/": {"<uuid:uuid>": "help"},
    "learn/help/<uuid:uuid>/<str:part>/": {"<uuid:uuid>": "help", "<str:part>": "one"},
    "learn/<uuid:uuid>/": {"<uuid:uuid>": "step"},
    "teach/messages/<uuid:uuid>/": {"<uuid:uuid>": "conversation"},
    "teach/messages/<uuid:uuid>/file/": {"<uuid:uuid>": "message"},
    "teach/accounts/made/<uuid:made>/": {"<uuid:made>": "cards_made"},
    "teach/organisations/<uuid:uuid>/people/made/<uuid:made>/": {
        "<uuid:uuid>": "organisation",
        "<uuid:made>": "colleague_made",
    },
    "teach/coach/<uuid:uuid>/phrase/": {"<uuid:uuid>": "person"},
    "teach/coach/interest/<uuid:uuid>/": {"<uuid:uuid>": "interest"},
    "teach/coach/talk/<uuid:uuid>/": {"<uuid:uuid>": "work_talk"},
    "teach/away/<uuid:uuid>/end/": {"<uuid:uuid>": "deputy"},
    "teach/coach/ask/<uuid:vacancy>/<uuid:uuid>/": {"<uuid:vacancy>": "wanted", "<uuid:uuid>": "person"},
    "learn/work/interest/<uuid:uuid>/": {"<uuid:uuid>": "interest"},
    "learn/work/interest/<uuid:uuid>/do/": {"<uuid:uuid>": "interest"},
    "learn/work/interest/<uuid:uuid>/no/": {"<uuid:uuid>": "interest"},
    "learn/work/<uuid:uuid>/interested/": {"<uuid:uuid>": "wanted"},
    "employers/conversations/<uuid:uuid>/": {"<uuid:uuid>": "interest"},
    "employers/conversations/<uuid:uuid>/no/": {"<uuid:uuid>": "interest"},
    "employers/conversations/<uuid:uuid>/file/": {"<uuid:uuid>": "work_message"},
    "employers/word/<uuid:uuid>/": {"<uuid:uuid>": "interest"},
    "employers/vacancies/<uuid:uuid>/ask/": {"<uuid:uuid>": "wanted"},
    "teach/people/<uuid:uuid>/plan/": {"<uuid:uuid>": "person"},
    "teach/people/<uuid:uuid>/plan/ask/": {"<uuid:uuid>": "person"},
    "teach/people/<uuid:uuid>/": {"<uuid:uuid>": "person"},
    "teach/people/<uuid:uuid>/reason/": {"<uuid:uuid>": "person"},
    "teach/people/<uuid:uuid>/pause/": {"<uuid:uuid>": "person"},
    "teach/people/<uuid:uuid>/card/": {"<uuid:uuid>": "person"},
    "teach/people/<uuid:uuid>/card/confirm/": {"<uuid:uuid>": "waiting"},
    "teach/certificates/<uuid:uuid>/name/": {"<uuid:uuid>": "unnamed"},
    "teach/certificates/<uuid:uuid>/anew/": {"<uuid:uuid>": "certificate"},
    "teach/people/<uuid:uuid>/company/": {"<uuid:uuid>": "person"},
    "teach/people/<uuid:uuid>/group/": {"<uuid:uuid>": "person"},
    "teach/people/<uuid:uuid>/spoke/": {"<uuid:uuid>": "person"},
    "teach/people/<uuid:uuid>/course/": {"<uuid:uuid>": "person"},
    "teach/people/<uuid:uuid>/record/": {"<uuid:uuid>": "person"},
    "teach/people/<uuid:uuid>/record/print/": {"<uuid:uuid>": "person"},
    "teach/reports/<uuid:uuid>/": {"<uuid:uuid>": "report"},
    "teach/reports/<uuid:uuid>/print/": {"<uuid:uuid>": "report"},
    "teach/reports/<uuid:uuid>/file/": {"<uuid:uuid>": "report"},
    "teach/reports/groups/<uuid:uuid>/": {"<uuid:uuid>": "group"},
    "teach/groups/<uuid:uuid>/drawer/": {"<uuid:uuid>": "group"},
    "teach/people/<uuid:uuid>/courses/<uuid:course>/": {"<uuid:uuid>": "person", "<uuid:course>": "course"},
    "teach/people/<uuid:uuid>/courses/<uuid:course>/end/": {
        "<uuid:uuid>": "person",
        "<uuid:course>": "course",
    },
    "teach/people/<uuid:uuid>/courses/<uuid:course>/tests/<uuid:quiz>/more/": {
        "<uuid:uuid>": "person",
        "<uuid:course>": "course",
        "<uuid:quiz>": "quiz",
    },
    "teach/people/<uuid:uuid>/answers/<int:answer>/": {
        "<uuid:uuid>": "person",
        "<int:answer>": "unread",
    },
    "teach/people/<uuid:uuid>/spoke/<int:talk>/back/": {"<uuid:uuid>": "person", "<int:talk>": "talk"},
    "teach/people/<uuid:uuid>/answers/<int:answer>/undo/": {
        "<uuid:uuid>": "person",
        "<int:answer>": "marked",
    },
    "teach/people/<uuid:uuid>/answers/files/<uuid:file>/": {
        "<uuid:uuid>": "person",
        "<uuid:file>": "answer_file",
    },
    "learn/answers/<uuid:uuid>/": {"<uuid:uuid>": "answer_file"},
    "teach/people/<uuid:uuid>/practice/undo/<uuid:observation>/": {
        "<uuid:uuid>": "person",
        "<uuid:observation>": "observation",
    },
    "teach/certificates/<uuid:uuid>/print/": {"<uuid:uuid>": "certificate"},
    "teach/organisations/<uuid:uuid>/people/export/": {"<uuid:uuid>": "organisation"},
    "teach/employers/<uuid:uuid>/people/export/": {"<uuid:uuid>": "unchecked"},
    "teach/groups/<uuid:uuid>/": {"<uuid:uuid>": "group"},
    "teach/groups/<uuid:uuid>/people/": {"<uuid:uuid>": "group"},
    "teach/groups/<uuid:uuid>/people/add/": {"<uuid:uuid>": "group"},
    "teach/groups/<uuid:uuid>/people/<uuid:asked>/": {"<uuid:uuid>": "group", "<uuid:asked>": "asked"},
    "teach/groups/<uuid:uuid>/invitation/": {"<uuid:uuid>": "group"},
    "teach/groups/<uuid:uuid>/paper/": {"<uuid:uuid>": "group"},
    "teach/groups/<uuid:uuid>/paper/<uuid:quiz>/": {"<uuid:uuid>": "group", "<uuid:quiz>": "quiz"},
    "teach/groups/<uuid:uuid>/days/": {"<uuid:uuid>": "group"},
    "teach/groups/<uuid:uuid>/days/more/": {"<uuid:uuid>": "group"},
    "learn/module/<uuid:uuid>/time/": {"<uuid:uuid>": "module"},
    "learn/groups/<uuid:uuid>/": {"<uuid:uuid>": "group"},
    "learn/groups/<uuid:uuid>/back/": {"<uuid:uuid>": "group"},
    "join/<str:token>/": {"<str:token>": "way_in"},
    "calendar/<str:token>.ics": {"<str:token>": "calendar"},
    "learn/sessions/calendar/<uuid:made>/": {"<uuid:made>": "calendar_made"},
    "teach/sessions/calendar/<uuid:made>/": {"<uuid:made>": "staff_calendar_made"},
    "teach/groups/<uuid:uuid>/sessions/": {"<uuid:uuid>": "group"},
    "teach/groups/<uuid:uuid>/sessions/new/": {"<uuid:uuid>": "group"},
    "teach/lessons/<uuid:uuid>/": {"<uuid:uuid>": "lesson"},
    "teach/lessons/<uuid:uuid>/worksheet/": {"<uuid:uuid>": "lesson"},
    "teach/lessons/<uuid:uuid>/answers/": {"<uuid:uuid>": "lesson"},
    "teach/sessions/<uuid:uuid>/": {"<uuid:uuid>": "session"},
    "teach/sessions/<uuid:uuid>/cancel/": {"<uuid:uuid>": "session"},
    "teach/sessions/<uuid:uuid>/register/": {"<uuid:uuid>": "held"},
    "teach/sessions/<uuid:uuid>/sheet/": {"<uuid:uuid>": "held"},
    "teach/groups/<uuid:uuid>/list/": {"<uuid:uuid>": "group"},
    "teach/work/<uuid:uuid>/": {"<uuid:uuid>": "job"},
    "teach/work/<uuid:uuid>/file/": {"<uuid:uuid>": "job"},
    "teach/organisations/<uuid:uuid>/": {"<uuid:uuid>": "organisation"},
    "teach/organisations/<uuid:uuid>/edit/": {"<uuid:uuid>": "organisation"},
    "teach/organisations/<uuid:uuid>/people/new/": {"<uuid:uuid>": "organisation"},
    "teach/organisations/<uuid:uuid>/people/<uuid:membership>/": {
        "<uuid:uuid>": "organisation",
        "<uuid:membership>": "membership",
    },
    "teach/organisations/<uuid:uuid>/people/<uuid:membership>/second-step/": {
        "<uuid:uuid>": "organisation",
        "<uuid:membership>": "membership",
    },
    "teach/employers/<uuid:uuid>/people/": {"<uuid:uuid>": "unchecked"},
    "teach/people/<uuid:uuid>/practice/<uuid:module>/": {"<uuid:uuid>": "person", "<uuid:module>": "module"},
    "teach/people/<uuid:uuid>/modules/<uuid:module>/open/": {
        "<uuid:uuid>": "person",
        "<uuid:module>": "module",
    },
    "teach/employers/<uuid:uuid>/": {"<uuid:uuid>": "unchecked"},
    "teach/employers/<uuid:uuid>/close/": {"<uuid:uuid>": "unchecked"},
    "learn/work/<uuid:uuid>/": {"<uuid:uuid>": "offer"},
    "employers/open/<uuid:uuid>/": {"<uuid:uuid>": "offer"},
    "employers/vacancies/<uuid:uuid>/": {"<uuid:uuid>": "offer"},
    "employers/vacancies/<uuid:uuid>/close/": {"<uuid:uuid>": "offer"},
    "employers/vacancies/<uuid:uuid>/keep/": {"<uuid:uuid>": "offer"},
    "employers/vacancies/<uuid:uuid>/delete/": {"<uuid:uuid>": "drafted"},
    "employers/vacancies/<uuid:uuid>/again/": {"<uuid:uuid>": "offer"},
    "teach/employers/vacancies/<uuid:uuid>/": {"<uuid:uuid>": "offer"},
    "teach/vacancies/<uuid:offer>/": {"<uuid:offer>": "offer"},
    "teach/vacancies/<uuid:offer>/<uuid:uuid>/": {"<uuid:offer>": "offer", "<uuid:uuid>": "person"},
    "employers/people/<uuid:uuid>/": {"<uuid:uuid>": "member"},
    "employers/people/<uuid:uuid>/who/": {"<uuid:uuid>": "member"},
    "employers/people/<uuid:uuid>/remove/": {"<uuid:uuid>": "member"},
    "employers/people/invited/<uuid:made>/": {"<uuid:made>": "invited"},
    "employers/people/invitations/<uuid:uuid>/take-back/": {"<uuid:uuid>": "invitation"},
    "teach/employers/<uuid:uuid>/describe/": {"<uuid:uuid>": "unchecked"},
    "teach/employers/<uuid:uuid>/members/": {"<uuid:uuid>": "nobodys"},
    "teach/employers/<uuid:uuid>/members/invite/": {"<uuid:uuid>": "nobodys"},
    "teach/employers/<uuid:uuid>/members/invited/<uuid:made>/": {
        "<uuid:uuid>": "nobodys",
        "<uuid:made>": "first_invited",
    },
    "employers/places/<uuid:uuid>/": {"<uuid:uuid>": "place_to_sign"},
    "employers/places/<uuid:uuid>/sign/": {"<uuid:uuid>": "place_to_sign"},
    "employers/places/<uuid:uuid>/print.pdf": {"<uuid:uuid>": "place_to_sign"},
    "employers/places/<uuid:uuid>/assess/": {"<uuid:uuid>": "place_signed"},
    "teach/people/<uuid:uuid>/places/<uuid:place>/": {
        "<uuid:uuid>": "person",
        "<uuid:place>": "place_to_sign",
    },
    "teach/people/<uuid:uuid>/places/<uuid:place>/agreement/": {
        "<uuid:uuid>": "person",
        "<uuid:place>": "place_to_sign",
    },
    "teach/people/<uuid:uuid>/places/<uuid:place>/sign/": {
        "<uuid:uuid>": "person",
        "<uuid:place>": "place_to_sign",
    },
    "employers/portfolios/<uuid:uuid>/": {"<uuid:uuid>": "share"},
    "employers/portfolios/<uuid:uuid>/check/": {"<uuid:uuid>": "share"},
    "employers/portfolios/<uuid:uuid>/print.pdf": {"<uuid:uuid>": "share"},
    "employers/portfolios/<uuid:uuid>/pictures/<uuid:picture>/": {
        "<uuid:uuid>": "share",
        "<uuid:picture>": "shared_picture",
    },
    "teach/people/<uuid:uuid>/portfolio/": {"<uuid:uuid>": "person"},
    "teach/people/<uuid:uuid>/portfolio/voice/": {"<uuid:uuid>": "person"},
    "teach/people/<uuid:uuid>/portfolio/pictures/<uuid:picture>/": {
        "<uuid:uuid>": "person",
        "<uuid:picture>": "sample",
    },
    "_util/authenticate_with_password/<int:page_view_restriction_id>/<int:page_id>/": {
        "<int:page_view_restriction_id>": "one",
        "<int:page_id>": "one",
    },
}
LEARNERS = ("her", "her+pin", "other", "her-waits")
#: Signed in as nobody, or not yet.
NOBODY = ("visitor", "her-out", "trainer-pw")
#: Any of these is *Leave this page*, or a part of it.
LEAVE_MARKS = (b"data-leave", b"leave.js", b'"/leave/"', b'class="leave')
#: Who may use Wagtail, after the second factor.
WRITERS = ("author", "reviewer", "admin")
#: Wagtail's own error page, to be looked at.
ON_PURPOSE = {"skills /admin/failwhale/"}
OPENINGS = f"SELECT COUNT(*) FROM {AccessEntry._meta.db_table} WHERE what <> %s"  # noqa: S608 - our own table
#: Where a redirect leads, in a word. Whatever is not here is "away": she goes on.
WAYS = {
    "/learn/enter/": "card",
    "/learn/pin/check/": "pin",
    "/learn/pin/waits/": "waits",
    "/admin/login/": "sign-in",
    "/admin/login/code/": "factor",
    "/admin/login/setup/": "factor",
    "/admin/login/again/": "again",
    "/admin/": "home",
}


def of_places(stages: Stages) -> dict[str, dict[str, Any]]:
    hers, theirs, desk = (
        f"{begin}/<uuid:uuid>/" for begin in ("learn/work/places", "employers/places", "teach/people")
    )
    employer = stages.to_sign.organisation.uuid
    return {
        "learn/work/places/new/": {"where": f"job:{employer}"},
        f"{hers}prepare/": {"comes_along": "alone"},
        f"{hers}agreement/": stages.signs(),
        f"{hers}assessment/": stages.answers(),
        f"{hers}told/": {"what": "interview", "on": str(timezone.localdate())},
        f"{hers}how/": {"how": "good"},
        f"{theirs}sign/": stages.signs(),
        f"{theirs}assess/": stages.levels(),
        f"{desk}places/<uuid:place>/agreement/": stages.written(),
        f"{desk}places/<uuid:place>/sign/": stages.signs(),
    }


def forms(world: World) -> dict[str, dict[str, Any]]:
    """What is posted: forms that do something when they are let through, so that a refusal is one of the
    person and not of the form.
    """
    ids = world.ids
    until = str(timezone.localdate() + timezone.timedelta(days=20))
    name = {"name": NAME, "name_again": NAME}
    prefix = ids["competence"]
    shown = {
        "organisation": ids["employer"],
        "items": [f"certificate:{ids['certificate']}"],
        "headline": "Kitchen",
        "until": until,
        "step": "agree",
        "agree": "yes",
    }
    practice = {
        "place": "Turin",
        "observed_on": str(timezone.localdate()),
        f"task-{prefix}": [str(ids["task"])],
        f"level-{prefix}": str(ids["level"]),
    }
    planned = {"topic": "Kitchen", "day": "2027-01-05", "begins": "09:30", "ends": "12:30"}
    return {
        "admin/login/": {"login": world.staff["admin"].username, "password": PASSWORD},
        "admin/login/again/": {"password": PASSWORD},
        "stay/lock/": {"path": "/learn/", "form": "choice=1"},
        "verify/": {"code": ids["code"], "name": NAME},
        "verify/<str:code>/": {"code": ids["code"], "name": NAME},
        "search/": {"words": "bread"},
        "search/suggest/": {"words": "bre"},
        "work/practices/<uuid:uuid>/words/<str:language>/": {"title": "Pane"},
        "work/practices/book/": {"language": "en"},
        "work/stories/<uuid:uuid>/agree/": {"version": "1"},
        "work/stories/<uuid:uuid>/words/<str:language>/": {"text": "Pane"},
        "work/recommendations/<uuid:uuid>/follow/": {"state": "part", "words": "Two towns answered."},
        "work/recommendations/<uuid:uuid>/words/<str:language>/": {"title": "Pane"},
        "services/": {"need": "talk"},
        "services/<uuid:uuid>/tap/": {"tap": "closed"},
        "services/<uuid:uuid>/wrong/": {"words": "It moved."},
        "word/<uuid:uuid>/": {"said_what": "money", "said_step": "send", "said": "They want money."},
        "learn/work/really-you/phrase/": {"said": "a green door"},
        "learn/work/interest/<uuid:uuid>/": {"body": "Which bus goes there?"},
        "learn/work/interest/<uuid:uuid>/do/": {"do": "allow"},
        "employers/conversations/<uuid:uuid>/": {"body": "Come on Tuesday."},
        "employers/conversations/<uuid:uuid>/no/": {"reason": "hours"},
        "employers/word/<uuid:uuid>/": {"said_what": "other", "said_step": "send", "said": "They shout."},
        "teach/coach/interest/<uuid:uuid>/": {"body": "I come along."},
        "learn/word/": {"said_what": "money", "said_step": "send", "said": "He wants my papers."},
        "learn/word/<uuid:uuid>/": {"said_what": "respect", "said_step": "send", "said": "They shout."},
        "teach/concerns/new/": {"said_what": "other", "said_step": "send", "said": "The door is open."},
        "work/concerns/new/": {"said_what": "other", "said_step": "send", "said": "The door is open."},
        "teach/employers/<uuid:uuid>/checks/": {"decision": "done", "about": "pay", "words": "As agreed."},
        "employers/vacancies/new/": {"kind": "job", "title": "Baker", "language": "en", "save": "save"},
        "employers/vacancies/<uuid:uuid>/close/": {"because": "filled"},
        "learn/work/<uuid:uuid>/": {"choice": "saved"},
        "teach/employers/vacancies/<uuid:uuid>/": {"decision": "back", "words": "Please write the pay."},
        "teach/employers/bans/<uuid:uuid>/": {"decision": "reply", "words": "They deny it."},
        "teach/employers/applications/<uuid:uuid>/": {"decision": "decline", "reason": "Nobody knows it."},
        "teach/concerns/<uuid:uuid>/": {"step": "look", "words": "I rang there."},
        "work/concerns/<uuid:uuid>/": {"step": "look", "words": "I rang there."},
        "learn/enter/": {"handle": world.her.card.number, "code": world.her.code},
        "learn/language/": {"language": "it"},
        "learn/pin/": {"pin": "482913", "pin_again": "482913"},
        "learn/pin/check/": {"pin": PIN},
        "learn/certificates/<uuid:uuid>/": {"name": NAME},
        "learn/certificates/new/": {"competences": [ids["competence"]], "step": "look"},
        "learn/messages/": {"body": "I do not understand this."},
        "learn/pathway/words/": {"words": "I want to cook."},
        "learn/pathway/wrong/": {"about": "plan", "words": "I did not say this."},
        "learn/pathway/stages/<uuid:uuid>/step/": {"words": "Ask for a bus card."},
        "learn/pathway/stages/<uuid:uuid>/goal/": {"words": "I can read my papers."},
        "learn/pathway/goals/<uuid:uuid>/words/": {"words": "I read my papers."},
        "learn/pathway/steps/<uuid:uuid>/words/": {"words": "Ask for a bus card."},
        "learn/pathway/people/<uuid:uuid>/": {"themes": ["papers"]},
        "teach/plans/<uuid:uuid>/step/": {"stage": str(ids["plan_stage"]), "words": "Ask for a bus card."},
        "teach/plans/<uuid:uuid>/wrong/<uuid:objection>/": {"answer": "It is put right."},
        "teach/plans/<uuid:uuid>/together/": {
            "next_review_on": str(timezone.localdate() + timezone.timedelta(days=28))
        },
        "teach/people/<uuid:uuid>/plan/": {"template": "empty"},
        "teach/people/<uuid:uuid>/plan/ask/": {"themes": ["papers"], "why": "For the papers."},
        "learn/portfolio/new/": shown,
        "learn/portfolio/write/tongues/": {"said_in": "ar", "beside": "it"},
        "learn/portfolio/write/seeks/": {"words_0": "Kitchen"},
        "learn/portfolio/write/about/": {"words_0": "I like order."},
        "learn/portfolio/write/when/": {"hours_per_week": "20"},
        "learn/portfolio/write/where/": {"areas": ["IT-45"]},
        "learn/portfolio/write/permit/": {"may_work_in": ["IT"]},
        "learn/portfolio/write/more/": {"age": "30"},
        "learn/portfolio/write/help/": {"looked_for": "on"},
        "learn/portfolio/write/languages/": {"remove": "xx"},
        "learn/portfolio/write/languages/new/": {"language": "uk", "cefr": "C1"},
        "learn/portfolio/write/samples/": {"remove": str(ids["sample"])},
        "learn/portfolio/words/<slug:section>/": {"version": "own"},
        "learn/portfolio/words/sample/<uuid:sample>/": {"version": "own"},
        "teach/people/<uuid:uuid>/portfolio/": {"part": "about", "about-words_0": "I like order."},
        **of_places(ids["stages"]),
        "learn/privacy/erase/": {"certificates": "keep", "when": "later", "sure": "on"},
        "learn/<uuid:uuid>/": ids["answer"],
        "learn/try/<uuid:uuid>/<int:number>/": ids["try_answer"],
        "teach/messages/<uuid:uuid>/": {"body": "Come to me at ten."},
        "teach/accounts/new/": {"count": 1, "language": "en"},
        "teach/accounts/print/": {"card": [ids["card"]]},
        "teach/people/<uuid:uuid>/reason/": {"reason": "She asked for a letter."},
        "teach/people/<uuid:uuid>/company/": {"support-worker": world.staff["worker-"].pk},
        "teach/people/<uuid:uuid>/group/": {"group-cohort": ids["group_pk"]},
        "teach/people/<uuid:uuid>/spoke/": {"need": "stuck_in_test"},
        "teach/people/<uuid:uuid>/course/": {"course-course": ids["course_pk"]},
        "teach/people/<uuid:uuid>/answers/<int:answer>/": {"state": "correct"},
        "teach/people/<uuid:uuid>/practice/undo/<uuid:observation>/": {"reason": "other_level"},
        "teach/certificates/<uuid:uuid>/print/": {"name": NAME, "first": "en"},
        "teach/people/export/": {"format": "csv"},
        "teach/marking/export/": {"format": "csv"},
        "teach/questions/export/": {"format": "csv"},
        "teach/reports/": {"period": periods_to_report()[0]},
        "teach/reports/<uuid:uuid>/": {"send": "1"},
        "teach/reports/groups/<uuid:uuid>/": {"nationality": "NG 4"},
        "teach/questions/count/": {"course": ids["course"]},
        "teach/organisations/export/": {"format": "csv"},
        "teach/organisations/<uuid:uuid>/people/export/": {"format": "csv"},
        "teach/employers/<uuid:uuid>/people/export/": {"format": "csv"},
        "teach/employers/export/": {"format": "csv"},
        "teach/groups/new/": {"name": "Spring", "course": ids["course_pk"]},
        "teach/groups/<uuid:uuid>/": {"name": "Summer"},
        "teach/groups/<uuid:uuid>/people/add/": {"handles": "River Maple 42", "do": "look"},
        "teach/groups/<uuid:uuid>/people/<uuid:asked>/": {"reply": "wait"},
        "teach/groups/export/": {"format": "csv"},
        "teach/groups/<uuid:uuid>/sessions/new/": planned,
        "teach/sessions/<uuid:uuid>/": planned,
        "teach/sessions/calendar/": {"do": "make"},
        "learn/sessions/calendar/": {"do": "make"},
        "learn/called/": {"called": "Blessing"},
        "teach/sessions/<uuid:uuid>/cancel/": {"words": "The oven is broken."},
        "teach/sessions/<uuid:uuid>/register/": {f"mark-{ids['in_the_group']}": "present"},
        "teach/organisations/new/": {"name": "Passo", "kind": "partner", "programme": "on"},
        "teach/organisations/<uuid:uuid>/edit/": {"name": "Passo", "programme": "on"},
        "teach/organisations/<uuid:uuid>/people/new/": {
            "first_name": "Eva",
            "last_name": "Rossi",
            "username": "eva",
            "roles": ["trainer"],
        },
        "teach/organisations/<uuid:uuid>/people/<uuid:membership>/": {"roles": ["trainer"]},
        "teach/certificates/<uuid:uuid>/name/": name,
        "teach/people/<uuid:uuid>/practice/<uuid:module>/": practice,
        "teach/people/<uuid:uuid>/modules/<uuid:module>/open/": {"why": "knows"},
        "employers/people/invite/": {"duties": ["reads"]},
        "employers/people/<uuid:uuid>/": {"duties": ["reads"]},
        "teach/employers/approvers/": {"do": "name", "about": str(world.staff["coord"].pk)},
        "teach/employers/<uuid:uuid>/describe/": firms.FACTS,
        "employers/join/": {"code": "0937562187"},
        "teach/employers/<uuid:uuid>/": {"note": "visited the kitchen"},
        "teach/employers/<uuid:uuid>/close/": {"reason": "nobody answers there"},
    }


@dataclass(frozen=True)
class Place:
    """A row's address: as it is declared, as it is asked for, and the same with ids that nobody has."""

    face: str
    route: str
    path: str
    made_up: str = ""
    label: str = ""

    @property
    def is_asked_in_our_ways(self) -> bool:
        return self.route in asked_in_our_ways(settings.LMS_FACE_URLCONFS[self.face])

    @property
    def row(self) -> str:
        return f"{self.face} /{self.label or self.route}"


@dataclass
class Walk:
    """`cells` by (row, method, person), `otherwise` by the same for what the table need not say; the others
    are what must not be: lines in words.
    """

    cells: dict[tuple[str, str, str], str]
    different_absences: list[str]
    given_away: list[str]
    ways_out: dict[tuple[str, str, str], set[str]]
    openings_of_nothing: list[str] = field(default_factory=list)
    otherwise: dict[tuple[str, str, str], str] = field(default_factory=dict)


def is_public(row: str) -> bool:
    """Whether anybody may open the address of this row of the skills face."""
    route = row.removeprefix("skills /")
    return (
        route.startswith("(")
        or declared_policies(settings.LMS_FACE_URLCONFS["skills"]).get(route) == "anyone"
    )


@cache
def asked_in_our_ways(urlconf: str) -> frozenset[str]:
    return frozenset(route for route, view in routes(urlconf).items() if hasattr(view, "lms_methods"))


def our_routes(urlconf: str) -> list[str]:
    return [route for route, policy in declared_policies(urlconf).items() if policy != "wagtail"]


def wagtail_routes(urlconf: str) -> list[str]:
    """Wagtail's own addresses that need nothing to be asked for."""
    return [
        route
        for route, policy in declared_policies(urlconf).items()
        if policy == "wagtail" and not set(route) & set("<(^")
    ]


def places(world: World) -> Iterator[Place]:
    ids = {**world.ids, "one": 1}
    for face, urlconf in settings.LMS_FACE_URLCONFS.items():
        for route in our_routes(urlconf):
            if route == PAGES:
                yield Place(face, route, "/", label="(home)")
                if face == "skills":
                    yield from (
                        Place(face, route, f"/{path}", label=f"({label})")
                        for label, path in world.pages.items()
                    )
                continue
            yield _filled(face, route, ids)


def _filled(face: str, route: str, ids: dict[str, Any]) -> Place:
    path, made_up = route, route
    for argument, name in ARGUMENTS.get(route, {}).items():
        path = path.replace(argument, str(ids[name]))
        made_up = made_up.replace(argument, str(MADE_UP) if argument.startswith("<uuid:") else str(ids[name]))
    assert not set(path) & set("<(^"), (
        f"Nobody can fill the arguments of {route}: say in tests/architecture/matrix.py (ARGUMENTS) which id"
        " of hers stands there."
    )
    return Place(face, route, f"/{path}", f"/{made_up}" if made_up != path else "")


def walk(world: World, sign_in: SignIn) -> Walk:
    """Everybody asks for every address in every way.

    Whatever a request changed is rolled back before the next.
    """
    found = Walk({}, [], [], {})
    with quickly():
        for name, person in PEOPLE.items():
            with transaction.atomic():
                asker = Asker(world, name, person.enter(world, sign_in), found)
                with asker.at_hand():
                    for place in places(world):
                        for method in METHODS:
                            asker.ask(place, method)
                        asker.ask_otherwise(place)
                    for route in wagtail_routes(settings.LMS_FACE_URLCONFS["skills"]):
                        asker.ask(Place("skills", route, f"/{route}"), "GET")
                transaction.set_rollback(True)
    return found


@contextmanager
def quickly() -> Iterator[None]:
    """Without what takes time and says nothing about who gets what: setting sheets, logs."""
    logging.disable(logging.ERROR)
    with (
        patch("lms.printing.pdf.set_sheet", unset),
        patch("lms.printing.pdf.as_pdf", lambda markup: markup),
        patch("lms.printing.pdf.saved", str.encode),
        patch("courses.certificates.sheets.named_pdf", unpressed),
        patch("lms.pathways.paper.book.handout_pdf", unfolded),
        patch("lms.pathways.paper.sheets.handout_pdf", unfolded),
        warnings.catch_warnings(
            action="ignore", category=UnorderedObjectListWarning
        ),  # a list of wagtail-localize
    ):
        yield
    logging.disable(logging.NOTSET)


def unset(template: str, context: dict[str, Any], **facts: Any) -> str:
    """Setting a sheet takes a while; who gets one is all that is asked here."""
    return render_to_string(template, context)


def unpressed(template: str, context: dict[str, Any], **facts: Any) -> bytes:
    return unset(template, context).encode()


def unfolded(handout: Any) -> bytes:
    return "".join(leaf.words for leaf in handout.leaves).encode()


def bare_page(request: HttpRequest, status: int, **words: Any) -> HttpResponse:
    return HttpResponse(status=status)


class Asker:
    """One person's requests. Each begins from the same rows, so what every page reads first, her session and
    herself, is read once, and copied for each; she has just opened another page.
    """

    def __init__(self, world: World, name: str, browser: Client, found: Walk) -> None:
        self.world, self.name, self.browser, self.found = world, name, browser, found
        self.browser.raise_request_exception = False
        self.key = browser.session.session_key if settings.SESSION_COOKIE_NAME in browser.cookies else None
        self.session = dict(browser.session.items()) if self.key else {}  # to ask a visitor's makes one
        self.users: dict[tuple[type, Any], bytes] = {}
        self.cookies = browser.cookies.output(header="", sep=";")
        self.forms = forms(world)

    def ask(self, place: Place, method: str) -> None:
        answer = self._answer(place, place.path, method)
        word = in_a_word(answer)
        self.found.cells[place.row, method, self.name] = word
        shows_words = answer.status_code == 200 or (word == "404" and self._is_compared(place, method))
        if shows_words:
            self.found.ways_out[place.row, method, self.name] = ways_out_in(answer)
        if word == "404" and self._is_compared(place, method):
            nobodys = self._answer(place, place.made_up, method)
            if bare(answer, place.path) != bare(nobodys, place.made_up):
                self.found.different_absences.append(
                    f"{self.name}: {method} {place.row} is not the 404 of a made-up id"
                )
        if answer.status_code == 200:
            self._look_for_marks(answer, place, method)

    def ask_otherwise(self, place: Place) -> None:
        for method in OTHER_METHODS:
            if not place.is_asked_in_our_ways:
                self.ask(place, method)
            elif self.name in ASK_OTHERWISE:
                word = in_a_word(self._answer(place, place.path, method))
                self.found.otherwise[place.row, method, self.name] = word

    @contextmanager
    def at_hand(self) -> Iterator[None]:
        load, by_backend = SessionStore.load, {backend: backend.get_user for backend in BACKENDS}

        def loaded(store: SessionStore) -> dict[str, Any]:
            if store.session_key != self.key or not self.session:
                return load(store)
            now = int(time.time())
            return {**copy.deepcopy(self.session), SINCE: now, SEEN: now}

        def known(backend: Any, user_id: Any) -> Any:
            who = type(backend), user_id
            if who not in self.users:
                user = by_backend[type(backend)](backend, user_id)
                if user is None:
                    return None
                profile_of(user), current_memberships(user)  # both are kept on the row
                self.users[who] = pickle.dumps(user)
            return pickle.loads(self.users[who])  # noqa: S301 - made above

        with ExitStack() as stack:
            stack.enter_context(patch.object(SessionStore, "load", loaded))
            for backend in BACKENDS:
                stack.enter_context(patch.object(backend, "get_user", known))
            yield

    def _is_compared(self, place: Place, method: str) -> bool:
        """Whether her refusal is laid beside the one of a made-up id.

        The words of other refusals are not made: they are most of all answers.
        """
        return bool(place.made_up) and method in {"GET", "POST"}

    def _answer(self, place: Place, path: str, method: str) -> HttpResponseBase:
        translation.activate("en")
        self.browser.cookies = SimpleCookie(self.cookies)
        posted = self.forms.get(place.route, {}) if method == "POST" else None
        ask = getattr(self.browser, method.lower())
        before = openings()
        with (
            transaction.atomic(),
            (
                nullcontext()
                if self._is_compared(place, method)
                else patch("lms.safety.http.errors.calm_page", bare_page)
            ),
        ):
            answer = (
                ask(path, posted, headers={"host": HOSTS[place.face]})
                if posted
                else ask(path, headers={"host": HOSTS[place.face]})
            )
            answer.body = b"".join(answer.streaming_content) if answer.streaming else answer.content
            if openings() != before and answer.status_code not in SHOWING:
                self.found.openings_of_nothing.append(
                    f"{self.name}: {method} {place.row} {answer.status_code}"
                )
            transaction.set_rollback(True)
        return answer

    def _look_for_marks(self, answer: HttpResponseBase, place: Place, method: str) -> None:
        """What she sent herself comes back in her form and in the links to other languages: that tells her
        nothing.
        """
        body = answer.body.decode(errors="replace").replace(place.path, "")
        sent = str(self.forms.get(place.route, "")) if method == "POST" else ""
        told = [
            mark
            for mark, readers in self.world.marks.items()
            if self.name not in readers and mark in body and mark not in sent
        ]
        self.found.given_away += [f"{self.name}: {method} {place.row} tells {mark}" for mark in told]


def openings() -> int:
    """How many openings are logged. That a reason was given stands there too, and is none.

    Asked twice for each of some twenty thousand answers, so without making the statement each time.
    """
    with connection.cursor() as cursor:
        cursor.execute(OPENINGS, [REASON.key])
        return cursor.fetchone()[0]


def in_a_word(answer: HttpResponseBase) -> str:
    if answer.status_code not in {200, 301, 302, 303}:
        return str(answer.status_code)
    if answer.status_code == 200:
        form = (answer.context or {}).get("form") if not answer.streaming else None
        return "refused" if form is not None and getattr(form, "errors", None) else "ok"
    path = urlsplit(answer["Location"]).path
    if path.endswith("/reason/"):
        return "reason"
    return WAYS.get(path, "away")


def ways_out_in(answer: HttpResponseBase) -> set[str]:
    """What of *Leave* and *Sign out* the answer holds, in whichever form; "no page" where it is none."""
    if not answer.get("Content-Type", "").startswith("text/html") or b"<html" not in answer.body:
        return {"no page"} | {"leave" for mark in LEAVE_MARKS if mark in answer.body}
    return {"leave" for mark in LEAVE_MARKS if mark in answer.body} | (
        {"sign out"} if b'action="/sign-out/"' in answer.body else set()
    )


def bare(answer: HttpResponseBase, path: str) -> tuple[int, list[tuple[str, str]], bytes]:
    """An answer without what differs by itself: its address, its code, and how long the session still is."""
    body = answer.body.replace(path.encode(), b"here").replace(answer.wsgi_request.code.encode(), b"code")
    body = re.sub(rb'data-(left|token)="[^"]*"|name="csrfmiddlewaretoken" value="[^"]*"', b"", body)
    headers = sorted(
        (name, value)
        for name, value in answer.items()
        if name not in {"Content-Length", "Content-Security-Policy"}
    )
    return answer.status_code, headers, body


# The table as it is kept
# -----------------------------------------------------------------------------------------------

LEGEND = """\
# Who gets what: every address of ours, asked for in every way that it knows by everybody, with the \
ids of one learner's things filled in.
# Made by tests/architecture/test_s23_matrix.py; its head says how to make it anew. A changed \
cell is a decision.
#
# ok       the page, or the form did what it is for      away     the same, and she is led on
# refused  the form came back with an error              404 …    this status
# sign-in  to the door of staff and employers            card     to the door of learners
# factor   to the second factor                          again    to proving again that it is she
# pin      to her PIN                                    waits    a renewed card waits for a day or a \
second worker
# reason   to saying why she opens it                    home     to the first page of Wagtail, as what \
is not hers there
#
"""


def summarised(cells: dict[tuple[str, str, str], str], wagtail: set[str]) -> dict[tuple[str, str, str], str]:
    """Wagtail's own addresses: those where writers get different answers, and one row with every word that
    was given at all others.
    """
    apart = {row for row in wagtail if len({cells[row, "GET", person] for person in WRITERS}) > 1}
    kept = {key: word for key, word in cells.items() if key[0] not in wagtail - apart}
    for person in PEOPLE:
        words = {cells[row, "GET", person] for row in wagtail - apart - ON_PURPOSE}
        kept["skills /(all-others-of-Wagtail)", "GET", person] = "+".join(sorted(words))
    return kept


def as_table(cells: dict[tuple[str, str, str], str]) -> str:
    rows = list(dict.fromkeys((row, method) for row, method, _person in cells))
    first = max(len(row) for row, _method in rows)
    widths = {
        person: max(len(person), *(len(cells[row, method, person]) for row, method in rows))
        for person in PEOPLE
    }
    out = io.StringIO()
    out.write(LEGEND)
    out.writelines(f"# {name:<12} {person.words}\n" for name, person in PEOPLE.items())
    line = "{row:<{first}}  {method:<6}  {cells}\n"
    out.write(
        "\n"
        + line.format(
            row="address",
            first=first,
            method="way",
            cells="  ".join(f"{person:<{widths[person]}}" for person in PEOPLE),
        ).rstrip()
        + "\n"
    )
    for row, method in rows:
        words = "  ".join(f"{cells[row, method, person]:<{widths[person]}}" for person in PEOPLE)
        out.write(line.format(row=row, first=first, method=method, cells=words).rstrip() + "\n")
    return out.getvalue()


def from_table(text: str) -> dict[tuple[str, str, str], str]:
    lines = [line.split() for line in text.splitlines() if line and not line.startswith("#")]
    people = lines[0][2:]
    return {
        (f"{face} {address}", method, person): word
        for face, address, method, *words in lines[1:]
        for person, word in zip(people, words, strict=True)
    }

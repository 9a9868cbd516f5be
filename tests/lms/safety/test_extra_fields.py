"""S32: a form takes the fields it names.

Every field name of every model, sent along with it, changes nothing.

Each form is sent twice from the same state: as it is, and with a hostile value for every field name we have.
What is in the database afterwards must be the same, but for what is random or the time of day.
"""

import datetime
import re
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.apps import apps
from django.contrib.auth import get_user_model
from django.contrib.auth.models import Group
from django.core.files.base import ContentFile
from django.db import connection, models, transaction
from django.urls import URLResolver, get_resolver, reverse
from django.utils import timezone
from wagtail.models import AbstractPage

from courses.reports.queries import periods_to_report
from employers.applications.queries import read_of, sealed
from employers.members.queries import sealed as sealed_invitation
from lms.contracts.checks import our_app_labels
from lms.core import days
from lms.organisations.models import Role
from lms.safety.faces.models import Face
from lms.secrets.models import EntryThrottle
from tests.corpus.word import paragraph, word
from tests.factories.courses import page_of
from tests.factories.firms import FACTS
from tests.factories.learning import version_of
from tests.factories.people import PASSWORD, PIN, make_organisation
from tests.factories.portfolios import upload
from tests.factories.questions import QUESTIONS, SCREEN, brought, brought_package, brought_word
from tests.factories.sessions import SESSION_FORMS
from tests.factories.totp import code_for
from tests.lms.safety.extra_fields_world import (
    OFFERED,
    OWN,
    SAID,
    SECRET,
    Sent,
    World,
    agreed,
    asked_of_nobody,
    led_by_two,
)

pytestmark = [pytest.mark.django_db, pytest.mark.slow]
#: Columns that differ from one run to the next by nature.
RANDOM = {
    "handle",
    "handle_key",
    "username",
    "password",
    "number",
    "code",
    "code_hash",
    "pin_hash",
    "key",
    "begun_with",
    "token",
    "digest",
    "previous",
    "seal",
    "salt",
    "books",
    "names_total",
    "openings_total",
    "name_salt",
    "name_fingerprint",
    "reference",
    "questions",
    "shown_once",
    "sealed",
}
#: Fields called as a button of a form is, which does something else when it is pressed.
BUTTONS = {"end", "forget"}
#: Public ids, and the names of files that were drawn at random.
UUID = re.compile(r"[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}|[0-9a-f]{32}")
OURS = [
    *(model for model in apps.get_models() if model._meta.app_label in our_app_labels()),
    get_user_model(),
    get_user_model().groups.through,
    Group,
]

FORMS: dict[str, tuple[str, Callable[[World], list], Callable[[World], Sent]]] = {
    "accounts:enter": (
        "nobody",
        lambda w: [],
        lambda w: {"handle": w.learner.card.number, "code": w.learner.code, "phone": "own"},
    ),
    "accounts:pin_set": ("fresh", lambda w: [], lambda w: {"pin": PIN, "pin_again": PIN}),
    "accounts:pin_set_pictures": ("fresh", lambda w: [], lambda w: {"pick": ["sun", "key"]}),
    "accounts:pin_check": ("learner", lambda w: [], lambda w: {"pin": PIN}),
    "accounts:pin_check_pictures": ("learner", lambda w: [], lambda w: {"pick": ["sun"] * 6}),
    "accounts:language": ("learner", lambda w: [], lambda w: {"language": "it"}),
    "accounts:sign_out_everywhere": ("learner", lambda w: [], lambda w: {}),
    "accounts:card_renewed": ("renewed", lambda w: [], lambda w: {}),
    "staff_sign_in": ("nobody", lambda w: [], lambda w: {"login": "giulia", "password": PASSWORD}),
    "staff_factor": ("nobody", lambda w: [], lambda w: {"code": "000000"}),
    "staff_factor_app": ("worker", lambda w: [], lambda w: {"code": "000000", "sealed": "x"}),
    "staff_factor_passkey": ("worker", lambda w: [], lambda w: {"credential": "{}"}),
    "staff_unlock": ("worker", lambda w: [], lambda w: {"password": PASSWORD}),
    "staff_again": ("worker", lambda w: [], lambda w: {"code": code_for(SECRET)}),
    "staff_recovery_codes": ("worker", lambda w: [], lambda w: {}),
    "staff_passkey_remove": ("worker", lambda w: [1], lambda w: {}),
    "staff_first_password": ("nobody", lambda w: [], lambda w: {"new_password1": OWN, "new_password2": OWN}),
    "staff_password": ("worker", lambda w: [], lambda w: {"new_password1": OWN, "new_password2": OWN}),
    "certificates:choose": (
        "learner",
        lambda w: [],
        lambda w: {"competences": [w.module.taught.first().competence.uuid], "step": "make"},
    ),
    "certificates:detail": ("learner", lambda w: [w.certificate.uuid], lambda w: {"name": "Amina Diallo"}),
    "lms_websites": (
        "root",
        lambda w: [],
        lambda w: {"key": uuid.uuid4(), "skills_host": "new.example.org", "step": "make"},
    ),
    "lms_website_take_away": (
        "root",
        lambda w: [Face.objects.get(kind="programme").pk],
        lambda w: {"key": uuid.uuid4()},
    ),
    "rights_review": ("reviewer", lambda w: [1], lambda w: {"reviewer": "A desk"}),
    "courses_order": ("reviewer", lambda w: [page_of(w.course).pk], lambda w: {"to": "down"}),
    "courses_small_change": ("reviewer", lambda w: [page_of(w.course).pk], lambda w: {}),
    "courses_try": ("reviewer", lambda w: [page_of(w.course).pk], lambda w: {"step": "1"}),
    "questions_import": (
        "reviewer",
        lambda w: [],
        lambda w: {
            "key": uuid.uuid4(),
            "file": ContentFile(QUESTIONS, "q.gift"),
            "language": "en",
            "format": "",
        },
    ),
    "questions_import_file": (
        "reviewer",
        lambda w: [brought(w.reviewer).uuid],
        lambda w: {"key": uuid.uuid4(), "only_right": ""},
    ),
    "questions_export": (
        "reviewer",
        lambda w: [],
        lambda w: {"format": "gift", "language": "en", "folder": ""},
    ),
    "course_package_bring": (
        "reviewer",
        lambda w: [],
        lambda w: {
            "key": uuid.uuid4(),
            "file": ContentFile(b"no package", "course.heal"),
            "home": str(page_of(w.course).get_parent().translation_key),
        },
    ),
    "course_package": (
        "reviewer",
        lambda w: [brought_package(w.reviewer).uuid],
        lambda w: {"key": uuid.uuid4(), "as_new": ""},
    ),
    "course_package_take": (
        "reviewer",
        lambda w: [page_of(w.course).pk],
        lambda w: {"key": uuid.uuid4()},
    ),
    "course_begin": (
        "reviewer",
        lambda w: [],
        lambda w: {"key": uuid.uuid4(), "template": "lesson", "title": "Knives", "language": "en"},
    ),
    "course_word": (
        "reviewer",
        lambda w: [page_of(w.course.modules.first()).pk],
        lambda w: {"key": uuid.uuid4(), "file": ContentFile(word(paragraph("Look.")), "knives.docx")},
    ),
    "course_word_file": (
        "reviewer",
        lambda w: [brought_word(w.reviewer, page_of(w.course.modules.first())).uuid],
        lambda w: {"key": uuid.uuid4(), "title": "Knives", "screens": [SCREEN]},
    ),
    "courses_publish": ("reviewer", lambda w: [page_of(w.course).pk], lambda w: {"what": "all"}),
    "certificates:renew": ("learner", lambda w: [w.certificate.uuid], lambda w: {}),
    "certificates:withdraw": ("learner", lambda w: [w.certificate.uuid], lambda w: {}),
    "player:called": ("learner", lambda w: [], lambda w: {"called": "Blessing"}),
    "player:enrol": ("learner", lambda w: [w.other_course.uuid], lambda w: {}),
    "player:step": (
        "learner",
        lambda w: [w.step.uuid],
        lambda w: {
            "key": uuid.uuid4(),
            "version": version_of(w.step.questions[0]).pk,
            "choice": version_of(w.step.questions[0]).body["choices"][0]["id"],
        },
    ),
    "player:quiz": ("learner", lambda w: [w.module.quiz.uuid], lambda w: {"key": uuid.uuid4()}),
    "player:quiz_question": (
        "learner",
        lambda w: [w.attempt.uuid, 1],
        lambda w: {
            "key": uuid.uuid4(),
            "version": version_of(w.attempt.questions[0]).pk,
            "choice": version_of(w.attempt.questions[0]).body["choices"][0]["id"],
        },
    ),
    "player:quiz_check": ("learner", lambda w: [w.attempt.uuid], lambda w: {"anyway": "1"}),
    "concerns_own:tell": ("learner", lambda w: [], lambda w: SAID),
    "concerns_own:about": ("learner", lambda w: [w.share.uuid], lambda w: SAID),
    "concerns_desk:tell": ("worker", lambda w: [], lambda w: SAID),
    "concerns_desk:concern": (
        "coordinator",
        lambda w: [w.concern.uuid],
        lambda w: {"step": "look", "words": "I rang there."},
    ),
    "messaging:home": ("learner", lambda w: [], lambda w: {"body": "I do not understand this."}),
    "messaging:delete": ("learner", lambda w: [w.conversation.uuid], lambda w: {}),
    "messaging_desk:conversation": (
        "trainer",
        lambda w: [w.conversation.uuid],
        lambda w: {"body": "Come to me at ten."},
    ),
    "members:invite": ("employer", lambda w: [], lambda w: {"duties": "reads"}),
    "members:member": ("employer", lambda w: [w.member(True).uuid], lambda w: {"duties": "posts"}),
    "members:waiting": ("employer", lambda w: [w.member(False).uuid], lambda w: {}),
    "members:remove": ("employer", lambda w: [w.member(False).uuid], lambda w: {}),
    "members:take_back": ("employer", lambda w: [w.invitation().uuid], lambda w: {}),
    "members:data": ("employer", lambda w: [], lambda w: {}),
    "members:leave": ("employer", led_by_two, lambda w: {}),
    "joining:join": (
        "nobody",
        lambda w: [],
        lambda w: {"opened": sealed_invitation(w.invitation()), "first_name": "Paolo", "last_name": "Bassi"},
    ),
    "members_desk:people": (
        "coordinator",
        lambda w: [w.left.uuid],
        lambda w: {"do": "remove", "about": w.left.memberships.get(ended_at=None).uuid},
    ),
    "members_desk:invite": ("coordinator", lambda w: [w.empty.uuid], lambda w: {}),
    "contact:phrase": ("learner", lambda w: [], lambda w: {"said": "a green door"}),
    "contact:interest": (
        "learner",
        lambda w: [w.interest.uuid],
        lambda w: {"body": "Which bus goes there?"},
    ),
    "contact:press": ("learner", lambda w: [w.interest.uuid], lambda w: {"do": "allow"}),
    "contact:no": (
        "learner",
        lambda w: [w.interest.uuid],
        lambda w: {"reason": "", "words": "", "note": ""},
    ),
    "contact:begin": ("learner", lambda w: [w.wanted.uuid], lambda w: {}),
    "employers_contact:talk": (
        "employer",
        lambda w: [w.interest.uuid],
        lambda w: {"body": "Come on Tuesday."},
    ),
    "employers_contact:no": (
        "employer",
        lambda w: [w.interest.uuid],
        lambda w: {"reason": "hours", "words": "", "note": ""},
    ),
    "employers_contact:enquire": ("employer", lambda w: [w.wanted.uuid], lambda w: {}),
    "employers_contact:wrong": ("employer", lambda w: [w.interest.uuid], lambda w: SAID),
    "coaching:interest": ("worker", lambda w: [w.interest.uuid], lambda w: {"body": "I come along."}),
    "coaching:ask": (
        "worker",
        lambda w: [w.wanted.uuid, w.learner.profile.uuid],
        lambda w: {"words": "It is near."},
    ),
    "teaching:paper_grid": (
        "trainer",
        lambda w: [w.group.uuid, w.module.quiz.uuid],
        lambda w: {"c0-1": "a"},
    ),
    "desk:away": (
        "worker",
        lambda w: [],
        lambda w: {
            "deputy": f"{make_organisation().pk}-{w.coordinator.pk}",
            "since": str(days.today()),
            "until": str(days.in_days(3)),
        },
    ),
    "desk:away_end": ("worker", lambda w: [w.deputy.uuid], lambda w: {}),
    "desk:talk_back": ("worker", lambda w: [w.quiet.profile.uuid, w.talk.pk], lambda w: {}),
    "accounts:card_want": ("learner", lambda w: [], lambda w: {}),
    "player:checks": ("learner", lambda w: [], lambda w: {f"q{number}": "1" for number in range(5)}),
    "player:checks_forget": ("learner", lambda w: [], lambda w: {}),
    "coaching:phrase": ("worker", lambda w: [w.learner.profile.uuid], lambda w: {}),
    "places:new": (
        "learner",
        lambda w: [],
        lambda w: {"where": f"job:{w.places.signed.organisation.uuid}"},
    ),
    "places:prepare": (
        "learner",
        lambda w: [w.places.to_sign.uuid],
        lambda w: {"ready": ["work"], "comes_along": "alone", "interpreter": "on"},
    ),
    "places:agreement": ("learner", lambda w: [w.places.to_sign.uuid], lambda w: w.places.signs()),
    "places:look": (
        "learner",
        lambda w: [w.places.signed.uuid],
        lambda w: {"words": "It went well.", **w.places.levels()},
    ),
    "places:assessment": (
        "learner",
        lambda w: [w.places.assessed.uuid],
        lambda w: {"words": "Yes.", **w.places.answers()},
    ),
    "places:told": (
        "learner",
        lambda w: [w.places.to_sign.uuid],
        lambda w: {
            "what": "interview",
            "on": str(timezone.localdate()),
            "asks_later": "on",
            "shows_adviser": "on",
        },
    ),
    "places:how": (
        "learner",
        lambda w: [w.places.signed.uuid],
        lambda w: {"how": "good", "words": "Well.", "wants_to_talk": "on", "shows_adviser": "on"},
    ),
    "places:close": ("learner", lambda w: [w.places.to_sign.uuid], lambda w: {}),
    "places_employer:sign": ("employer", lambda w: [w.places.to_sign.uuid], lambda w: w.places.signs()),
    "places_employer:assess": (
        "employer",
        lambda w: [w.places.signed.uuid],
        lambda w: {"words": "Steady hands.", **w.places.levels()},
    ),
    "places_desk:write": (
        "worker",
        lambda w: [w.learner.profile.uuid, w.places.to_sign.uuid],
        lambda w: {
            **w.places.written(),
            "promoter": "",
            **{f"skill_{number}": "" for number in range(1, 6)},
        },
    ),
    "places_desk:sign": (
        "worker",
        lambda w: [w.learner.profile.uuid, w.places.to_sign.uuid],
        lambda w: w.places.signs(),
    ),
    "vacancies:new": ("employer", lambda w: [], lambda w: {**OFFERED, "save": "save"}),
    "vacancies:vacancy": (
        "employer",
        lambda w: [w.offer("draft").uuid],
        lambda w: {**OFFERED, "send": "send"},
    ),
    "vacancies:close": ("employer", lambda w: [w.offer("open").uuid], lambda w: {"because": "filled"}),
    "vacancies:keep_open": ("employer", lambda w: [w.offer("open").uuid], lambda w: {}),
    "vacancies:delete": ("employer", lambda w: [w.offer("draft").uuid], lambda w: {}),
    "vacancies:again": ("employer", lambda w: [w.offer("closed").uuid], lambda w: {}),
    "vacancies:import": ("employer", lambda w: [], lambda w: {"sealed": w.table()}),
    "vacancies_desk:vacancy": (
        "coordinator",
        lambda w: [w.offer("sent").uuid],
        lambda w: {"decision": "back", "words": "Please write the pay."},
    ),
    "work:list": ("learner", lambda w: [], lambda w: {}),
    "work:one": ("learner", lambda w: [w.offer("open").uuid], lambda w: {"choice": "saved"}),
    "portfolio:new": ("learner", lambda w: [], lambda w: {**w.draft, "step": "agree", "agree": "yes"}),
    "portfolio:write_tongues": ("learner", lambda w: [], lambda w: {"said_in": "uk", "beside": "it"}),
    "portfolio:write_seeks": ("learner", lambda w: [], lambda w: {"words_0": "Kitchen", "words_1": ""}),
    "portfolio:write_about": (
        "learner",
        lambda w: [],
        lambda w: {"words_0": "I like order.", "words_1": "", "voice": "", "no_voice": ""},
    ),
    "portfolio:write_when": (
        "learner",
        lambda w: [],
        lambda w: {"hours_per_week": "20", "available_from": "", "words_0": "", "words_1": ""},
    ),
    "portfolio:write_where": ("learner", lambda w: [], lambda w: {"areas": "IT-52", "transport": "car"}),
    "portfolio:write_permit": ("learner", lambda w: [], lambda w: {"may_work_in": "ES"}),
    "portfolio:write_more": (
        "learner",
        lambda w: [],
        lambda w: {"age": "30", "nationality": "", "address": "", "photo": ""},
    ),
    "portfolio:write_help": ("learner", lambda w: [], lambda w: {"looked_for": "on", "may_read": "on"}),
    "portfolio:write_languages": ("learner", lambda w: [], lambda w: {"remove": "ar"}),
    "portfolio:language_new": ("learner", lambda w: [], lambda w: {"language": "uk", "cefr": "C1"}),
    "portfolio:write_samples": (
        "learner",
        lambda w: [],
        lambda w: {"remove": str(w.portfolio.samples.get().uuid)},
    ),
    "portfolio:sample_new": (
        "learner",
        lambda w: [],
        lambda w: {"words_0": "A plate", "image": upload()},
    ),
    "portfolio:words": ("learner", lambda w: ["about"], lambda w: {"version": ""}),
    "portfolio:sample_words": (
        "learner",
        lambda w: [w.portfolio.samples.get().uuid],
        lambda w: {"version": ""},
    ),
    "portfolio_desk:words": (
        "worker",
        lambda w: [w.learner.profile.uuid],
        lambda w: {"part": "about", "about-words_0": "I like order."},
    ),
    "portfolio:withdraw": ("learner", lambda w: [w.share.uuid], lambda w: {}),
    "portfolio:close_all": ("learner", lambda w: [], lambda w: {}),
    "pathway:words": ("learner", lambda w: [], lambda w: {"words": "I want to cook."}),
    "pathway:wrong": ("learner", lambda w: [], lambda w: {"about": "plan", "words": "I did not say this."}),
    "pathway:stage_move": ("learner", lambda w: [w.whole.second.uuid, "up"], lambda w: {}),
    "pathway:stage_set": ("learner", lambda w: [w.whole.step.stage.uuid, "done"], lambda w: {}),
    "pathway:step_new": (
        "learner",
        lambda w: [w.whole.step.stage.uuid],
        lambda w: {"words": "Ask for a bus card.", "detail": "", "on": "", "at": ""},
    ),
    "pathway:goal_new": (
        "learner",
        lambda w: [w.whole.step.stage.uuid],
        lambda w: {"words": "I can read my papers."},
    ),
    "pathway:goal_words": (
        "learner",
        lambda w: [w.whole.goal.uuid],
        lambda w: {"words": "I read my papers."},
    ),
    "pathway:goal_set": ("learner", lambda w: [w.whole.goal.uuid, "reached"], lambda w: {}),
    "pathway:step_words": (
        "learner",
        lambda w: [w.whole.step.uuid],
        lambda w: {"words": "Take the papers there.", "detail": "", "on": "", "at": ""},
    ),
    "pathway:step_remove": ("learner", lambda w: [w.whole.step.uuid], lambda w: {}),
    "pathway:step_move": ("learner", lambda w: [w.whole.step.uuid, "up"], lambda w: {}),
    "pathway:step_set": ("learner", lambda w: [w.whole.step.uuid, "done"], lambda w: {}),
    "pathway:person": ("learner", lambda w: [w.whole.helper.uuid], lambda w: {"themes": "papers"}),
    "pathway:person_no": ("learner", lambda w: [w.whole.asking.uuid], lambda w: {}),
    "pathway:person_end": ("learner", lambda w: [w.whole.helper.uuid], lambda w: {}),
    "pathway:move_answer": ("learner", lambda w: [w.whole.hand_over.uuid, "no"], lambda w: {}),
    "pathway:finish": ("learner", lambda w: [], lambda w: {"own": "I cook well."}),
    "pathway:rest": ("learner", lambda w: [], lambda w: {}),
    "privacy:copy": ("learner", lambda w: [], lambda w: {}),
    "privacy:consent_withdraw": ("learner", lambda w: [w.share.consent.uuid], lambda w: {}),
    "privacy:erase": (
        "learner",
        lambda w: [],
        lambda w: {"certificates": "keep", "when": "later", "sure": "on"},
    ),
    "privacy:erase_take_back": ("learner", lambda w: [], lambda w: {}),
    "desk:account_new": (
        "worker",
        lambda w: [],
        lambda w: {"count": 1, "language": "en", "course": w.course.pk, "cohort": ""},
    ),
    "desk:cards_print": (
        "worker",
        lambda w: [],
        lambda w: {"card": f"{w.learner.card.uuid}:{w.learner.code}"},
    ),
    "desk:reason": (
        "coordinator",
        lambda w: [w.fresh.profile.uuid],
        lambda w: {"reason": "She asked for me."},
    ),
    "desk:card_new": ("worker", lambda w: [w.learner.profile.uuid], lambda w: {}),
    "desk:pause": ("worker", lambda w: [w.learner.profile.uuid], lambda w: {}),
    "desk:card_confirm": ("coordinator", lambda w: [w.renewed.card.profile.uuid], lambda w: {}),
    "teaching:certificate_name": (
        "worker",
        lambda w: [w.certificate.uuid],
        lambda w: {"name": "Amina Diallo", "name_again": "Amina Diallo"},
    ),
    "teaching:certificate_reissue": ("worker", lambda w: [w.certificate.uuid], lambda w: {}),
    "teaching:practice": (
        "trainer",
        lambda w: [w.learner.profile.uuid, w.module.uuid],
        lambda w: {"key": uuid.uuid4()},
    ),
    "teaching:practice_undo": (
        "trainer",
        lambda w: [w.seen.enrolment.person.profile.uuid, w.seen.uuid],
        lambda w: {"reason": "other_level"},
    ),
    "teaching:mark": (
        "trainer",
        lambda w: w.unread(),
        lambda w: {"state": "partly", "comment": "Why?", "what": "accept"},
    ),
    "teaching:mark_undo": ("trainer", lambda w: w.marked(), lambda w: {}),
    "teaching:marking_export": ("trainer", lambda w: [], lambda w: {"format": "csv"}),
    "reports:list": ("coordinator", lambda w: [], lambda w: {"period": periods_to_report()[0]}),
    "reports:report": ("coordinator", lambda w: [w.report.uuid], lambda w: {"send": "1"}),
    "reports:file": ("coordinator", lambda w: [w.report.uuid], lambda w: {}),
    "reports:tally": ("coordinator", lambda w: [w.group.uuid], lambda w: {"nationality": "NG 4"}),
    "teaching:questions_export": ("trainer", lambda w: [], lambda w: {"format": "csv"}),
    "teaching:questions_count": ("trainer", lambda w: [], lambda w: {"course": w.course.uuid}),
    "teaching:open_earlier": (
        "trainer",
        lambda w: [w.learner.profile.uuid, w.module.uuid],
        lambda w: {"why": "knows"},
    ),
    "teaching:more_tries": ("trainer", lambda w: w.used_up(), lambda w: {}),
    "teaching:certificate_print": (
        "worker",
        lambda w: [w.named.uuid],
        lambda w: {"name": "Amina Diallo", "first": "en", "second": ""},
    ),
    "plans_desk:start": ("worker", lambda w: [w.quiet.profile.uuid], lambda w: {"template": "empty"}),
    "plans_desk:move": (
        "worker",
        asked_of_nobody,
        lambda w: {
            "to_organisation": str(w.whole.hand_over.to_organisation.uuid),
            "themes": "papers",
            "overlap_until": str(days.in_days(7)),
        },
    ),
    "plans_desk:move_back": ("worker", lambda w: [w.whole.plan.uuid], lambda w: {}),
    "plans_desk:receive": ("receiver", agreed, lambda w: {}),
    "plans_desk:rest": ("worker", lambda w: [w.whole.plan.uuid], lambda w: {}),
    "plans_desk:finish": (
        "worker",
        lambda w: [w.whole.plan.uuid],
        lambda w: {"agreed_by_her": "on", "interpreter": "Amina", "own_hers": "", "own_ours": ""},
    ),
    "plans_desk:ask": (
        "coordinator",
        lambda w: [w.learner.profile.uuid],
        lambda w: {"themes": "papers", "why": "For the papers."},
    ),
    "plans_desk:together": (
        "worker",
        lambda w: [w.whole.plan.uuid],
        lambda w: {
            f"happened-{w.whole.step.uuid}": "done",
            "words-1-en": "Call the school.",
            "interpreter": "",
            "next_review_at": "",
            "agreed_by_her": "on",
            "agreed_by_worker": "on",
            "next_review_on": (timezone.localdate() + datetime.timedelta(days=28)).isoformat(),
        },
    ),
    "plans_desk:suggest": (
        "worker",
        lambda w: [w.whole.plan.uuid],
        lambda w: {"stage": w.whole.step.stage.uuid, "words": "Call the school.", "on": ""},
    ),
    "plans_desk:done": ("worker", lambda w: [w.whole.plan.uuid, w.whole.step.uuid], lambda w: {}),
    "plans_desk:colleague": (
        "worker",
        lambda w: [w.whole.plan.uuid],
        lambda w: {
            "who": w.coordinator.memberships.get().uuid,
            "themes": "papers",
            "why": "For the papers.",
        },
    ),
    "plans_desk:leave": ("worker", lambda w: [w.whole.plan.uuid], lambda w: {}),
    "plans_desk:answer": (
        "worker",
        lambda w: [w.whole.plan.uuid, w.whole.objection.uuid],
        lambda w: {"answer": "It is put right."},
    ),
    "desk:talk": ("worker", lambda w: [w.quiet.profile.uuid], lambda w: {"need": "is_quiet"}),
    "applications:apply": ("nobody", lambda w: [], lambda w: {**FACTS, "send": "1"}),
    "applications:again": (
        "nobody",
        lambda w: [],
        lambda w: {**FACTS, "opened": sealed(w.application), "work": "Folding.", "send": "1"},
    ),
    "applications_desk:application": (
        "coordinator",
        lambda w: [w.application.uuid],
        lambda w: {"decision": "take_up", "read": read_of(w.application)},
    ),
    "bans_desk:new": (
        "coordinator",
        lambda w: [],
        lambda w: {
            "names": "Onda",
            "reason": "It kept papers.",
            "source": "A court",
            "source_on": days.today(),
            "ends_on": days.in_days(90),
            "country": "IT",
            "organisation": "",
            **dict.fromkeys(("numbers", "persons", "phones", "webs", "streets"), "Nothing known"),
        },
    ),
    "bans_desk:ban": (
        "coordinator",
        lambda w: [w.ban.uuid],
        lambda w: {"decision": "reply", "words": "They deny it."},
    ),
    "vetting_desk:checks": (
        "coordinator",
        lambda w: [w.applied.uuid],
        lambda w: {"decision": "done", "about": "pay", "words": "As agreed."},
    ),
    "desk:approvers": (
        "coordinator",
        lambda w: [],
        lambda w: {"do": "name", "about": w.coordinator.pk},
    ),
    "applications_desk:describe": ("coordinator", lambda w: [w.new_employer.uuid], lambda w: FACTS),
    "desk:vet": ("coordinator", lambda w: [w.new_employer.uuid], lambda w: {"note": "Visited the kitchen."}),
    "desk:employer_close": (
        "coordinator",
        lambda w: [w.new_employer.uuid],
        lambda w: {"reason": "Nobody answers there."},
    ),
    "desk:support_assignments": (
        "coordinator",
        lambda w: [w.learner.profile.uuid],
        lambda w: {"support-worker": w.trainer.pk},
    ),
    "desk:employers_export": ("coordinator", lambda w: [], lambda w: {"format": "xlsx"}),
    "desk:people_export": ("coordinator", lambda w: [], lambda w: {"format": "csv"}),
    "desk:team_export": (
        "coordinator",
        lambda w: [make_organisation().uuid],
        lambda w: {"format": "xlsx"},
    ),
    "desk:employer_people_export": (
        "coordinator",
        lambda w: [w.new_employer.uuid],
        lambda w: {"format": "csv"},
    ),
    "desk:organisations_export": ("administrator", lambda w: [], lambda w: {"format": "xlsx"}),
    **SESSION_FORMS,
    "desk:job": ("coordinator", lambda w: [w.failed_job.uuid], lambda w: {}),
    "desk:organisation_new": (
        "administrator",
        lambda w: [],
        lambda w: {"name": "Ancora", "kind": "partner", "place": "", "country": "IT", "programme": "on"},
    ),
    "desk:organisation_edit": (
        "administrator",
        lambda w: [make_organisation().uuid],
        lambda w: {"name": "Ancora", "place": "", "country": "IT", "programme": "on"},
    ),
    "desk:colleague_new": (
        "coordinator",
        lambda w: [make_organisation().uuid],
        lambda w: {"first_name": "Eva", "last_name": "Rossi", "username": "eva", "roles": "trainer"},
    ),
    "desk:colleague": (
        "coordinator",
        lambda w: [make_organisation().uuid, w.trainer.memberships.get().uuid],
        lambda w: {"roles": "case_worker"},
    ),
    "desk:factor_renewal": (
        "coordinator",
        lambda w: [make_organisation().uuid, w.trainer.memberships.get().uuid],
        lambda w: {"do": "propose", "about": ""},
    ),
    "sign_out:page": ("worker", lambda w: [], lambda w: {}),
    "verify:form": ("nobody", lambda w: [], lambda w: {"code": w.certificate.code, "name": "Amina Diallo"}),
}

#: Forms that change a session only or a password (random as it is kept), give a file or an answer, and the
#: few that are refused here: everything else must change something.
ONLY_THE_SESSION = {
    *(
        "accounts:pin_check",
        "accounts:pin_check_pictures",
        "accounts:pin_set_pictures",
        "staff_sign_in",
        "staff_again",
        "staff_unlock",
    ),
    "teaching:questions_count",  # of fewer than ten learners there is nothing to say
    *("courses_publish", "courses_try", "questions_export", "certificates:renew"),
    "rights_review",  # of the other website
    "player:invited",  # nobody of this world came by a sheet
    *("certificates:detail", "desk:cards_print", "verify:form", "player:quiz", "privacy:erase_take_back"),
    *(
        "staff_first_password",
        "staff_password",
        "staff_factor",
        "staff_factor_app",
        "staff_factor_passkey",
        "staff_passkey_remove",
    ),
}


@pytest.fixture
def world(faces):
    return World(faces.skills)


def hostile(field: models.Field) -> Any:
    if field.choices:
        return [choice for choice, _label in field.choices][-1]
    if isinstance(field, models.BooleanField):
        return "on"
    if isinstance(field, (models.DateTimeField, models.DateField)):
        return "2020-01-01"
    if isinstance(field, models.JSONField):
        return '{"right": ["a"]}'
    return "1" if isinstance(field, models.IntegerField) or field.is_relation else "owned"


def every_field() -> Sent:
    return {
        name: hostile(field)
        for model in OURS
        for field in model._meta.concrete_fields
        for name in {field.name, field.attname} - BUTTONS
    } | {"groups": "1", "role": Role.ADMINISTRATOR}


def shown(field: models.Field, value: Any) -> Any:
    is_random = (
        isinstance(field, (models.UUIDField, models.DateTimeField, models.AutoField))
        or field.name in RANDOM
        or field.primary_key
    )
    return bool(value) if is_random else value


#: What a table shows, by all it holds: most of them hold the same before and after a form.
_known: dict[tuple[type[models.Model], str], list[str]] = {}


def rows_of(model: type[models.Model]) -> list[str]:
    with connection.cursor() as cursor:
        cursor.execute(f"SELECT * FROM {connection.ops.quote_name(model._meta.db_table)}")  # noqa: S608 - of ours
        held = model, repr(cursor.fetchall())
    if held not in _known:
        _known[held] = sorted(
            UUID.sub(
                "*",
                repr([shown(field, getattr(row, field.attname)) for field in model._meta.concrete_fields]),
            )
            for row in model._base_manager.all()
        )
    return _known[held]


def database() -> dict[str, list]:
    return {
        model._meta.label: rows_of(model)
        for model in OURS
        if model is not EntryThrottle and not issubclass(model, AbstractPage)
    }


def after(world: World, enter: Any, client: Any, name: str, extra: Sent) -> tuple[dict[str, list], bool]:
    """What the database holds after the form was sent, and whether the form changed it.

    Everything is undone again.
    """
    who, arguments, sent = FORMS[name]
    people = {
        "learner": world.learner.user,
        "fresh": world.fresh.user,
        "renewed": world.renewed.card.profile.user,
    }
    with transaction.atomic():
        if who == "nobody":
            browser = client
            browser.cookies.clear()
        else:
            person = people.get(who) or getattr(world, who)
            browser = enter(type(person).objects.get(pk=person.pk), pin=True)
        if name in {"staff_factor", "staff_first_password"}:
            browser.post(
                "/admin/login/",
                {"login": "giulia" if name == "staff_factor" else "nadia", "password": PASSWORD},
            )
        before = database()
        answer = browser.post(
            reverse(name, args=arguments(world)),
            {**extra, "key": str(uuid.uuid4()), **sent(world)},
            headers={"sec-fetch-site": "same-origin"},
        )
        if answer.streaming:
            b"".join(answer.streaming_content)
        assert answer.status_code in {200, 302, 303, 405, 404}
        found = database()
        transaction.set_rollback(True)
    return found, found != before


def test_s32_no_form_takes_a_field_it_does_not_name(world, enter, client):
    """One world for all forms: it takes a while to make."""
    before, extra, unchanged = database(), every_field(), set()
    for name in FORMS:
        right, changes = after(world, enter, client, name, {})
        assert after(world, enter, client, name, extra)[0] == right, name
        assert database() == before, "the test left something behind"
        if not changes:
            unchanged.add(name)
    assert unchanged == ONLY_THE_SESSION, "a form that is refused proves little"


def test_s32_the_comparison_above_sees_a_changed_row(world):
    before = database()
    get_user_model().objects.filter(pk=world.worker.pk).update(is_superuser=True)
    assert database() != before


def named_views(patterns: list, namespace: str = "") -> dict[str, Any]:
    found = {}
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            inner = f"{namespace}{pattern.namespace}:" if pattern.namespace else namespace
            found |= named_views(pattern.url_patterns, inner)
        elif pattern.name:
            found[f"{namespace}{pattern.name}"] = getattr(pattern.callback, "view_class", None)
    return found


def test_s32_every_form_of_ours_is_tried():
    views = named_views(get_resolver("lms.site.urls_skills").url_patterns)
    ours = {
        name: view
        for name, view in views.items()
        if view
        and view.__module__.split(".")[0] in {"lms", "courses", "employers"}
        and hasattr(view, "post")
        and not name.startswith("wagtail")
    }
    tried = {ours[name] for name in FORMS}
    assert {name for name, view in ours.items() if view not in tried} == set()

"""Whatever is done to a learner's account is said to her in words."""

import ast
from pathlib import Path

from lms.audit.words import SAID

ROOT = Path(__file__).resolve().parents[3]
#: About employers, groups, files and the site, or about people who work here: no learner gets such an entry.
NOT_ABOUT_LEARNERS = {
    *("cohort.changed", "cohort.ended", "cohort.made", "group.listed", "list.exported"),
    *("cohort.tallied", "report.exported", "report.made", "report.sent"),
    *("group.days_planned", "group_invitation.ended", "group_invitation.made"),
    *("session.planned", "session.changed", "session.cancelled", "register.kept"),
    *("database.restored", "retention.applied", "settings.changed", "competences.edited"),
    "issuer_key.made",
    "concern.acted_on",
    *("application.decided", "ban.compared", "ban.lifted", "ban.placed", "ban.replied"),
    *("employer.looked_at", "employer.flag_answered", "employer.to_check_again"),
    *("employer.closed", "employer.opened_again", "employer.vetted"),
    *("organisation.changed", "organisation.made"),
    *("website.made", "website.taken_away"),
    *("service.reviewed", "services.exported", "services.imported"),
    *("practice.handed_in", "practice.read", "practice.published", "practice.checked", "practice.taken_back"),
    *("recommendation.published", "recommendation.taken_back", "recommendation.followed"),
    *("table.begun", "table.opened", "table.invited", "table.uninvited", "table.named", "table.reported"),
    *("minutes.handed_round", "minutes.frozen", "meeting.fixed", "meeting.called_off"),
    *("story.taken", "story.given_back", "story.version_written", "story.offered", "story.set_aside"),
    *("story.translated", "story.words_checked"),
    *("approver.named", "approver.released", "deputy.began", "deputy.ended"),
    *("invitation.made", "invitation.taken_back", "invitation.used", "member.confirmed", "member.duties"),
    *("vacancy.changed", "vacancy.closed", "vacancy.deleted", "vacancy.enquired", "vacancy.kept_open"),
    *("vacancy.read", "vacancy.sent", "vacancy.written"),
    *("account.changed_by_another", "role.account_changed", "role.rights_changed"),
}


def recorded() -> set[str]:
    """The actions that our code records, as it writes them."""
    found = set()
    for folder in ("lms", "courses", "employers"):
        for path in (ROOT / folder).rglob("*.py"):
            for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
                if isinstance(node, ast.Call) and getattr(node.func, "id", "") == "record" and node.args:
                    found |= {
                        part.value
                        for part in ast.walk(node.args[0])
                        if isinstance(part, ast.Constant) and isinstance(part.value, str)
                    }
    return found


def test_every_action_about_a_learner_has_words():
    left = {
        action
        for action in recorded()
        if action not in NOT_ABOUT_LEARNERS and not action.startswith("factor.")
    }
    assert left - set(SAID) == set()


def test_there_are_no_words_for_what_is_not_recorded():
    assert set(SAID) - recorded() == set()

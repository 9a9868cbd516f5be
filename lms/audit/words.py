"""What was done, in words for the person about whom an entry is."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

#: {action as it is stored: words}. tests/lms/audit/test_words.py finds an action without any.
SAID: dict[str, str | Promise] = {
    "access.with_reason": _("Somebody gave a reason for opening your page."),
    "account.created": _("Your account was made."),
    "account.let_in_again": _("Your account was opened again."),
    "account.signed_out_everywhere": _("You signed out everywhere."),
    "account.suspended": _("Your account was closed."),
    "card.confirmed": _("A second person confirmed your new card."),
    "card.issued": _("A card was made for you."),
    "card.told": _("You saw who made your card."),
    "certificate.issued": _("A certificate was issued."),
    "certificate.name_confirmed": _("The name for a certificate was confirmed."),
    "certificate.printed": _("A certificate was printed with you."),
    "certificate.reissued": _("A certificate was issued again."),
    "certificate.withdrawn": _("A certificate was withdrawn."),
    "competence.attained": _("A competence was added to what you can do."),
    "competence.level_changed": _("The level of something you can do was changed."),
    "competence.taken_back": _("A competence was taken back."),
    "consent.ended": _("Something you had agreed to ended."),
    "consent.given": _("You agreed to something."),
    "consent.withdrawn": _("You took back something you had agreed to."),
    "conversation.deleted": _("You deleted a conversation."),
    "data.copied": _("You took a copy of your data."),
    "enrolment.ended": _("You no longer take a course."),
    "enrolment.made": _("You were enrolled in a course."),
    "enrolment.resumed": _("You take a course again."),
    "erasure.asked": _("You asked for your account to be erased."),
    "erasure.taken_back": _("You decided to keep your account."),
    "learner.spoken_with": _("Somebody noted that they had spoken with you."),
    "message.answered": _("Somebody answered you."),
    "message.sent": _("You sent a message."),
    "pin.set": _("You set your PIN."),
    "plan.closed": _("Your plan came to its end."),
    "plan.paused": _("Your plan was set to rest."),
    "plan.resumed": _("Your plan went on again."),
    "plan.reviewed": _("Your plan was looked at with you, and what was said was kept."),
    "plan_move.agreed": _("You agreed that your plan goes to another organisation."),
    "plan_move.asked": _("You were asked whether your plan goes to another organisation."),
    "plan_move.ended": _("A change of organisation came to its end."),
    "plan_move.received": _("Another organisation received your plan."),
    "plan.begun": _("Your plan was begun."),
    "plan.objection_answered": _("Somebody answered what you said is not right."),
    "plan.step_set": _("Somebody noted where a step of your plan stands."),
    "plan.step_suggested": _("Somebody suggested a step for your plan."),
    "plan_helper.ended": _("Somebody can no longer open your plan."),
    "plan_helper.let_in": _("You let somebody into your plan."),
    "plan_helper.parts_changed": _("You changed what somebody sees of your plan."),
    "plan_helper.suggested": _("Somebody asked to see your plan. Only you can say yes."),
    "practice.signed_off": _("Somebody signed off what they had watched you do."),
    "practice.undone": _("A sign-off of your practice was taken back."),
    "role.ended": _("Your place in an organisation ended."),
    "role.given": _("You got a place in an organisation."),
    "share.opened": _("You showed something to an employer."),
    "signed_in": _("You signed in."),
    "signed_out": _("You signed out."),
    "test.try_given": _("Somebody let you take a test once more."),
    "support_assignment.ended": _("Somebody stopped supporting you."),
    "support_assignment.made": _("Somebody began to support you."),
}
OTHER = _("Something was changed.")


def said(action: str) -> str:
    return str(SAID.get(action, OTHER))

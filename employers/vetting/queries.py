import datetime

from django.db.models import Q
from django.utils import timezone

from employers.applications.models import Application
from employers.vetting.enums import Item, Status
from employers.vetting.flags import Flag, flags_of
from employers.vetting.models import Check, FlagAnswer
from lms.organisations.models import Organisation
from lms.organisations.queries import AGAIN_DAYS, CHECK_DAYS


def application_of(employer: Organisation) -> Application | None:
    """What it said when it applied; None of one that an administrator made."""
    return Application.objects.filter(organisation=employer).first()


def _still_holds(employer: Organisation) -> Q:
    """What a firm says anew is checked anew, and everything each year: before it may be found fit again."""
    since = timezone.now() - datetime.timedelta(days=CHECK_DAYS - AGAIN_DAYS)
    application = application_of(employer)
    changed = application.changed_at if application else None
    return Q(at__gte=max(changed, since) if changed else since)


def last_checks(employer: Organisation) -> dict[str, Check]:
    found = Check.objects.filter(_still_holds(employer), organisation=employer).select_related(
        "by", "on_behalf_of"
    )
    return {check.item: check for check in found}


def items_to_do(employer: Organisation) -> list[Item]:
    checks = last_checks(employer)
    items = [Item(value) for value in Item.values]
    return [item for item in items if item not in checks or checks[item].status != Status.DONE]


def answers_to_flags(employer: Organisation) -> dict[str, FlagAnswer]:
    found = FlagAnswer.objects.filter(_still_holds(employer), organisation=employer).select_related(
        "by", "on_behalf_of"
    )
    return {answer.flag: answer for answer in found}


def open_flags(application: Application, employer: Organisation) -> list[Flag]:
    answered = answers_to_flags(employer)
    return [flag for flag in flags_of(application.said) if flag.key not in answered]

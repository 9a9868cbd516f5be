"""What of a form that could not be saved may be kept for her, and what never."""

from django.http import HttpRequest

#: Secrets are typed again, not kept.
NEVER_KEPT = {
    "csrfmiddlewaretoken",
    "code",
    "pin",
    "pin_again",
    "password",
    "old_password",
    "new_password1",
    "new_password2",
    "password1",
    "password2",
    "sofar",
    "first",
    # what somebody says is wrong (lms.concerns): nobody finds it later on her phone
    "said",
    "said_what",
    "said_step",
}
MOST = 400_000


def fields_to_send_again(request: HttpRequest) -> list[list[str]]:
    """What a form held that could not be saved, for a page of its own.

    Nothing where a secret was in it, which is typed again.
    """
    fields = [(name, value) for name, values in request.POST.lists() for value in values]
    if {name for name, _value in fields} & (NEVER_KEPT - {"csrfmiddlewaretoken"}):
        return []
    return worth_keeping(fields)


def worth_keeping(fields: list[tuple[str, str]]) -> list[list[str]]:
    """The key that a form carries (lms.submissions) goes with what was typed; alone it is nothing."""
    kept = [[name, value] for name, value in fields if name not in NEVER_KEPT]
    if {name for name, _value in kept} <= {"key"}:
        return []
    return kept if sum(len(name) + len(value) for name, value in kept) < MOST else []

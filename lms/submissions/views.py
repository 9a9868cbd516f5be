"""Views of forms that make something. Their templates say `{% form_key %}` inside the form."""

import hashlib
import json
import uuid
from collections.abc import Callable
from functools import partial
from typing import Any

from django.contrib import messages
from django.core.exceptions import NON_FIELD_ERRORS, ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.utils.translation import gettext as _
from django.views.generic import View

from lms.core.responses import see_other
from lms.secrets.fingerprints import keyed
from lms.submissions import actions
from lms.submissions.actions import SentDifferently
from lms.submissions.models import Submission

KEY = "key"
NOT_SAID = {"csrfmiddlewaretoken", KEY}


def posted_key(request: HttpRequest) -> uuid.UUID | None:
    try:
        return uuid.UUID(request.POST.get(KEY, ""))
    except ValueError:
        return None


def was_sent(request: HttpRequest) -> bool:
    """Whether this person sent this form before.

    For views whose address names what the form itself may end.
    """
    key = posted_key(request) if request.method == "POST" else None
    return key is not None and Submission.objects.filter(key=key, person=request.user).exists()


def digest_of(request: HttpRequest) -> str:
    """A fingerprint of which form this is and of all that stands in it.

    Keyed: a name that was typed cannot be guessed from it.
    """
    match = request.resolver_match
    where = [match.view_name, *(str(value) for value in match.kwargs.values())] if match else []
    said = sorted((name, values) for name, values in request.POST.lists() if name not in NOT_SAID)
    files = sorted(
        (name, [_content_of(file) for file in files]) for name, files in request.FILES.lists() if files
    )
    return keyed("form", json.dumps([where, said, *([files] if files else [])]))


def _content_of(file: UploadedFile) -> str:
    digest = hashlib.sha256()
    for piece in file.chunks():
        digest.update(piece)
    file.seek(0)
    return digest.hexdigest()


class OnceMixin:
    """Before FormView: the same key makes the same thing once, and leads to the same page with 303, as after
    any success.

    `create` makes it and returns the address to look at. Its ValidationError goes back into the form.
    """

    done_words: Any = ""
    #: Where somebody is told that she sent other words before, when the form can no longer be shown.
    without_form: str = ""

    def create(self, form: Any, submission: Submission) -> str:
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        return self._sent_before() or super().post(request, *args, **kwargs)

    def form_valid(self, form: Any) -> HttpResponse:
        key = posted_key(self.request)
        if key is None:  # a page that was open since before forms carried one, or a form without
            form.add_error(None, _("Nothing is saved yet. Look at it once more and send it again."))
            return super().form_invalid(form)
        try:
            submission = actions.once(
                self.request.user,
                key,
                digest_of(self.request),
                lambda submission: self.create(form, submission),
            )
        except SentDifferently:
            return self._refuse()
        except ValidationError as problem:
            put_back(form, problem)
            return super().form_invalid(form)
        return self._lead_to(submission)

    def form_invalid(self, form: Any) -> HttpResponse:
        """What it asks for may be refused because the same form, sent a moment before, has done it."""
        return self._sent_before() or super().form_invalid(form)

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        return super().get_context_data(**{KEY_IN_CONTEXT: posted_key(self.request), **kwargs})

    def _sent_before(self) -> HttpResponse | None:
        key = posted_key(self.request)
        try:
            found = actions.find(self.request.user, key, digest_of(self.request)) if key else None
        except SentDifferently:
            return self._refuse()
        return self._lead_to(found) if found else None

    def _lead_to(self, submission: Submission) -> HttpResponse:
        if self.done_words:
            messages.success(self.request, self.done_words)
        return see_other(submission.led_to)

    def _refuse(self) -> HttpResponse:
        """All that was typed is kept, and a new key with it: sent once more, it is another one."""
        if self.without_form:
            messages.error(self.request, sent_differently())
            return see_other(self.without_form)
        form = self.get_form()
        form.full_clean()
        form.add_error(None, sent_differently())
        response = self.render_to_response(self.get_context_data(form=form, **{KEY_IN_CONTEXT: uuid.uuid4()}))
        response.status_code = 409
        return response


#: What `{% form_key %}` looks for: the key of a form that is shown again because nothing was saved.
KEY_IN_CONTEXT = "form_key"


def sent_differently() -> str:
    return _(
        "You sent this form before with different words. Those were saved. To save these too, "
        "send it once more."
    )


def put_back(form: BaseForm, problem: ValidationError) -> None:
    """What an action refused, beside the field it is about."""
    told = problem.error_dict if hasattr(problem, "error_dict") else {NON_FIELD_ERRORS: problem.error_list}
    for field, errors in told.items():
        form.add_error(field if field in form.fields else None, errors)


def done_once(
    request: HttpRequest, do: Callable[[], Any], *, back_to: str, words: str | Callable[[], str]
) -> HttpResponse:
    """For a small form on another page: does it, and leads back there with `words` (asked for afterwards
    where they depend on what came of it), or with what was wrong.
    """

    def act(submission: Submission) -> str:
        do()
        return back_to

    try:
        actions.once(request.user, posted_key(request) or uuid.uuid4(), digest_of(request), act)
    except SentDifferently:
        messages.error(request, sent_differently())
    except ValidationError as problem:
        messages.error(request, " ".join(problem.messages))
    else:
        messages.success(request, words() if callable(words) else words)
    return see_other(back_to)


class StepView(View):
    """A small form on another page: does one thing, once, and leads back there. What was typed wrong
    leads back too, is told there, and nothing is done.
    """

    form_class: Any = None
    words: Any = ""

    def back(self) -> str:
        raise NotImplementedError

    def do(self, data: dict[str, Any]) -> Any:
        raise NotImplementedError

    def post(self, request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
        data: dict[str, Any] = {}
        if self.form_class:
            form = self.form_class(request.POST)
            if not form.is_valid():
                wrong = [str(error) for errors in form.errors.values() for error in errors]
                messages.error(request, " ".join([_("Nothing was changed."), *dict.fromkeys(wrong)]))
                return see_other(self.back())
            data = form.cleaned_data
        return done_once(request, partial(self.do, data), back_to=self.back(), words=str(self.words))


class ShownOnceMixin:
    """The page such a form led to, where it shows something a single time: `told`, or None from the second
    time on.
    """

    def get_context_data(self, **kwargs: Any) -> dict[str, Any]:
        made = get_object_or_404(Submission, uuid=self.kwargs["made"], person=self.request.user)
        return super().get_context_data(**kwargs, told=actions.show_once(made))

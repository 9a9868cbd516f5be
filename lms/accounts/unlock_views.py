from typing import Any

from django.contrib.auth import logout
from django.http import HttpResponse
from django.shortcuts import redirect

from lms.accounts.landing import landing_address
from lms.accounts.unlock_forms import StaffUnlockForm
from lms.accounts.views import RequestFormView
from lms.safety.access.addresses import wanted_address
from lms.safety.session.idle import unlock


class StaffUnlockView(RequestFormView):
    """Opens a quiet session again, by the password alone: who it is stands in the session."""

    form_class = StaffUnlockForm
    template_name = "lms/accounts/unlock.html"

    def form_valid(self, form: StaffUnlockForm) -> HttpResponse:
        unlock(self.request)
        return redirect(wanted_address(self.request) or landing_address(self.request))

    def form_invalid(self, form: Any) -> HttpResponse:
        if form.is_too_often_wrong:
            logout(self.request)
            return redirect("staff_sign_in")
        return super().form_invalid(form)

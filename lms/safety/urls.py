from django.urls import path

from lms.safety.access.policy import guarded
from lms.safety.http import health
from lms.safety.leaving import views as leaving
from lms.safety.session import views as session
from lms.safety.session.locking import open_while_locked

app_name = "safety"
_session_patterns = [
    path("leave/", guarded("anyone", open_while_locked(leaving.leave)), name="leave"),
    path("stay/", guarded("signed_in", open_while_locked(session.stay)), name="stay"),
    path("stay/lock/", guarded("signed_in", open_while_locked(session.lock)), name="lock"),
    path("stay/unlock/", guarded("signed_in", open_while_locked(session.to_unlock)), name="unlock"),
]
urlpatterns = [
    *_session_patterns,
    path(".well-known/security.txt", guarded("anyone", leaving.security_contact), name="security_contact"),
    path("robots.txt", guarded("anyone", leaving.robots), name="robots"),
    path("healthz", guarded("anyone", leaving.alive), name="alive"),
    path("readyz", guarded("anyone", health.ready), name="ready"),
]

#: In a stranger's site, which has its own robots.txt and its own watchers.
guest_patterns = (_session_patterns, "safety")

#: Under the language prefixes of a face where somebody signs out instead of leaving:
#: include(sign_out_patterns).
sign_out_patterns = (
    [path("sign-out/", guarded("anyone", open_while_locked(leaving.SignOutView.as_view())), name="page")],
    "sign_out",
)

_kept = path("kept/", guarded("signed_in", session.KeptView.as_view()), name="kept")
#: Under the language prefixes of a face whose public pages may be sensitive.
safer_patterns = (
    [path("safer/", guarded("anyone", leaving.SaferView.as_view()), name="page"), _kept],
    "safer",
)
#: Below /learn/ on the skills face: the page about her phone is hers. What it speaks of would tell a visitor
#: what the site is for.
learner_safer_patterns = (
    [path("safer/", guarded("learner", leaving.SaferView.as_view()), name="page"), _kept],
    "safer",
)

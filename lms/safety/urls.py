from django.urls import path

from lms.safety import health, stay_views, views
from lms.safety.locking import open_while_locked
from lms.safety.policy import guarded

app_name = "safety"
urlpatterns = [
    path("leave/", guarded("anyone", open_while_locked(views.leave)), name="leave"),
    path("stay/", guarded("signed_in", open_while_locked(stay_views.stay)), name="stay"),
    path("stay/lock/", guarded("signed_in", open_while_locked(stay_views.lock)), name="lock"),
    path("stay/unlock/", guarded("signed_in", open_while_locked(stay_views.to_unlock)), name="unlock"),
    path(".well-known/security.txt", guarded("anyone", views.security_contact), name="security_contact"),
    path("robots.txt", guarded("anyone", views.robots), name="robots"),
    path("healthz", guarded("anyone", views.alive), name="alive"),
    path("readyz", guarded("anyone", health.ready), name="ready"),
]

#: Under the language prefixes of a face where somebody signs out instead of leaving:
#: include(sign_out_patterns).
sign_out_patterns = (
    [path("sign-out/", guarded("anyone", open_while_locked(views.SignOutView.as_view())), name="page")],
    "sign_out",
)

_kept = path("kept/", guarded("signed_in", stay_views.KeptView.as_view()), name="kept")
#: Under the language prefixes of a face whose public pages may be sensitive.
safer_patterns = ([path("safer/", guarded("anyone", views.SaferView.as_view()), name="page"), _kept], "safer")
#: Below /learn/ on the skills face: the page about her phone is hers. What it speaks of would tell a visitor
#: what the site is for.
learner_safer_patterns = (
    [path("safer/", guarded("learner", views.SaferView.as_view()), name="page"), _kept],
    "safer",
)

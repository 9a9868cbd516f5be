from django.urls import path

from lms.safety import health, views
from lms.safety.policy import guarded

app_name = "safety"
urlpatterns = [
    path("leave/", guarded("anyone", views.leave), name="leave"),
    path("healthz", guarded("anyone", views.alive), name="alive"),
    path("readyz", guarded("anyone", health.ready), name="ready"),
]

#: Under the language prefixes, below /learn/ on the skills face: include(safer_patterns).
safer_patterns = ([path("safer/", guarded("anyone", views.SaferView.as_view()), name="page")], "safer")

"""All addresses of what is installed, for a site of one's own: `path("", include("lms.urls"))`.

They stand under learn/, teach/, verify/, employers/, staff/, leave/, stay/ and sign-out/. Put the line before
Wagtail's pages, and inside `i18n_patterns` where the site says the language in the address. A site's editor,
pages and robots.txt stay its own. Whoever wants other prefixes includes the parts (docs/host-site.md).
"""

from django.urls import include, path

from lms.accounts.urls_staff import staff_patterns
from lms.contracts.homes import has_learner_home
from lms.contracts.mounting import mounted
from lms.desk.mounting import desk_patterns
from lms.privacy.urls import public_patterns
from lms.safety.urls import guest_patterns

urlpatterns = [
    path("", include(guest_patterns)),
    path("staff/", include(staff_patterns)),
    *mounted(in_languages=False),
    *mounted(in_languages=True),
    *([] if has_learner_home() else [path("learn/", include("lms.messaging.urls_home"))]),
    *desk_patterns("skills"),
    path("learn/about/", include(public_patterns)),
]

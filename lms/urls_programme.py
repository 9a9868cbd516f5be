"""All addresses that installed packages bring to the website for the public, for a site of one's own:
`path("", include("lms.urls_programme"))` in the URLconf that LMS_FACE_URLCONFS names for it.

Put the line before Wagtail's pages. Nothing of `lms.urls` stands here: neither website knows the other.
"""

from django.urls import include, path

from lms.accounts.urls_staff import staff_patterns
from lms.contracts.mounting import mounted
from lms.desk.mounting import desk_patterns
from lms.privacy.urls import public_patterns
from lms.safety.urls import guest_patterns, safer_patterns

urlpatterns = [
    path("", include(guest_patterns)),
    path("", include(safer_patterns)),
    path("staff/", include(staff_patterns)),
    *mounted(in_languages=False, face="programme"),
    *mounted(in_languages=True, face="programme"),
    *desk_patterns("programme"),
    *public_patterns,
]

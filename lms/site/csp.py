"""The ready-made site's policy, by django-csp: that of `lms.safety.http.csp`, with a nonce.

Whoever needs an inline element puts `nonce="{{ request.csp_nonce }}"` on it: reading the nonce adds it to the
header of that one response.
"""

from typing import Any

from csp.constants import NONCE
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.http import HttpRequest, HttpResponseBase

from lms.safety.access.addresses import is_editor
from lms.safety.http import csp
from lms.safety.http.csp import HEADER, SELF

STRICT: dict[str, Any] = {**csp.STRICT, "script-src": [SELF, NONCE], "style-src": [SELF, NONCE]}
# A page of ours in the editor's preview: as strict as in the open, and framed by the editor.
PREVIEW: dict[str, Any] = {**STRICT, "frame-ancestors": [SELF]}


class ContentSecurityPolicyMiddleware(CSPMiddleware):
    """django-csp with the editor's policy under /admin/, and without its exemptions: no response goes out
    with no policy.

    A preview went through the whole chain before it comes here, and brings the policy of a page of ours with
    it.
    """

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        if is_editor(request.path):
            brings_policy = response.has_header(HEADER)
            response._csp_replace = PREVIEW if brings_policy else csp.EDITOR
            if brings_policy:
                del response.headers[HEADER]
        response = super().process_response(request, response)
        if not response.has_header(HEADER):
            response[HEADER] = build_policy(config=STRICT)
        return response

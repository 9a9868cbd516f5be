"""The content security policy: strict everywhere, as tight as Wagtail's editor allows under its own prefix.

Our pages use files alone. Whoever needs an inline element puts `nonce="{{ request.csp_nonce }}"` on it:
reading the nonce adds it to the header of that one response.
"""

from typing import Any

from csp.constants import HEADER, NONCE, NONE, SELF, UNSAFE_INLINE
from csp.middleware import CSPMiddleware
from csp.utils import build_policy
from django.http import HttpRequest, HttpResponseBase

from lms.safety.access.addresses import is_editor

STRICT: dict[str, Any] = {
    "default-src": [NONE],
    "script-src": [SELF, NONCE],
    "style-src": [SELF, NONCE],
    "img-src": [SELF, "data:"],
    "media-src": [SELF],
    "font-src": [SELF],
    "connect-src": [SELF],
    "manifest-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "object-src": [NONE],
    "frame-ancestors": [NONE],
}

# Wagtail 8 writes <script> without a nonce for date choosers, choosers and inline panels, and its rich-text
# editor adds <style>. Event handlers and styles in attributes, which is what smuggled markup mostly uses,
# stay closed.
EDITOR: dict[str, Any] = {
    **{
        directive: sources
        for directive, sources in STRICT.items()
        if directive not in {"script-src", "style-src"}
    },
    "script-src": [SELF, UNSAFE_INLINE],
    "script-src-attr": [NONE],
    "style-src": [SELF, UNSAFE_INLINE],
    "style-src-attr": [NONE],
    "img-src": [SELF, "data:", "blob:"],
    "frame-src": [SELF],
    "frame-ancestors": [SELF],
}

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
            response._csp_replace = PREVIEW if brings_policy else EDITOR
            if brings_policy:
                del response.headers[HEADER]
        response = super().process_response(request, response)
        if not response.has_header(HEADER):
            response[HEADER] = build_policy(config=STRICT)
        return response

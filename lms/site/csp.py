"""The ready-made site's policy: that of `lms.safety.http.csp`, with a nonce.

Django writes it from version 6 on (`SECURE_CSP`), django-csp before (`CONTENT_SECURITY_POLICY`); what is sent
is the same. Whoever needs an inline element puts `nonce="{{ request.csp_nonce }}"` on it: reading the nonce
adds it to the header of that one response.
"""

from typing import Any

import django
from django.http import HttpRequest, HttpResponseBase

from lms.safety.access.addresses import is_editor
from lms.safety.http import csp
from lms.safety.http.csp import HEADER, SELF

if django.VERSION >= (6,):
    from django.middleware.csp import ContentSecurityPolicyMiddleware as WritingMiddleware
    from django.middleware.csp import get_nonce
    from django.utils.csp import CSP

    NONCE: Any = CSP.NONCE
    #: The attribute of a response that says another policy than that of the settings.
    OTHER_POLICY = "_csp_config"
else:
    from csp.constants import NONCE
    from csp.middleware import CSPMiddleware as WritingMiddleware

    get_nonce = None
    OTHER_POLICY = "_csp_replace"

STRICT: dict[str, Any] = {**csp.STRICT, "script-src": [SELF, NONCE], "style-src": [SELF, NONCE]}
# A page of ours in the editor's preview: as strict as in the open, and framed by the editor.
PREVIEW: dict[str, Any] = {**STRICT, "frame-ancestors": [SELF]}
ORDER = tuple(csp.STRICT | csp.EDITOR)


class ContentSecurityPolicyMiddleware(WritingMiddleware):
    """The editor's policy under /admin/, and none of the exemptions there are: no response goes out with no
    policy.

    A preview went through the whole chain before it comes here, and brings the policy of a page of ours with
    it.
    """

    def process_request(self, request: HttpRequest) -> None:
        super().process_request(request)
        if get_nonce is not None:  # django-csp puts it there itself
            request.csp_nonce = get_nonce(request)

    def process_response(self, request: HttpRequest, response: HttpResponseBase) -> HttpResponseBase:
        policy = STRICT
        if is_editor(request.path):
            policy = PREVIEW if response.has_header(HEADER) else csp.EDITOR
            del response.headers[HEADER]
            setattr(response, OTHER_POLICY, policy)
        has_its_own = response.has_header(HEADER)
        response = super().process_response(request, response)
        if not has_its_own:
            written = response.get(HEADER)
            response[HEADER] = _in_order(written) if written else csp.written(_without_nonce(policy))
        return response


def _in_order(header: str) -> str:
    """django-csp keeps no order: the same page would send another header after each start."""
    named = {directive.partition(" ")[0]: directive for directive in header.split("; ")}
    return "; ".join(named[name] for name in (*ORDER, *sorted(named.keys() - set(ORDER))) if name in named)


def _without_nonce(policy: dict[str, Any]) -> csp.Policy:
    return {name: [source for source in sources if source != NONCE] for name, sources in policy.items()}

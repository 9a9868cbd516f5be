"""The content security policy: strict everywhere, as tight as Wagtail's editor allows under its own prefix.

Our pages use files alone. In a stranger's site they bring their policy themselves
(lms.safety.http.headers); the ready-made one adds a nonce for whoever needs an inline element (lms.site.csp).
"""

HEADER = "Content-Security-Policy"
NONE, SELF, UNSAFE_INLINE = "'none'", "'self'", "'unsafe-inline'"

Policy = dict[str, list[str]]

STRICT: Policy = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
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
EDITOR: Policy = {
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


def written(policy: Policy) -> str:
    """As the header says it."""
    return "; ".join(f"{directive} {' '.join(sources)}" for directive, sources in policy.items())


#: Written once: every answer asks for it.
STRICT_WRITTEN = written(STRICT)

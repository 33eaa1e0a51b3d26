"""The content security policy: everything from here, nothing inline, no frames.

Settings (django-csp): CONTENT_SECURITY_POLICY = {"DIRECTIVES": CSP_DIRECTIVES}.
"""

SELF, NONE = "'self'", "'none'"

CSP_DIRECTIVES = {
    "default-src": [NONE],
    "script-src": [SELF],
    "style-src": [SELF],
    "img-src": [SELF],
    "font-src": [SELF],
    "connect-src": [SELF],
    "manifest-src": [SELF],
    "worker-src": [SELF],
    "form-action": [SELF],
    "base-uri": [NONE],
    "frame-src": [NONE],
    "frame-ancestors": [NONE],
    "object-src": [NONE],
}

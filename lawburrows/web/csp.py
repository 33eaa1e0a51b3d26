"""The Content Security Policy, as settings read it."""

CSP_DIRECTIVES = {"default-src": ["'self'"]}

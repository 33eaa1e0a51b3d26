"""The trail of every look and every change, as an RFC 9162 tree; no pages."""

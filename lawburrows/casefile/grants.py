"""What each login may do with the looks of readers: a reader's own, and nobody else's."""

from lawburrows.access.scope import setting

GRANTS = {"casefile_lastlook": {"web": ("SELECT", "INSERT", "UPDATE")}}
_MINE = f"user_id = {setting('user', 'uuid')}"
POLICIES = {"casefile_lastlook": [f"FOR ALL TO lawburrows_web USING ({_MINE}) WITH CHECK ({_MINE})"]}

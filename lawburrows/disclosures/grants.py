"""Applications are seen in their area by those who handle them; an answer by those who decide it and who give it."""

from lawburrows.access.permissions import Permission
from lawburrows.access.roles import keys
from lawburrows.access.scope import setting
from lawburrows.access.security import ME, NAMED_JOB

_TODAY = setting("today", "date")
_KEPT = {"web": ("SELECT", "INSERT", "UPDATE"), "worker": ("SELECT",)}
_GROWS = {"web": ("SELECT", "INSERT"), "worker": ("SELECT",)}
_ONE, _ANSWER = "disclosures_application", "disclosures_applicationanswer"
GRANTS = {_ONE: _KEPT, _ANSWER: _KEPT, f"{_ONE}event": _GROWS, f"{_ANSWER}event": _GROWS}
_BOTH = "lawburrows_web, lawburrows_worker"


def _holds(permission: Permission, area: str) -> str:
    """The condition that whoever asks holds a permission in the area of a column."""
    roles = ", ".join(repr(key) for key in keys(lambda role: permission in role.permissions))
    return (
        f"EXISTS (SELECT 1 FROM access_posting p WHERE p.user_id = {ME} AND p.role IN ({roles}) "
        f"AND p.starts <= {_TODAY} AND (p.ends IS NULL OR p.ends > {_TODAY}) AND (p.area_id IS NULL "
        f"OR p.area_id = {area} OR EXISTS (SELECT 1 FROM access_areacover c "
        f"WHERE c.area_id = p.area_id AND c.council_area_id = {area})))"
    )


def _handled(table: str) -> str:
    return f"({NAMED_JOB} OR {_holds(Permission.APPLICATIONS_HANDLE, f'{table}.area_id')})"


def _answered(table: str) -> str:
    mine = f"{table}.decided_by_id = {ME} OR {table}.given_by_id = {ME}"
    return f"({_handled(table)} AND ({mine} OR {_holds(Permission.DISCLOSURES_APPROVE, f'{table}.area_id')}))"


POLICIES = {
    _ONE: [f"TO {_BOTH} USING {_handled(_ONE)} WITH CHECK {_handled(_ONE)}"],
    _ANSWER: [f"TO {_BOTH} USING {_answered(_ANSWER)} WITH CHECK {_answered(_ANSWER)}"],
    f"{_ONE}event": [
        f"FOR SELECT TO {_BOTH} USING {_handled(f'{_ONE}event')}",
        f"FOR INSERT TO {_BOTH} WITH CHECK (pg_trigger_depth() > 0)",
    ],
    f"{_ANSWER}event": [
        f"FOR SELECT TO {_BOTH} USING {_answered(f'{_ANSWER}event')}",
        f"FOR INSERT TO {_BOTH} WITH CHECK (pg_trigger_depth() > 0)",
    ],
}

"""What each login may do with the tables of access that carry no case: the directory of agencies and users."""

_EDITED = {"web": ("SELECT", "INSERT", "UPDATE", "DELETE"), "worker": ("SELECT", "INSERT", "UPDATE")}
GRANTS = {
    "access_agency": _EDITED,
    "access_area": _EDITED,
    "access_areacover": _EDITED,
    "access_posting": _EDITED,
    "access_submission": {"web": ("SELECT", "INSERT", "UPDATE")},
    "access_team": _EDITED,
    "access_user": _EDITED,
}

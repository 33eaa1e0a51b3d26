"""The rows of the role tables app by app."""

from typing import Any

from tests.house.of import (
    actions,
    bodies,
    breaches,
    card,
    circumstances,
    conditions,
    custody,
    disclosures,
    incidents,
    indefinite,
    meetings,
    notification,
    packs,
    plans,
    premises,
    referrals,
    reviews,
    rules_in_force,
    summaries,
    transfers,
    visits,
    work,
)

APPS: tuple[Any, ...] = (
    actions,
    bodies,
    breaches,
    card,
    circumstances,
    conditions,
    custody,
    disclosures,
    incidents,
    indefinite,
    meetings,
    notification,
    packs,
    reviews,
    referrals,
    plans,
    premises,
    rules_in_force,
    summaries,
    transfers,
    visits,
    work,
)
PAGES = {name: page for app in APPS for name, page in app.PAGES.items()}
POSTS = {name: post for app in APPS for name, post in app.POSTS.items()}

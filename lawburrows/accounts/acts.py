"""What signing in and the care of users and agencies write to the trail."""

from lawburrows.audit.act import Act, Verb

AGENCY_CHANGED = Act("accounts.agency_changed", "changed an agency or an area", Verb.ALTER)
PASSWORD_CHANGED = Act("accounts.password_changed", "changed their password", Verb.SIGN_IN)
FIRST_ADMINISTRATOR_SEATED = Act(
    "accounts.first_administrator_seated", "made someone one of the first two administrators", Verb.ALTER
)
FIRST_LINK_AGREED = Act("accounts.first_link_agreed", "agreed to a first link for someone", Verb.ALTER)
FIRST_LINK_PROPOSED = Act("accounts.first_link_proposed", "proposed a first link for someone", Verb.ALTER)
POSTING_ADDED = Act("accounts.posting_added", "agreed to a posting for someone", Verb.ALTER)
POSTING_ENDED = Act("accounts.posting_ended", "ended someone's posting", Verb.ALTER)
POSTING_PROPOSED = Act("accounts.posting_proposed", "proposed a posting for someone", Verb.ALTER)
PROPOSAL_DECLINED = Act("accounts.proposal_declined", "declined what an administrator proposed", Verb.ALTER)
ON_CALL_CHANGED = Act("accounts.on_call_changed", "changed whom to call at night", Verb.ALTER)
SECOND_FACTOR_CHANGED = Act("accounts.second_factor_changed", "changed how they sign in", Verb.SIGN_IN)
SECOND_FACTORS_REMOVED = Act(
    "accounts.second_factors_removed", "set up signing in anew, without the second factors", Verb.ALTER
)
SESSION_ENDED = Act("accounts.session_ended", "was signed out after too long a time", Verb.SIGN_IN)
SIGNED_IN = Act("accounts.signed_in", "signed in", Verb.SIGN_IN)
SIGNED_OUT = Act("accounts.signed_out", "signed out", Verb.SIGN_IN)
SIGN_IN_FAILED = Act("accounts.sign_in_failed", "did not succeed in signing in", Verb.REFUSE)
SIGN_IN_LOCKED = Act("accounts.sign_in_locked", "tried to sign in too often", Verb.REFUSE)
USER_ADDED = Act("accounts.user_added", "added a user", Verb.COLLECT)
USER_CHANGED = Act("accounts.user_changed", "changed a user", Verb.ALTER)
USER_STARTED = Act("accounts.user_started", "chose a first password", Verb.SIGN_IN)

"""What exchange writes to the trail."""

from lawburrows.audit.act import Act, Verb

BATCH_BROUGHT = Act("exchange.batch_brought", "brought an extract", Verb.COLLECT)
BATCH_CHECKED = Act("exchange.batch_checked", "checked an extract", Verb.CONSULT)
BATCH_LOADED = Act("exchange.batch_loaded", "loaded an extract", Verb.COLLECT)
BATCH_SEEN = Act("exchange.batch_seen", "looked at an extract and its problems", Verb.CONSULT)
BATCH_WAITING = Act("exchange.batch_waiting", "decided to load an extract", Verb.COLLECT)
EXPORTED = Act("exchange.exported", "exported part of the register", Verb.DISCLOSE)
EXPORT_TAKEN = Act("exchange.export_taken", "took an export that they had asked for", Verb.DISCLOSE)
RECONCILED = Act("exchange.reconciled", "compared an extract with the register", Verb.CONSULT)

"""What exchange writes to the trail."""

from lawburrows.audit.act import Act, Verb

BATCH_BROUGHT = Act("exchange.batch_brought", "brought an extract", Verb.COLLECT)
BATCH_CHECKED = Act("exchange.batch_checked", "checked an extract", Verb.CONSULT)
BATCH_DISCARDED = Act("exchange.batch_discarded", "discarded an extract, of which nothing was loaded", Verb.ERASE)
BATCH_LOADED = Act("exchange.batch_loaded", "loaded an extract", Verb.COLLECT)
BATCH_SEEN = Act("exchange.batch_seen", "looked at an extract and its problems", Verb.CONSULT)
BATCH_WAITING = Act("exchange.batch_waiting", "decided to load an extract", Verb.COLLECT)
COMPARISON_BROUGHT = Act("exchange.comparison_brought", "brought an extract to compare", Verb.COLLECT)
COMPARISON_MOVED = Act("exchange.comparison_moved", "began or stopped comparing an extract", Verb.CONSULT)
COMPARISON_SEEN = Act("exchange.comparison_seen", "looked at what differs between two registers", Verb.CONSULT)
COMPARISON_TAKEN = Act("exchange.comparison_taken", "took what differs between two registers as a file", Verb.DISCLOSE)
EXTRACTS_CLEARED = Act("exchange.extracts_cleared", "looked for extracts whose keeping time is over", Verb.ERASE)
EXTRACT_CLEARED = Act("exchange.extract_cleared", "deleted an extract whose keeping time is over", Verb.ERASE)
EXPORTED = Act("exchange.exported", "exported part of the register", Verb.DISCLOSE)
EXPORT_TAKEN = Act("exchange.export_taken", "took an export that they had asked for", Verb.DISCLOSE)
RECONCILED = Act("exchange.reconciled", "compared an extract with the register", Verb.CONSULT)

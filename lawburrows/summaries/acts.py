"""What executive summaries write to the trail."""

from lawburrows.audit.act import Act, Verb

SUMMARY_RELEASED = Act("summaries.summary.released", "released an executive summary of minutes", Verb.DISCLOSE)
SUMMARY_RETURNED = Act("summaries.summary.returned", "returned an executive summary with reasons", Verb.ALTER)
SUMMARY_SENT = Act("summaries.summary.sent", "gave an executive summary to a second person", Verb.ALTER)
SUMMARY_WRITTEN = Act("summaries.summary.written", "wrote an executive summary of minutes", Verb.COLLECT)

"""What oversight writes to the trail."""

from lawburrows.audit.act import Act, Verb

TRAIL_READ = Act("oversight.trail.read", "read the audit trail", Verb.CONSULT)

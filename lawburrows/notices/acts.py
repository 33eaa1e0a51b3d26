"""What telling someone writes to the trail."""

from lawburrows.audit.act import Act, Verb

NOTICES_READ = Act("notices.read", "read their notices", Verb.CONSULT)
TOLD = Act("notices.told", "caused a notice", Verb.DISCLOSE)

"""What exit and transfer write to the trail."""

from lawburrows.audit.act import Act, Verb

EXITED = Act("transfers.exited", "decided that a person leaves joint management", Verb.ALTER)
OPENED_AGAIN = Act("transfers.opened_again", "decided that a closed record is opened again", Verb.ALTER)

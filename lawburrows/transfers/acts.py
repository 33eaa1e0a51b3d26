"""What exit and transfer write to the trail."""

from lawburrows.audit.act import Act, Verb

EXITED = Act("transfers.exited", "decided that a person leaves joint management", Verb.ALTER)
OPENED_AGAIN = Act("transfers.opened_again", "decided that a closed record is opened again", Verb.ALTER)
HAND_OFF_PREPARED = Act("transfers.hand_off.prepared", "prepared a hand-off to another country", Verb.COLLECT)
HAND_OFF_RECEIVED = Act("transfers.hand_off.received", "recorded the receipt of a hand-off", Verb.ALTER)
HAND_OFF_SENT = Act("transfers.hand_off.sent", "recorded that a hand-off was sent", Verb.DISCLOSE)
HAND_OFF_WITHDRAWN = Act("transfers.hand_off.withdrawn", "withdrew a hand-off", Verb.ALTER)
RETENTION_LISTED = Act("transfers.retention.listed", "looked at which closed records come up for review", Verb.CONSULT)
TRANSFER_DECIDED = Act("transfers.transfer.decided", "decided a transfer that was refused", Verb.ALTER)
TRANSFER_OFFERED = Act("transfers.transfer.offered", "offered a transfer", Verb.COLLECT)
TRANSFER_REFUSED = Act("transfers.transfer.refused", "gave the reasons for refusing a transfer", Verb.ALTER)

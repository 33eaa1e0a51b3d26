"""What orders writes to the trail."""

from lawburrows.audit.act import Act, Verb

ABSENCE_ENDED = Act("orders.absence.ended", "recorded the end of a time away", Verb.ALTER)
ABSENCE_RECORDED = Act("orders.absence.recorded", "recorded a time in custody, in hospital or abroad", Verb.COLLECT)
ABSENCE_REMOVED = Act("orders.absence.removed", "removed a time away of which no whole day came about", Verb.ALTER)
CATEGORY_DECIDED = Act("orders.category.decided", "recorded a decision of category", Verb.ALTER)
CONVICTION_CHANGED = Act("orders.conviction.changed", "changed a conviction", Verb.ALTER)
CONVICTION_RECORDED = Act("orders.conviction.recorded", "recorded a conviction", Verb.COLLECT)
DISPOSAL_RECORDED = Act("orders.disposal.recorded", "recorded what the court did", Verb.COLLECT)
HARM_DECIDED = Act("orders.harm.decided", "recorded a judgement of the risk of serious harm", Verb.ALTER)
LEVEL_DECIDED = Act("orders.level.decided", "recorded a decision of level", Verb.ALTER)
LOADED = Act("orders.loaded", "loaded convictions, orders and decisions", Verb.COLLECT)
NOTIFICATION_CHANGED = Act("orders.notification.changed", "corrected a notification recorded wrongly", Verb.ALTER)
NOTIFICATION_RECORDED = Act("orders.notification.recorded", "recorded a notification", Verb.COLLECT)
NOTIFICATION_WITHDRAWN = Act("orders.notification.withdrawn", "withdrew a notification recorded by mistake", Verb.ALTER)
ORDER_CHANGED = Act("orders.order.changed", "changed an order", Verb.ALTER)
ORDER_RECORDED = Act("orders.order.recorded", "recorded an order", Verb.COLLECT)

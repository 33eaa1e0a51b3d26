"""Whether somebody sees a record, asked as the pages ask it."""

from lawburrows.access.grades import Grade
from lawburrows.access.models import Record
from tests.people import on_the_day


def sees(user, record, grade=Grade.FULL, **more):
    with on_the_day(user, **more):
        return Record.objects.visible_to(user, grade=grade).filter(pk=record.pk).exists()

# Figures by which dates of visits, receipts, breaches and young people are worked out are no more agreed for the past
# than time limits are. Rows that were agreed before this stay as they are: the constraint is for what is agreed now.

import lawburrows.database.operations
from django.conf import settings
from django.contrib.postgres.operations import AddConstraintNotValid
from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('access', '0003_oncall'),
        ('governance', '0003_beforehand_never_for_the_past'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        lawburrows.database.operations.AtOnce([
        migrations.RemoveConstraint(
            model_name='rulerow',
            name='a_time_limit_is_never_agreed_for_the_past',
        ),
        AddConstraintNotValid(
            model_name='rulerow',
            constraint=models.CheckConstraint(condition=models.Q(models.Q(('table__in', ('beforehand', 'breaches', 'deadlines', 'receipts', 'visits', 'young')), _negated=True), ('agreed_by', None), models.Q(('agreed_on__isnull', False), ('starts__gte', models.F('agreed_on'))), _connector='OR'), name='a_time_limit_is_never_agreed_for_the_past'),
        ),
        ]),
    ]

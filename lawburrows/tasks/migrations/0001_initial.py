import django.db.models.deletion
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        ('access', '0001_initial'),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='Task',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('key', models.CharField(max_length=120)),
                ('kind', models.CharField(max_length=60)),
                ('what', models.CharField(max_length=200)),
                ('due', models.DateField()),
                ('provision', models.CharField(max_length=200)),
                ('unverified', models.BooleanField(default=False)),
                ('steps', models.JSONField(default=list)),
                ('harm', models.PositiveSmallIntegerField(default=3)),
                ('address', models.CharField(blank=True, max_length=200)),
                ('label', models.CharField(blank=True, max_length=40)),
                ('done_on', models.DateField(blank=True, null=True)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.agency')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.record')),
                ('whose', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(condition=models.Q(('done_on', None)), fields=['due'], name='tasks_open_by_due'), models.Index(condition=models.Q(('done_on', None), _negated=True), fields=['done_on'], name='tasks_done_by_day'), models.Index(fields=['whose', 'due'], name='tasks_task_whose_i_12a30b_idx')],
                'constraints': [models.UniqueConstraint(fields=('record', 'key'), name='a_deadline_is_one_task')],
            },
        ),
    ]

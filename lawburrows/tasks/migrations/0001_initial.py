import django.db.models.deletion
import lawburrows.database.operations
import pgtrigger.compiler
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
            name='NotYet',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('key', models.CharField(max_length=120)),
                ('what', models.CharField(max_length=200)),
                ('reason', models.CharField(max_length=500)),
                ('expected_on', models.DateField(blank=True, null=True)),
                ('said_at', models.DateTimeField()),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.agency')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.record')),
                ('said_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['record', 'key', 'said_at'], name='tasks_notye_record__82fa92_idx')],
            },
        ),
        migrations.CreateModel(
            name='NotYetEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('key', models.CharField(max_length=120)),
                ('what', models.CharField(max_length=200)),
                ('reason', models.CharField(max_length=500)),
                ('expected_on', models.DateField(blank=True, null=True)),
                ('said_at', models.DateTimeField()),
                ('owner', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='access.agency')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, to='tasks.notyet')),
                ('record', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='access.record')),
                ('said_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
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
        lawburrows.database.operations.AddTriggers(
            triggers={'notyet': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "tasks_notyetevent" ("expected_on", "id", "key", "owner_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "record_id", "said_at", "said_by_id", "version", "what") SELECT new_values."expected_on", new_values."id", new_values."key", new_values."owner_id", NOW(), \'insert\', new_values."id", new_values."reason", new_values."record_id", new_values."said_at", new_values."said_by_id", new_values."version", new_values."what" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='5efde45fc1b4d71844effccccc5fa3eb32a4db88', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_64562', referencing='REFERENCING NEW TABLE AS new_values ', table='tasks_notyet', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "tasks_notyetevent" ("expected_on", "id", "key", "owner_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "record_id", "said_at", "said_by_id", "version", "what") VALUES (NEW."expected_on", NEW."id", NEW."key", NEW."owner_id", NOW(), \'update\', NEW."id", NEW."reason", NEW."record_id", NEW."said_at", NEW."said_by_id", NEW."version", NEW."what"); RETURN NULL;', hash='e93e630b06a6a0e9051905e344e487e187793c7a', operation='UPDATE', pgid='pgtrigger_update_update_d66e5', table='tasks_notyet', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "tasks_notyetevent" ("expected_on", "id", "key", "owner_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "reason", "record_id", "said_at", "said_by_id", "version", "what") VALUES (OLD."expected_on", OLD."id", OLD."key", OLD."owner_id", NOW(), \'delete\', OLD."id", OLD."reason", OLD."record_id", OLD."said_at", OLD."said_by_id", OLD."version", OLD."what"); RETURN NULL;', hash='5b1830a84b06388cf73723880a7f4b2bea3bdb80', operation='DELETE', pgid='pgtrigger_delete_delete_76581', table='tasks_notyet', when='AFTER'))]},
        ),
    ]

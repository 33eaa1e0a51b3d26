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
            name='PrintRequest',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('sheet', models.CharField(max_length=40)),
                ('asked_at', models.DateTimeField()),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.agency')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.record')),
            ],
            options={
                'indexes': [models.Index(fields=['record'], name='documents_p_record__c8bb16_idx')],
            },
        ),
        migrations.CreateModel(
            name='StoredFile',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('kind', models.CharField(choices=[('photograph', 'photograph'), ('court_paper', 'court paper'), ('report', 'report'), ('made_here', 'made by Lawburrows'), ('other', 'other document')], max_length=12)),
                ('title', models.CharField(max_length=200)),
                ('sha256', models.CharField(max_length=64)),
                ('media_type', models.CharField(max_length=100)),
                ('size', models.PositiveBigIntegerField()),
                ('marking', models.PositiveSmallIntegerField(choices=[(10, 'OFFICIAL'), (20, 'OFFICIAL-SENSITIVE'), (30, 'SECRET')], default=20)),
                ('added_at', models.DateTimeField()),
                ('scan', models.CharField(blank=True, max_length=100)),
                ('added_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.agency')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.record')),
            ],
            options={
                'indexes': [models.Index(fields=['record', 'added_at'], name='documents_s_record__2ecbf3_idx')],
            },
        ),
        migrations.CreateModel(
            name='PrintRequestEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('sheet', models.CharField(max_length=40)),
                ('asked_at', models.DateTimeField()),
                ('asked_by', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='access.agency')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, to='documents.printrequest')),
                ('record', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='access.record')),
                ('file', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='documents.storedfile')),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.AddField(
            model_name='printrequest',
            name='file',
            field=models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='documents.storedfile'),
        ),
        migrations.CreateModel(
            name='StoredFileEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('version', models.PositiveIntegerField(default=1)),
                ('kind', models.CharField(choices=[('photograph', 'photograph'), ('court_paper', 'court paper'), ('report', 'report'), ('made_here', 'made by Lawburrows'), ('other', 'other document')], max_length=12)),
                ('title', models.CharField(max_length=200)),
                ('sha256', models.CharField(max_length=64)),
                ('media_type', models.CharField(max_length=100)),
                ('size', models.PositiveBigIntegerField()),
                ('marking', models.PositiveSmallIntegerField(choices=[(10, 'OFFICIAL'), (20, 'OFFICIAL-SENSITIVE'), (30, 'SECRET')], default=20)),
                ('added_at', models.DateTimeField()),
                ('scan', models.CharField(blank=True, max_length=100)),
                ('added_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('owner', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='access.agency')),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, to='documents.storedfile')),
                ('record', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='access.record')),
            ],
            options={
                'abstract': False,
            },
        ),
        lawburrows.database.operations.AddTriggers(
            triggers={'printrequest': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "documents_printrequestevent" ("asked_at", "asked_by_id", "file_id", "id", "owner_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "sheet", "version") SELECT new_values."asked_at", new_values."asked_by_id", new_values."file_id", new_values."id", new_values."owner_id", NOW(), \'insert\', new_values."id", new_values."record_id", new_values."sheet", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='e707aa7a7c48b8a4038a580fae8d6e2a05dd90e4', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_ed739', referencing='REFERENCING NEW TABLE AS new_values ', table='documents_printrequest', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "documents_printrequestevent" ("asked_at", "asked_by_id", "file_id", "id", "owner_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "sheet", "version") VALUES (NEW."asked_at", NEW."asked_by_id", NEW."file_id", NEW."id", NEW."owner_id", NOW(), \'update\', NEW."id", NEW."record_id", NEW."sheet", NEW."version"); RETURN NULL;', hash='96ec1ddab9999ffe4dc2187847e5719089dac1f3', operation='UPDATE', pgid='pgtrigger_update_update_60435', table='documents_printrequest', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "documents_printrequestevent" ("asked_at", "asked_by_id", "file_id", "id", "owner_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "sheet", "version") VALUES (OLD."asked_at", OLD."asked_by_id", OLD."file_id", OLD."id", OLD."owner_id", NOW(), \'delete\', OLD."id", OLD."record_id", OLD."sheet", OLD."version"); RETURN NULL;', hash='69f97491b07d3caf436414238e1c5b212d60da23', operation='DELETE', pgid='pgtrigger_delete_delete_40e99', table='documents_printrequest', when='AFTER'))], 'storedfile': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "documents_storedfileevent" ("added_at", "added_by_id", "id", "kind", "marking", "media_type", "owner_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "scan", "sha256", "size", "title", "version") SELECT new_values."added_at", new_values."added_by_id", new_values."id", new_values."kind", new_values."marking", new_values."media_type", new_values."owner_id", NOW(), \'insert\', new_values."id", new_values."record_id", new_values."scan", new_values."sha256", new_values."size", new_values."title", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='f8ca54903d6f6933d9869b955f3175b1d288dc7d', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_cbc89', referencing='REFERENCING NEW TABLE AS new_values ', table='documents_storedfile', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "documents_storedfileevent" ("added_at", "added_by_id", "id", "kind", "marking", "media_type", "owner_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "scan", "sha256", "size", "title", "version") VALUES (NEW."added_at", NEW."added_by_id", NEW."id", NEW."kind", NEW."marking", NEW."media_type", NEW."owner_id", NOW(), \'update\', NEW."id", NEW."record_id", NEW."scan", NEW."sha256", NEW."size", NEW."title", NEW."version"); RETURN NULL;', hash='5b2550545bde85ad9caa66457fc5481856dd1738', operation='UPDATE', pgid='pgtrigger_update_update_0f66b', table='documents_storedfile', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "documents_storedfileevent" ("added_at", "added_by_id", "id", "kind", "marking", "media_type", "owner_id", "pgh_created_at", "pgh_label", "pgh_obj_id", "record_id", "scan", "sha256", "size", "title", "version") VALUES (OLD."added_at", OLD."added_by_id", OLD."id", OLD."kind", OLD."marking", OLD."media_type", OLD."owner_id", NOW(), \'delete\', OLD."id", OLD."record_id", OLD."scan", OLD."sha256", OLD."size", OLD."title", OLD."version"); RETURN NULL;', hash='c29ce8600bf44534d35511ddadade7a774a1052a', operation='DELETE', pgid='pgtrigger_delete_delete_fff93', table='documents_storedfile', when='AFTER'))]},
        ),
    ]

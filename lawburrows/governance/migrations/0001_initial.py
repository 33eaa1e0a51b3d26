import django.db.models.deletion
import lawburrows.database.operations
import pgtrigger.compiler
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name='RuleRow',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('table', models.CharField(max_length=60)),
                ('key', models.CharField(max_length=120)),
                ('value', models.CharField(max_length=200)),
                ('starts', models.DateField()),
                ('source', models.CharField(max_length=300)),
                ('verified', models.BooleanField(default=False)),
                ('agreed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposed_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('table', 'key', 'starts'), name='a_figure_has_one_value_from_a_day'), models.CheckConstraint(condition=models.Q(('agreed_by', None), models.Q(('agreed_by', models.F('proposed_by')), _negated=True), _connector='OR'), name='nobody_agrees_their_own_figure')],
            },
        ),
        migrations.CreateModel(
            name='RuleRowEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('table', models.CharField(max_length=60)),
                ('key', models.CharField(max_length=120)),
                ('value', models.CharField(max_length=200)),
                ('starts', models.DateField()),
                ('source', models.CharField(max_length=300)),
                ('verified', models.BooleanField(default=False)),
                ('agreed_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, to='governance.rulerow')),
                ('proposed_by', models.ForeignKey(db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        lawburrows.database.operations.AddTriggers(
            triggers={'rulerow': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "governance_rulerowevent" ("agreed_by_id", "id", "key", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "source", "starts", "table", "value", "verified") SELECT new_values."agreed_by_id", new_values."id", new_values."key", NOW(), \'insert\', new_values."id", new_values."proposed_by_id", new_values."source", new_values."starts", new_values."table", new_values."value", new_values."verified" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='859dec1f2b9338d7221a19a58fe6e31eab3e88f1', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_24027', referencing='REFERENCING NEW TABLE AS new_values ', table='governance_rulerow', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "governance_rulerowevent" ("agreed_by_id", "id", "key", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "source", "starts", "table", "value", "verified") VALUES (NEW."agreed_by_id", NEW."id", NEW."key", NOW(), \'update\', NEW."id", NEW."proposed_by_id", NEW."source", NEW."starts", NEW."table", NEW."value", NEW."verified"); RETURN NULL;', hash='94af666a1c0a5e8fd879367e7c8560b0ac54bfe4', operation='UPDATE', pgid='pgtrigger_update_update_d8b94', table='governance_rulerow', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "governance_rulerowevent" ("agreed_by_id", "id", "key", "pgh_created_at", "pgh_label", "pgh_obj_id", "proposed_by_id", "source", "starts", "table", "value", "verified") VALUES (OLD."agreed_by_id", OLD."id", OLD."key", NOW(), \'delete\', OLD."id", OLD."proposed_by_id", OLD."source", OLD."starts", OLD."table", OLD."value", OLD."verified"); RETURN NULL;', hash='0cf216f7fd81a251424399275da4d6e6be1e9e8b', operation='DELETE', pgid='pgtrigger_delete_delete_cd60b', table='governance_rulerow', when='AFTER'))]},
        ),
    ]

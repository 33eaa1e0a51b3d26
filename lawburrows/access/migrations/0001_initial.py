import django.db.models.deletion
import lawburrows.database.operations
import pgtrigger.compiler
import uuid
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='User',
            fields=[
                ('password', models.CharField(max_length=128, verbose_name='password')),
                ('last_login', models.DateTimeField(blank=True, null=True, verbose_name='last login')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('email', models.EmailField(max_length=254)),
                ('name', models.CharField(max_length=120)),
                ('telephone', models.CharField(blank=True, max_length=40)),
                ('is_active', models.BooleanField(default=True)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('email',), name='an_email_address_signs_in_once')],
            },
        ),
        migrations.CreateModel(
            name='Area',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('council', 'council area'), ('division', 'police division'), ('region', 'MAPPA region'), ('health', 'health board area')], max_length=10)),
                ('name', models.CharField(max_length=120)),
                ('unverified', models.BooleanField(default=False)),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('kind', 'name'), name='an_area_of_a_kind_is_named_once')],
            },
        ),
        migrations.CreateModel(
            name='Agency',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('key', models.SlugField(max_length=60)),
                ('kind', models.CharField(choices=[('police', 'police'), ('council', 'council'), ('prisons', 'prison service'), ('health', 'health board'), ('coordination', 'MAPPA coordination'), ('government', 'Scottish Government'), ('inspectorate', 'inspectorate'), ('other', 'other body')], max_length=14)),
                ('name', models.CharField(max_length=120)),
                ('telephone', models.CharField(blank=True, max_length=40)),
                ('unverified', models.BooleanField(default=False)),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='access.area')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('key',), name='an_agency_key_is_used_once')],
            },
        ),
        migrations.CreateModel(
            name='AreaCover',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='covers', to='access.area')),
                ('council_area', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='covered_by', to='access.area')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('area', 'council_area'), name='an_area_is_covered_once')],
            },
        ),
        migrations.CreateModel(
            name='Record',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('ref', models.CharField(editable=False, max_length=12)),
                ('marking', models.PositiveSmallIntegerField(choices=[(10, 'OFFICIAL'), (20, 'OFFICIAL-SENSITIVE'), (30, 'SECRET')], default=20)),
                ('restricted', models.BooleanField(default=False)),
                ('opened_on', models.DateField()),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('area', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='records', to='access.area')),
                ('lead', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='led', to='access.agency')),
                ('manager', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('merged_into', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='merged', to='access.record')),
                ('notification_officer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('prison_contact', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('supervising_officer', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['lead', 'area'], name='access_reco_lead_id_59c789_idx'), models.Index(fields=['manager'], name='access_reco_manager_5b5c5f_idx')],
                'constraints': [models.UniqueConstraint(fields=('ref',), name='a_record_reference_is_used_once'), models.CheckConstraint(condition=models.Q(('merged_into', None), models.Q(('merged_into', models.F('id')), _negated=True), _connector='OR'), name='a_record_is_not_merged_into_itself')],
            },
        ),
        migrations.CreateModel(
            name='Reader',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('starts', models.DateField()),
                ('ends', models.DateField(blank=True, null=True)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='access.record')),
            ],
            options={
                'indexes': [models.Index(fields=['record', 'user'], name='access_read_record__a7f37f_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends', None), ('ends__gt', models.F('starts')), _connector='OR'), name='a_reader_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='Partner',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('starts', models.DateField()),
                ('ends', models.DateField(blank=True, null=True)),
                ('grade', models.PositiveSmallIntegerField(choices=[(0, 'hidden'), (1, 'existence'), (2, 'summary'), (3, 'full')], default=3)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.agency')),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.area')),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='access.record')),
            ],
            options={
                'indexes': [models.Index(fields=['record', 'agency'], name='access_part_record__e88223_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends', None), ('ends__gt', models.F('starts')), _connector='OR'), name='a_partner_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='Exclusion',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('starts', models.DateField()),
                ('ends', models.DateField(blank=True, null=True)),
                ('reason', models.CharField(max_length=200)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='access.record')),
            ],
            options={
                'indexes': [models.Index(fields=['record', 'user'], name='access_excl_record__2dc3b4_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends', None), ('ends__gt', models.F('starts')), _connector='OR'), name='an_exclusion_ends_after_it_starts')],
            },
        ),
        migrations.CreateModel(
            name='AccessRequest',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('asked_at', models.DateTimeField()),
                ('reason', models.CharField(max_length=500)),
                ('answer', models.CharField(choices=[('waiting', 'waiting for an answer'), ('yes', 'agreed'), ('no', 'refused')], default='waiting', max_length=8)),
                ('answered_at', models.DateTimeField(blank=True, null=True)),
                ('answer_reason', models.CharField(blank=True, max_length=500)),
                ('answered_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('asked_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='requests', to='access.record')),
            ],
            options={
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answer', 'waiting'), ('answered_by', None)), models.Q(models.Q(('answer', 'waiting'), _negated=True), ('answered_by__isnull', False)), _connector='OR'), name='an_answered_request_says_by_whom'), models.UniqueConstraint(condition=models.Q(('answer', 'waiting')), fields=('record', 'asked_by'), name='one_waiting_request_for_a_record_and_a_person')],
            },
        ),
        migrations.CreateModel(
            name='RecordEvent',
            fields=[
                ('pgh_id', models.AutoField(primary_key=True, serialize=False)),
                ('pgh_created_at', models.DateTimeField(auto_now_add=True)),
                ('pgh_label', models.TextField(help_text='The event label.')),
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, serialize=False)),
                ('ref', models.CharField(editable=False, max_length=12)),
                ('marking', models.PositiveSmallIntegerField(choices=[(10, 'OFFICIAL'), (20, 'OFFICIAL-SENSITIVE'), (30, 'SECRET')], default=20)),
                ('restricted', models.BooleanField(default=False)),
                ('opened_on', models.DateField()),
                ('closed_on', models.DateField(blank=True, null=True)),
                ('version', models.PositiveIntegerField(default=1)),
                ('area', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='access.area')),
                ('lead', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='access.agency')),
                ('manager', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('merged_into', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to='access.record')),
                ('notification_officer', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('pgh_obj', models.ForeignKey(db_constraint=False, on_delete=django.db.models.deletion.DO_NOTHING, to='access.record')),
                ('prison_contact', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
                ('supervising_officer', models.ForeignKey(blank=True, db_constraint=False, null=True, on_delete=django.db.models.deletion.DO_NOTHING, related_name='+', related_query_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
            },
        ),
        migrations.CreateModel(
            name='Share',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('starts', models.DateField()),
                ('ends', models.DateField(blank=True, null=True)),
                ('kind', models.CharField(choices=[('granted', 'the record manager agreed'), ('break_glass', 'opened in an emergency'), ('inspection', 'sampled for an inspection')], max_length=12)),
                ('grade', models.PositiveSmallIntegerField(choices=[(0, 'hidden'), (1, 'existence'), (2, 'summary'), (3, 'full')])),
                ('expires_at', models.DateTimeField(blank=True, null=True)),
                ('reason', models.CharField(max_length=500)),
                ('reviewed_at', models.DateTimeField(blank=True, null=True)),
                ('review_note', models.CharField(blank=True, max_length=500)),
                ('decided_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('record', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='%(class)ss', to='access.record')),
                ('reviewed_by', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='shares', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['record', 'user'], name='access_shar_record__d51ed5_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends', None), ('ends__gt', models.F('starts')), _connector='OR'), name='a_share_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(models.Q(('kind', 'break_glass'), _negated=True), ('expires_at__isnull', False), _connector='OR'), name='break_glass_expires')],
            },
        ),
        migrations.CreateModel(
            name='Submission',
            fields=[
                ('token', models.UUIDField(primary_key=True, serialize=False)),
                ('at', models.DateTimeField(auto_now_add=True)),
                ('answer', models.CharField(blank=True, max_length=300)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Team',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=120)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='teams', to='access.agency')),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='access.area')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('agency', 'name'), name='a_team_is_named_once_in_an_agency')],
            },
        ),
        migrations.CreateModel(
            name='Posting',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('role', models.CharField(choices=[('offender_manager', 'Police offender manager'), ('police_supervisor', 'Police supervisor'), ('social_worker', 'Justice social worker'), ('social_work_manager', 'Justice social work manager'), ('prison_social_worker', 'Prison-based social worker'), ('prison_officer', 'Prison officer'), ('health_liaison', 'MAPPA health liaison officer'), ('restricted_patient_team', 'Restricted patient team'), ('housing_liaison', 'Housing liaison officer (SOLO)'), ('duty_desk', 'Duty desk'), ('protection_social_worker', "Children's and adult protection social worker"), ('coordinator', 'MAPPA coordinator'), ('strategic_oversight', 'Strategic Oversight Group'), ('national_strategic', 'National Strategic Group'), ('inspector', 'Inspector'), ('guest', 'Guest'), ('auditor', 'Information governance officer'), ('administrator', 'System administrator')], max_length=30)),
                ('clearance', models.PositiveSmallIntegerField(choices=[(10, 'OFFICIAL'), (20, 'OFFICIAL-SENSITIVE'), (30, 'SECRET')], default=20)),
                ('vetting_expires', models.DateField(blank=True, null=True)),
                ('starts', models.DateField()),
                ('ends', models.DateField(blank=True, null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='postings', to='access.agency')),
                ('area', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='access.area')),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='postings', to=settings.AUTH_USER_MODEL)),
                ('team', models.ForeignKey(blank=True, null=True, on_delete=django.db.models.deletion.PROTECT, to='access.team')),
            ],
            options={
                'indexes': [models.Index(fields=['user', 'starts'], name='access_post_user_id_74a2f6_idx')],
                'constraints': [models.CheckConstraint(condition=models.Q(('ends', None), ('ends__gt', models.F('starts')), _connector='OR'), name='a_posting_ends_after_it_starts'), models.CheckConstraint(condition=models.Q(('role__in', ['offender_manager', 'police_supervisor', 'social_worker', 'social_work_manager', 'prison_social_worker', 'prison_officer', 'health_liaison', 'restricted_patient_team', 'housing_liaison', 'duty_desk', 'protection_social_worker', 'coordinator', 'strategic_oversight', 'national_strategic', 'inspector', 'guest', 'auditor', 'administrator'])), name='a_posting_has_a_known_role')],
            },
        ),
        lawburrows.database.operations.AddTriggers(
            triggers={'record': [pgtrigger.compiler.Trigger(name='insert_insert', sql=pgtrigger.compiler.UpsertTriggerSql(func='WITH _pgh_attached_context AS ( SELECT _pgh_attach_context() AS value ) INSERT INTO "access_recordevent" ("area_id", "closed_on", "id", "lead_id", "manager_id", "marking", "merged_into_id", "notification_officer_id", "opened_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "prison_contact_id", "ref", "restricted", "supervising_officer_id", "version") SELECT new_values."area_id", new_values."closed_on", new_values."id", new_values."lead_id", new_values."manager_id", new_values."marking", new_values."merged_into_id", new_values."notification_officer_id", new_values."opened_on", NOW(), \'insert\', new_values."id", new_values."prison_contact_id", new_values."ref", new_values."restricted", new_values."supervising_officer_id", new_values."version" FROM ( SELECT new_values.* FROM new_values  ) AS new_values, _pgh_attached_context; RETURN NULL;', hash='65955885f571ddffe5e79531f9c95306e4c8ddf1', level='STATEMENT', operation='INSERT', pgid='pgtrigger_insert_insert_3bf22', referencing='REFERENCING NEW TABLE AS new_values ', table='access_record', when='AFTER')), pgtrigger.compiler.Trigger(name='update_update', sql=pgtrigger.compiler.UpsertTriggerSql(condition='WHEN (OLD.* IS DISTINCT FROM NEW.*)', func='INSERT INTO "access_recordevent" ("area_id", "closed_on", "id", "lead_id", "manager_id", "marking", "merged_into_id", "notification_officer_id", "opened_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "prison_contact_id", "ref", "restricted", "supervising_officer_id", "version") VALUES (NEW."area_id", NEW."closed_on", NEW."id", NEW."lead_id", NEW."manager_id", NEW."marking", NEW."merged_into_id", NEW."notification_officer_id", NEW."opened_on", NOW(), \'update\', NEW."id", NEW."prison_contact_id", NEW."ref", NEW."restricted", NEW."supervising_officer_id", NEW."version"); RETURN NULL;', hash='0825405cbc4242c2cbcd447bbc3df883231d0ab0', operation='UPDATE', pgid='pgtrigger_update_update_f23a7', table='access_record', when='AFTER')), pgtrigger.compiler.Trigger(name='delete_delete', sql=pgtrigger.compiler.UpsertTriggerSql(func='INSERT INTO "access_recordevent" ("area_id", "closed_on", "id", "lead_id", "manager_id", "marking", "merged_into_id", "notification_officer_id", "opened_on", "pgh_created_at", "pgh_label", "pgh_obj_id", "prison_contact_id", "ref", "restricted", "supervising_officer_id", "version") VALUES (OLD."area_id", OLD."closed_on", OLD."id", OLD."lead_id", OLD."manager_id", OLD."marking", OLD."merged_into_id", OLD."notification_officer_id", OLD."opened_on", NOW(), \'delete\', OLD."id", OLD."prison_contact_id", OLD."ref", OLD."restricted", OLD."supervising_officer_id", OLD."version"); RETURN NULL;', hash='67cd64d412f3ecba658c2a4dfa61624686fcd240', operation='DELETE', pgid='pgtrigger_delete_delete_0a247', table='access_record', when='AFTER'))]},
        ),
    ]

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
            name='FirstLink',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('proposed_at', models.DateTimeField()),
                ('answer', models.CharField(choices=[('waiting', 'waits for another administrator'), ('agreed', 'agreed'), ('declined', 'declined')], default='waiting', max_length=8)),
                ('answered_at', models.DateTimeField(null=True)),
                ('code', models.CharField(blank=True, max_length=128)),
                ('used_at', models.DateTimeField(null=True)),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answer', 'agreed'), _negated=True), models.Q(('answered_by__isnull', False), models.Q(('answered_by', models.F('proposed_by')), _negated=True), models.Q(('answered_by', models.F('user')), _negated=True)), _connector='OR'), name='firstlink_is_agreed_by_another')],
            },
        ),
        migrations.CreateModel(
            name='ProposedPosting',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('proposed_at', models.DateTimeField()),
                ('answer', models.CharField(choices=[('waiting', 'waits for another administrator'), ('agreed', 'agreed'), ('declined', 'declined')], default='waiting', max_length=8)),
                ('answered_at', models.DateTimeField(null=True)),
                ('role', models.CharField(choices=[('offender_manager', 'Police offender manager'), ('police_supervisor', 'Police supervisor'), ('social_worker', 'Justice social worker'), ('social_work_manager', 'Justice social work manager'), ('prison_social_worker', 'Prison-based social worker'), ('prison_officer', 'Prison officer'), ('health_liaison', 'MAPPA health liaison officer'), ('restricted_patient_team', 'Restricted patient team'), ('housing_liaison', 'Housing liaison officer (SOLO)'), ('duty_desk', 'Duty desk'), ('protection_social_worker', "Children's and adult protection social worker"), ('coordinator', 'MAPPA coordinator'), ('strategic_oversight', 'Strategic Oversight Group'), ('national_strategic', 'National Strategic Group'), ('inspector', 'Inspector'), ('guest', 'Guest'), ('auditor', 'Information governance officer'), ('administrator', 'System administrator')], max_length=30)),
                ('clearance', models.PositiveSmallIntegerField(choices=[(10, 'OFFICIAL'), (20, 'OFFICIAL-SENSITIVE'), (30, 'SECRET')])),
                ('vetting_expires', models.DateField(null=True)),
                ('starts', models.DateField()),
                ('ends', models.DateField(null=True)),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.agency')),
                ('answered_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('area', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.area')),
                ('proposed_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('user', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'abstract': False,
                'constraints': [models.CheckConstraint(condition=models.Q(models.Q(('answer', 'agreed'), _negated=True), models.Q(('answered_by__isnull', False), models.Q(('answered_by', models.F('proposed_by')), _negated=True), models.Q(('answered_by', models.F('user')), _negated=True)), _connector='OR'), name='proposedposting_is_agreed_by_another')],
            },
        ),
    ]

import django.contrib.postgres.fields
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
            name='Batch',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200)),
                ('sha256', models.CharField(max_length=64)),
                ('brought_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('reading', 'being read'), ('checked', 'checked, waiting for a decision'), ('refused', 'refused: it has structural errors'), ('waiting', 'waiting to be loaded'), ('loading', 'being loaded'), ('loaded', 'loaded'), ('failed', 'stopped; nothing was loaded')], default='reading', max_length=10)),
                ('read', models.PositiveIntegerField(default=0)),
                ('loaded', models.PositiveIntegerField(default=0)),
                ('warned', models.PositiveIntegerField(default=0)),
                ('refused', models.PositiveIntegerField(default=0)),
                ('already', models.PositiveIntegerField(default=0)),
                ('changed', models.PositiveIntegerField(default=0)),
                ('doubles', models.PositiveIntegerField(default=0)),
                ('source', models.CharField(blank=True, default='', max_length=60)),
                ('encoding', models.CharField(blank=True, default='', max_length=20)),
                ('loading_since', models.DateTimeField(null=True)),
                ('cleared_on', models.DateField(null=True)),
                ('message', models.CharField(blank=True, max_length=500)),
                ('agency', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.agency')),
                ('area', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.area')),
                ('brought_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('lead', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.agency')),
            ],
        ),
        migrations.CreateModel(
            name='Comparison',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('name', models.CharField(max_length=200)),
                ('sha256', models.CharField(max_length=64)),
                ('brought_at', models.DateTimeField()),
                ('state', models.CharField(choices=[('waiting', 'waiting to be compared'), ('comparing', 'being compared'), ('compared', 'compared'), ('stopped', 'stopped; nothing was compared')], default='waiting', max_length=10)),
                ('comparing_since', models.DateTimeField(null=True)),
                ('read', models.PositiveIntegerField(default=0)),
                ('compared', models.PositiveIntegerField(default=0)),
                ('differences', models.PositiveIntegerField(default=0)),
                ('encoding', models.CharField(blank=True, default='', max_length=20)),
                ('columns', django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=60), default=list, size=None)),
                ('message', models.CharField(blank=True, max_length=500)),
                ('brought_by', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
            ],
        ),
        migrations.CreateModel(
            name='Problem',
            fields=[
                ('id', models.BigAutoField(primary_key=True, serialize=False)),
                ('row', models.PositiveIntegerField()),
                ('column', models.CharField(blank=True, max_length=60)),
                ('value', models.CharField(blank=True, max_length=200)),
                ('structural', models.BooleanField()),
                ('text', models.CharField(max_length=300)),
                ('batch', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='problems', to='exchange.batch')),
            ],
        ),
        migrations.CreateModel(
            name='Difference',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('place', models.PositiveIntegerField()),
                ('record', models.UUIDField(null=True)),
                ('row', models.PositiveIntegerField()),
                ('reference', models.CharField(blank=True, max_length=20)),
                ('number', models.CharField(blank=True, max_length=100)),
                ('name', models.CharField(blank=True, max_length=400)),
                ('about', models.CharField(blank=True, max_length=100)),
                ('field', models.CharField(blank=True, max_length=60)),
                ('extract', models.CharField(blank=True, max_length=1000)),
                ('register', models.CharField(blank=True, max_length=1000)),
                ('comparison', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='found', to='exchange.comparison')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('comparison', 'place'), name='a_comparison_has_one_difference_in_a_place')],
            },
        ),
        migrations.CreateModel(
            name='SourceRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(max_length=60)),
                ('person_id', models.CharField(max_length=100)),
                ('digest', models.CharField(max_length=64)),
                ('record', models.UUIDField()),
                ('agency', models.ForeignKey(on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.agency')),
                ('batch', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='exchange.batch')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('agency', 'source', 'person_id'), name='a_source_row_of_an_agency_is_loaded_once')],
            },
        ),
    ]

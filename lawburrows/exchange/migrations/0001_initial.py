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
                ('source', models.CharField(blank=True, default='', max_length=60)),
                ('encoding', models.CharField(blank=True, default='', max_length=20)),
                ('loading_since', models.DateTimeField(null=True)),
                ('message', models.CharField(blank=True, max_length=500)),
                ('area', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.area')),
                ('brought_by', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to=settings.AUTH_USER_MODEL)),
                ('lead', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.agency')),
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
            name='SourceRow',
            fields=[
                ('id', models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name='ID')),
                ('source', models.CharField(max_length=60)),
                ('person_id', models.CharField(max_length=100)),
                ('digest', models.CharField(max_length=64)),
                ('record', models.UUIDField()),
                ('batch', models.ForeignKey(null=True, on_delete=django.db.models.deletion.SET_NULL, related_name='+', to='exchange.batch')),
            ],
            options={
                'constraints': [models.UniqueConstraint(fields=('source', 'person_id'), name='a_source_row_is_loaded_once')],
            },
        ),
    ]

import django.contrib.postgres.fields
import django.db.models.functions.datetime
import uuid
from django.db import migrations, models


class Migration(migrations.Migration):

    initial = True

    dependencies = [
    ]

    operations = [
        migrations.CreateModel(
            name='Aside',
            fields=[
                ('entry_id', models.UUIDField(primary_key=True, serialize=False)),
                ('salt', models.BinaryField()),
                ('text', models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name='Cosignature',
            fields=[
                ('pk', models.CompositePrimaryKey('size', 'witness', blank=True, editable=False, primary_key=True, serialize=False)),
                ('size', models.BigIntegerField()),
                ('witness', models.TextField()),
                ('at', models.DateTimeField()),
                ('signature', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='Head',
            fields=[
                ('size', models.BigIntegerField(primary_key=True, serialize=False)),
                ('root', models.BinaryField()),
                ('at', models.DateTimeField()),
                ('key_id', models.TextField()),
                ('signature', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='Leaf',
            fields=[
                ('index', models.BigIntegerField(primary_key=True, serialize=False)),
                ('entry_id', models.UUIDField(unique=True)),
                ('leaf', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='Mention',
            fields=[
                ('pk', models.CompositePrimaryKey('record_id', 'at', 'entry_id', blank=True, editable=False, primary_key=True, serialize=False)),
                ('record_id', models.UUIDField()),
                ('at', models.DateTimeField()),
                ('entry_id', models.UUIDField()),
                ('verb', models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name='Node',
            fields=[
                ('pk', models.CompositePrimaryKey('height', 'index', blank=True, editable=False, primary_key=True, serialize=False)),
                ('height', models.SmallIntegerField()),
                ('index', models.BigIntegerField()),
                ('hash', models.BinaryField()),
            ],
        ),
        migrations.CreateModel(
            name='Touched',
            fields=[
                ('sequence', models.BigAutoField(primary_key=True, serialize=False)),
                ('record_id', models.UUIDField()),
            ],
        ),
        migrations.CreateModel(
            name='Unsealed',
            fields=[
                ('entry_id', models.UUIDField(primary_key=True, serialize=False)),
                ('leaf', models.BinaryField()),
                ('since', models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
            ],
        ),
        migrations.CreateModel(
            name='Entry',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, primary_key=True, serialize=False)),
                ('at', models.DateTimeField()),
                ('day', models.DateField()),
                ('who', models.TextField()),
                ('agency', models.TextField()),
                ('act', models.TextField()),
                ('verb', models.TextField()),
                ('subject_type', models.TextField()),
                ('subject_id', models.TextField()),
                ('records', django.contrib.postgres.fields.ArrayField(base_field=models.UUIDField(), size=None)),
                ('fields', django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), size=None)),
                ('purpose', models.TextField()),
                ('digest', models.BinaryField(null=True)),
                ('request', models.TextField()),
                ('leaf', models.BinaryField()),
            ],
            options={
                'indexes': [models.Index(models.F('who'), models.OrderBy(models.F('at'), descending=True), models.OrderBy(models.F('id'), descending=True), name='audit_entry_by_person'), models.Index(models.OrderBy(models.F('at'), descending=True), models.OrderBy(models.F('id'), descending=True), name='audit_entry_by_time'), models.Index(models.F('act'), models.OrderBy(models.F('at'), descending=True), models.OrderBy(models.F('id'), descending=True), name='audit_entry_by_act')],
                'constraints': [models.CheckConstraint(condition=models.Q(('records__len__lte', 1000)), name='audit_entry_names_at_most_1000_records')],
            },
        ),
    ]

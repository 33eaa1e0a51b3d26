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
            name='Notice',
            fields=[
                ('id', models.UUIDField(default=uuid.uuid4, editable=False, primary_key=True, serialize=False)),
                ('kind', models.CharField(choices=[('glass_broken', 'A record was opened in an emergency'), ('access_asked', 'Someone asks to see a record'), ('access_answered', 'Your request to see a record was answered'), ('existence_told', 'Someone was told that a record exists'), ('correction_proposed', 'A correction was proposed'), ('correction_answered', 'Your proposed correction was answered'), ('possible_duplicate', 'Two records may be of one person'), ('case_moved', 'A case was moved to another area'), ('posting_given', 'You were given a posting'), ('first_link_given', 'Two administrators gave out a first link to your account'), ('agreement_asked', 'Something waits for a second administrator'), ('job_done', 'Something you asked for is ready')], max_length=20)),
                ('ref', models.CharField(blank=True, max_length=20)),
                ('about', models.UUIDField(null=True)),
                ('address', models.CharField(blank=True, max_length=200)),
                ('at', models.DateTimeField()),
                ('read_at', models.DateTimeField(null=True)),
                ('record', models.ForeignKey(null=True, on_delete=django.db.models.deletion.PROTECT, related_name='+', to='access.record')),
                ('to', models.ForeignKey(on_delete=django.db.models.deletion.CASCADE, related_name='notices', to=settings.AUTH_USER_MODEL)),
            ],
            options={
                'indexes': [models.Index(fields=['to', 'read_at', 'at'], name='notices_not_to_id_8b81b9_idx')],
            },
        ),
    ]

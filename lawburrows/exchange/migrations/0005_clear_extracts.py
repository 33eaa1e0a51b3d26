from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('exchange', '0004_count_possible_duplicates'),
    ]

    operations = [
        migrations.AddField(
            model_name='batch',
            name='cleared_on',
            field=models.DateField(null=True),
        ),
    ]

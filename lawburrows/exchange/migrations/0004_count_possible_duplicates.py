from django.db import migrations, models


class Migration(migrations.Migration):

    dependencies = [
        ('exchange', '0003_source_rows_of_an_agency'),
    ]

    operations = [
        migrations.AddField(
            model_name='batch',
            name='doubles',
            field=models.PositiveIntegerField(default=0),
        ),
    ]

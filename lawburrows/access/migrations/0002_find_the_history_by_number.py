from django.db import migrations


class Migration(migrations.Migration):
    """The table of history is made by a decorator, which takes no indexes."""

    dependencies = [("access", "0001_initial")]

    operations = [
        migrations.RunSQL(
            "CREATE INDEX access_recordevent_by_number ON access_recordevent (ref)",
            "DROP INDEX access_recordevent_by_number",
        )
    ]

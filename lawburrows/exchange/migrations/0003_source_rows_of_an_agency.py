"""Whose source a row is of. A load that the running release has begun meanwhile is refused whole and can be sent again."""

import django.db.models.deletion
from django.db import migrations, models

OF_BATCHES = """
UPDATE exchange_batch b SET agency_id = (
    SELECT p.agency_id FROM access_posting p WHERE p.user_id = b.brought_by_id ORDER BY p.starts DESC LIMIT 1
)
"""
# Rows loaded by hand were loaded for one agency a source: the one that leads most of its people.
OF_ROWS = """
UPDATE exchange_sourcerow s SET agency_id = coalesce(
    (SELECT b.agency_id FROM exchange_batch b WHERE b.id = s.batch_id),
    (SELECT mode() WITHIN GROUP (ORDER BY r.lead_id) FROM exchange_sourcerow o JOIN access_record r ON r.id = o.record
     WHERE o.source = s.source AND o.batch_id IS NULL)
)
"""
WITHOUT_A_RECORD = "DELETE FROM exchange_sourcerow WHERE agency_id IS NULL"
NOW = "SET CONSTRAINTS ALL IMMEDIATE"  # or the table cannot be changed after its rows in one transaction


class Migration(migrations.Migration):

    dependencies = [
        ("access", "0001_initial"),
        ("exchange", "0002_keep_comparisons"),
    ]

    operations = [
        migrations.RemoveConstraint(model_name="sourcerow", name="a_source_row_is_loaded_once"),
        migrations.AddField(
            model_name="batch",
            name="agency",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.agency"
            ),
        ),
        migrations.AddField(
            model_name="sourcerow",
            name="agency",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.agency"
            ),
        ),
        migrations.RunSQL([OF_BATCHES, OF_ROWS, WITHOUT_A_RECORD, NOW], migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="sourcerow",
            name="agency",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="access.agency"
            ),
        ),
        migrations.AddConstraint(
            model_name="sourcerow",
            constraint=models.UniqueConstraint(
                fields=("agency", "source", "person_id"), name="a_source_row_of_an_agency_is_loaded_once"
            ),
        ),
    ]

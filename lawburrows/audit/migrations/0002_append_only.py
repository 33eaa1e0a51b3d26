"""Triggers that refuse to change or to lose a row of the trail, for the owner too and while replicating too."""

from django.db import migrations

FOR_EVER = ("entry", "mention", "leaf", "node", "head", "cosignature")  # grow, and nothing else
NEVER_CHANGED = ("unsealed", "aside")  # rows may leave, one by one

FUNCTION = """
CREATE FUNCTION audit_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit trail only grows: % on % is refused', TG_OP, TG_TABLE_NAME
        USING ERRCODE = 'insufficient_privilege';
END $$
"""


def _guard(table: str, events: str) -> str:
    return (
        f"CREATE TRIGGER audit_only_grows BEFORE {events} ON audit_{table} "
        f"FOR EACH STATEMENT EXECUTE FUNCTION audit_refuse(); "
        f"ALTER TABLE audit_{table} ENABLE ALWAYS TRIGGER audit_only_grows"
    )


class Migration(migrations.Migration):
    dependencies = [("audit", "0001_initial")]
    operations = [
        migrations.RunSQL(FUNCTION, "DROP FUNCTION audit_refuse"),
        *(
            migrations.RunSQL(
                _guard(table, "UPDATE OR DELETE OR TRUNCATE"), f"DROP TRIGGER audit_only_grows ON audit_{table}"
            )
            for table in FOR_EVER
        ),
        *(
            migrations.RunSQL(_guard(table, "UPDATE OR TRUNCATE"), f"DROP TRIGGER audit_only_grows ON audit_{table}")
            for table in NEVER_CHANGED
        ),
        # The queue is emptied as fast as it fills.
        migrations.RunSQL(
            "ALTER TABLE audit_unsealed SET (autovacuum_vacuum_scale_factor = 0, autovacuum_vacuum_threshold = 5000)",
            "ALTER TABLE audit_unsealed RESET (autovacuum_vacuum_scale_factor, autovacuum_vacuum_threshold)",
        ),
    ]

from django.apps import apps

from lawburrows.audit.grants import GRANTS


def test_every_table_of_the_trail_is_granted_and_nothing_may_be_changed():
    assert set(GRANTS) == {model._meta.db_table for model in apps.get_app_config("audit").get_models()}
    for table, logins in GRANTS.items():
        assert set(logins) <= {"web", "worker", "sealer"}
        verbs = {verb for each in logins.values() for verb in each}
        assert verbs <= {"SELECT", "INSERT", "DELETE"}
        assert "DELETE" not in verbs or table in {"audit_unsealed", "audit_aside", "audit_touched"}
        assert "DELETE" not in logins.get("web", ())

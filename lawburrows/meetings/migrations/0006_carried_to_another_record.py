from django.db import migrations

# When two records are merged, what somebody outside was sent comes to stand under the marking and the list of the other.
FOLLOWS = """
CREATE FUNCTION meetings_take_on_the_record() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    kept record;
BEGIN
    SELECT r.restricted, r.marking INTO kept FROM access_record r WHERE r.id = NEW.record_id;
    IF FOUND THEN
        NEW.restricted := kept.restricted;
        NEW.marking := kept.marking;
    END IF;
    RETURN NEW;
END $$;
CREATE TRIGGER takes_on_the_record BEFORE UPDATE OF record_id ON meetings_invitation
FOR EACH ROW WHEN (OLD.record_id <> NEW.record_id) EXECUTE FUNCTION meetings_take_on_the_record();
CREATE TRIGGER takes_on_the_record BEFORE UPDATE OF record_id ON meetings_informationrequest
FOR EACH ROW WHEN (OLD.record_id <> NEW.record_id) EXECUTE FUNCTION meetings_take_on_the_record();
"""
FORGETS = """
DROP TRIGGER takes_on_the_record ON meetings_invitation;
DROP TRIGGER takes_on_the_record ON meetings_informationrequest;
DROP FUNCTION meetings_take_on_the_record()
"""


class Migration(migrations.Migration):
    dependencies = [("meetings", "0005_restricted_since"), ("access", "0003_oncall")]

    operations = [migrations.RunSQL(FOLLOWS, FORGETS)]

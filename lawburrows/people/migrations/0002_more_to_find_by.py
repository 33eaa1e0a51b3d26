"""Those who are on the register already are found by a sound, a house, a telephone and a vehicle too."""

import uuid
from collections import defaultdict

from django.db import migrations

from lawburrows.people.keys import Family, keys_of

NEW = (Family.SOUND, Family.HOUSE, Family.CONTACT, Family.VEHICLE)
AT_ONCE = 500


def add_keys(apps, schema_editor):
    of = {name: apps.get_model('people', name) for name in ('Person', 'Name', 'Address', 'Contact', 'Vehicle', 'SearchKey')}
    people = list(of['Person'].objects.order_by('pk').values_list('pk', flat=True))
    for start in range(0, len(people), AT_ONCE):
        some = list(of['Person'].objects.filter(pk__in=people[start : start + AT_ONCE]))
        held = {name: defaultdict(list) for name in ('Name', 'Address', 'Contact', 'Vehicle')}
        for name, rows in held.items():
            for row in of[name].objects.filter(record__in=[one.record_id for one in some]):
                rows[row.record_id].append(row)
        made = []
        for one in some:
            names = sorted(held['Name'][one.record_id], key=lambda name: (name.kind != 'main', name.ends is not None))
            reached = [*held['Contact'][one.record_id], *held['Vehicle'][one.record_id]]
            found = keys_of(one, names, held['Address'][one.record_id], (), reached=reached)
            mine = {'record_id': one.record_id, 'owner_id': one.owner_id}
            made += [
                of['SearchKey'](id=uuid.uuid4(), family=family, key=key, **mine) for family, key in found if family in NEW
            ]
        of['SearchKey'].objects.bulk_create(made, batch_size=5000)


def remove_keys(apps, schema_editor):
    apps.get_model('people', 'SearchKey').objects.filter(family__in=NEW).delete()


class Migration(migrations.Migration):

    dependencies = [('people', '0001_initial')]

    operations = [migrations.RunPython(add_keys, remove_keys)]

"""The record as it was known before a late correction, and after it."""

from datetime import date


def test_a_late_correction_does_not_change_what_was_known(product, someone):
    # given: a person with a warning and an address, written today
    [(ref,)] = product.holds(
        "SELECT r.ref FROM access_record r JOIN access_user u ON u.id = r.manager_id AND u.name = 'Aileen Makebelieve' "
        "JOIN people_name n ON n.record_id = r.id AND n.kind = 'main' AND n.ends IS NULL "
        "WHERE NOT r.restricted AND r.merged_into_id IS NULL ORDER BY n.family, n.given LIMIT 1"
    )
    aileen = someone().signs_in_as("Aileen Makebelieve").goes_to(f"/people/{ref}/details/").follows("Add: vehicle")
    aileen.types("Registration", "ZZ01 WAS").types("Make, model and colour", "Blue van, never built").presses("Save")
    aileen.sees("The vehicle is recorded", "ZZ01 WAS")
    [(written,)] = product.holds("SELECT max(pgh_created_at) FROM people_vehicleevent WHERE registration = 'ZZ01 WAS'")
    # when: it turns out to have been wrong, and is corrected
    aileen.main.get_by_role("listitem").filter(has_text="ZZ01 WAS").get_by_role("link", name="Change").first.click()
    aileen.types("Registration", "ZZ02 NOW").presses("Save")
    aileen.sees("The vehicle is changed", "ZZ02 NOW").does_not_see("ZZ01 WAS")
    # then: both states are kept, in their order, and only the present one is shown as present
    states = product.holds(
        "SELECT registration FROM people_vehicleevent WHERE pgh_obj_id IN "
        "(SELECT pgh_obj_id FROM people_vehicleevent WHERE registration = 'ZZ01 WAS') ORDER BY pgh_id"
    )
    assert states == [("ZZ01 WAS",), ("ZZ02 NOW",)]
    # then: as known now, it says what was corrected; as known the day before, neither
    today = date.today()
    aileen.goes_to(f"/people/{ref}/as-known/").finds_nothing_in_the_way()
    aileen.dates("As known on", today).presses("Turn back").sees("As known on", "Not the present.", "ZZ02 NOW")
    aileen.finds_nothing_in_the_way().takes_a_picture("12-as-it-was-known").does_not_see("ZZ01 WAS")
    aileen.dates("As known on", date.fromordinal(today.toordinal() - 1)).presses("Turn back")
    aileen.does_not_see("ZZ01 WAS", "ZZ02 NOW").sees("There was no record on that day")
    assert written is not None

import pytest

from lawburrows.audit.act import Act, DuplicateAct, Verb, act_called, all_acts
from tests.audit.yard import SEEN


def test_a_key_means_one_act():
    with pytest.raises(DuplicateAct, match=r"yard\.seen is declared twice"):
        Act("yard.seen", "looked at a record", Verb.CONSULT)


@pytest.mark.parametrize("key", ["", "seen", "Yard.seen", "yard.seen.", "yard seen.x"])
def test_a_key_is_an_app_and_what_was_done(key):
    with pytest.raises(ValueError, match="is no key"):
        Act(key, "did", Verb.ALTER)


def test_an_act_has_a_sentence():
    with pytest.raises(ValueError, match="no sentence"):
        Act("yard.silent", "", Verb.ALTER)


def test_all_acts_are_listed_by_key():
    keys = [act.key for act in all_acts()]
    assert "yard.seen" in keys
    assert keys == sorted(keys)
    assert act_called("yard.seen") is SEEN
    assert act_called("yard.never") is None


def test_the_verbs_of_the_law_are_all_there():
    assert {"collect", "alter", "consult", "disclose", "combine", "erase"} <= set(Verb)

"""Every field of case data says whom it is for; one that says nothing would reach nobody."""

import pytest

from lawburrows.access.grades import Audience
from lawburrows.access.models import CaseData
from lawburrows.reference.pages import audiences_of, declared_models


@pytest.mark.parametrize("model", declared_models(), ids=lambda model: model._meta.label)
class TestEveryModel:
    def test_declares_each_of_its_fields(self, model):
        fields = {field.name for field in model._meta.local_concrete_fields}
        assert fields - set(audiences_of(model)) == set()

    def test_declares_nothing_that_it_has_not(self, model):
        fields = {field.name for field in model._meta.local_concrete_fields}
        assert set(model.AUDIENCES) - fields == set()

    def test_declares_audiences_that_there_are(self, model):
        for field, audiences in audiences_of(model).items():
            assert audiences, f"{field} reaches nobody"
            assert audiences <= set(Audience)

    def test_keeps_the_history_of_its_rows(self, model):
        assert getattr(model, "pgh_event_model", None) is not None or model.__name__ in WITHOUT_HISTORY


# Rows that are worked out from others, and can be worked out again.
WITHOUT_HISTORY = {"SearchKey", "Task"}


def test_case_data_says_for_all_what_all_have():
    assert set(CaseData.AUDIENCES_OF_ALL) == {"id", "record", "version", "owner", "starts", "ends"}

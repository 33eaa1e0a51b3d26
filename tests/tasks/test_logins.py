"""The commands that read the whole register do so under the login that may: another would see nobody, and say so."""

import pytest

from manage import login_for


@pytest.mark.parametrize("command", ["worker", "refresh_tasks", "end_management", "corrected_rules", "load_register"])
def test_what_reads_everybody_reads_as_the_worker(command):
    assert login_for(command) == "worker"

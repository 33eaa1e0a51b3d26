"""The log says where an error was and of what kind, and holds nothing that somebody typed."""

import logging
import sys

from lawburrows.web.log import WithoutValues


def test_a_traceback_holds_no_value():
    try:
        try:
            int("Iain Invented")
        except ValueError as error:
            raise KeyError("born 3 April 1971") from error
    except KeyError:
        record = logging.LogRecord("x", logging.ERROR, "x.py", 1, "Server error, reference %s", ("1",), sys.exc_info())
    said = WithoutValues("%(message)s").format(record)
    assert "Server error, reference 1" in said
    assert "ValueError" in said
    assert "KeyError" in said
    assert "test_log.py" in said
    assert "builtins.ValueError: " not in said
    assert "invalid literal" not in said

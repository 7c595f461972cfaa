"""The command line, run inside the test process."""

import sys
from types import SimpleNamespace

import pytest

from electoral.cli import main


@pytest.fixture
def run(monkeypatch, capsys):
    """Give a function that runs a command and gives its status and its output, which is readable."""

    def command(*words):
        monkeypatch.setattr(sys, "argv", ["electoral", *map(str, words)])
        with pytest.raises(SystemExit) as ended:
            main()
        out, err = capsys.readouterr()
        assert "Traceback" not in out + err
        assert all(each.isprintable() or each == "\n" for each in out + err)
        return SimpleNamespace(status=ended.value.code, out=out, err=err)

    return command

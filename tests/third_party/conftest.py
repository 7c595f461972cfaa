"""Tests of other libraries; collected only where ``-m third_party`` asks for them."""

import sys
from pathlib import Path

HERE = Path(__file__).parent
# At the end, so that nothing here hides a module of another test.
sys.path.extend([str(HERE), str(HERE.parents[1] / "examples" / "third_party")])


def pytest_ignore_collect(config):
    """Leave these tests alone in a run that does not name their marker."""
    return True if "third_party" not in (config.getoption("markexpr") or "") else None

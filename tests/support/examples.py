"""How the Python examples of the documentation are found and run."""

import doctest
from pathlib import Path

from sybil import Sybil
from sybil.parsers.myst import PythonCodeBlockParser


def examples(folder: Path, *patterns: str) -> Sybil:
    """Give what finds and runs the Python blocks of some pages."""
    return Sybil(
        parsers=[PythonCodeBlockParser(doctest_optionflags=doctest.ELLIPSIS)],
        path=str(folder),
        patterns=list(patterns),
    )

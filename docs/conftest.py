"""The Python examples of every page run as tests."""  # noqa: INP001 - docs/ is no package

from pathlib import Path

from examples import pages_in

pytest_collect_file = pages_in(Path(__file__).parent, "**/*.md")

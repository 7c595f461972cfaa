"""The Python examples of the README run as tests; those of docs/ have a conftest of their own."""

from pathlib import Path

from examples import pages_in

pytest_collect_file = pages_in(Path(__file__).parent, "README.md")

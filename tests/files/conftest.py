"""A folder with a small election, in which a test puts other files."""

from pathlib import Path

import pytest
from made_files import HEAD, LIST

FILES = {
    "election.toml": 'title = "Made-up land"\ndate = 2025-01-01\n',
    "system.toml": HEAD + LIST,
    "returns.csv": "tier,district,contestant,votes\nlist,nation,A,60\nlist,nation,B,40\n",
}


@pytest.fixture
def folder(tmp_path):
    """Give a function that writes the election with some files replaced (None: left out)."""

    def write(**changes):
        place = tmp_path / "election"
        place.mkdir(exist_ok=True)
        replaced = {name.replace("__", "."): content for name, content in changes.items()}
        for name, content in (FILES | replaced).items():
            path: Path = place / name
            if callable(content):
                content(path)
            elif content is not None:
                path.write_bytes(content if isinstance(content, bytes) else content.encode())
        return place

    return write

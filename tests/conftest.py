"""Settings of every test: hypothesis without clocks and without a store of old examples."""

import os

from hypothesis import settings

settings.register_profile("dev", deadline=None, database=None, max_examples=150)
settings.register_profile("ci", parent=settings.get_profile("dev"), derandomize=True)
settings.load_profile("ci" if os.environ.get("CI") else "dev")

"""Settings of every test: hypothesis without clocks and without a store of old examples.

``HYPOTHESIS_PROFILE=ci`` tries the same cases each time, ``thorough`` many more, others each time.
"""

import os

from hypothesis import settings

settings.register_profile("dev", deadline=None, database=None, max_examples=150)
settings.register_profile("ci", parent=settings.get_profile("dev"), derandomize=True)
settings.register_profile("thorough", parent=settings.get_profile("dev"), max_examples=3_000)
settings.load_profile(os.environ.get("HYPOTHESIS_PROFILE", "ci" if os.environ.get("CI") else "dev"))

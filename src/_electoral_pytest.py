"""The plugin of pytest: two options for the checks of `electoral.testing`. It does nothing by itself.

It stands outside the package and imports nothing of it when it is loaded, so that the coverage of the package
is measured from its first line.
"""

import pytest

# Failures show the values compared in an editable install, too.
pytest.register_assert_rewrite("electoral.testing")


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the options."""
    group = parser.getgroup("electoral", "checks of allocation rules")
    group.addoption("--electoral-profile", metavar="NAME", help="how long to search: default or thorough")
    group.addoption("--electoral-seed", metavar="N", type=int, help="where the search begins (0)")


def _asked(config: pytest.Config) -> tuple[str, int] | None:
    """Give the profile and the seed that the options ask for; None if there are no options."""
    name, seed = config.getoption("--electoral-profile"), config.getoption("--electoral-seed")
    return None if name is None and seed is None else (name or "default", seed or 0)


def pytest_configure(config: pytest.Config) -> None:
    """Choose a profile, if an option is given."""
    if asked := _asked(config):
        _choose(*asked)


def pytest_report_header(config: pytest.Config) -> str | None:
    """Say which profile was chosen."""
    asked = _asked(config)
    return asked and f"electoral: profile {asked[0]}, seed {asked[1]}"


def pytest_unconfigure() -> None:
    """Leave no choice behind."""
    import sys

    if searching := sys.modules.get("electoral.testing.search"):
        searching.session.profile = searching.PROFILES["default"]


def _choose(name: str, seed: int) -> None:
    from electoral.errors import UnknownName
    from electoral.testing.search import profile_named, session

    try:
        session.profile = profile_named(name, seed)
    except UnknownName as error:
        raise pytest.UsageError(f"--electoral-profile: {error}") from None

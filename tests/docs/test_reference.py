"""The reference is complete, and the limits that it names are those of the code."""

import inspect

import pytest
from pages import ROOT

import electoral
from electoral import errors, exact, names, testing
from electoral.files import reading, tables
from electoral.methods import METHODS, balinski_young
from electoral.methods.divisor import families, sequences
from electoral.published import KINDS, percentages, printed

PUBLIC = sorted(
    name
    for name, value in vars(electoral).items()
    if name[0].isupper() and getattr(inspect.getmodule(value), "__name__", "").startswith("electoral")
)
MODULES = (exact, names, balinski_young, families, sequences, reading, tables, percentages, printed)
SECURITY = (ROOT / "SECURITY.md").read_text(encoding="utf-8")
REFERENCE = ROOT / "docs" / "reference"


@pytest.mark.parametrize("name", [name for name in PUBLIC if not hasattr(errors, name)])
def test_public_name_is_documented(name):
    """Every public name has its place in the reference."""
    assert f":: electoral.{name}\n" in (REFERENCE / "api.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("name", testing.__all__)
def test_name_of_the_test_kit_is_documented(name):
    """Every public name of the test kit is on its page."""
    page = (REFERENCE / "testing.md").read_text(encoding="utf-8")
    assert f":: electoral.testing.{name}\n" in page or f"`{name}`" in page


@pytest.mark.parametrize("check", testing.BASIC_CHECKS)
def test_basic_check_is_documented(check):
    """Every basic check is in the table of the test kit."""
    assert f"| `{check}` |" in (REFERENCE / "testing.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("method", METHODS)
def test_method_is_documented(method):
    """Every method that has an id is in the table of methods."""
    assert f"| `{method}` |" in (REFERENCE / "methods.md").read_text(encoding="utf-8")


@pytest.mark.parametrize("kind", KINDS)
def test_claim_is_documented(kind):
    """Every kind of claim is in the table of kinds."""
    assert f"| `{kind}` |" in (ROOT / "docs" / "how-to" / "check-printed-figures.md").read_text(
        encoding="utf-8"
    )


def test_limits_are_named():
    """SECURITY.md names every limit of the code, with its number."""
    limits = {
        f"{module.__name__.removeprefix('electoral.')}.{constant}": value
        for module in (
            exact,
            names,
            balinski_young,
            families,
            sequences,
            reading,
            tables,
            percentages,
            printed,
        )
        for constant, value in vars(module).items()
        if constant.startswith(("MOST_", "LONGEST_")) and inspect.getsource(module).count(f"\n{constant} =")
    }
    rows = [line for line in SECURITY.splitlines() if line.startswith("|")]
    missing = {
        limit: value
        for limit, value in limits.items()
        if not any(f"`{limit}`" in row and f"{value:,}" in row for row in rows)
    }
    assert limits
    assert not missing

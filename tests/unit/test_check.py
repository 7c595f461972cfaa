"""The checker: what it says, and what it may import."""

import ast
from importlib.util import find_spec
from pathlib import Path

import attrs
import counted
from made import lists, nation, system
from refusing import refused

import electoral as el

FORBIDDEN = {
    "methods",
    "conditions",
    "ties",
    "stages",
    "tiers",
    "system",
    "counting",
    "count",
    "representation",
    "sources",
    "thresholds",
    "linkage",
    "top_up",
}


def sources(package):
    """The files of a module, or of all modules in a package."""
    origin = Path(find_spec(package).origin)
    return sorted(origin.parent.rglob("*.py")) if origin.name == "__init__.py" else [origin]


def imported(path, package):
    """Modules of ours that the file imports anywhere in it, also for type checking or in functions."""
    found = set()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: relative import in {package}"
            names = [node.module, *(f"{node.module}.{alias.name}" for alias in node.names)]
        elif isinstance(node, ast.Import):
            names = [alias.name for alias in node.names]
        else:
            continue
        found |= {each for each in names if each.startswith("electoral.") and is_module(each)}
    return found


def is_module(name):
    """Whether a dotted name is a module (and not a function or class in one)."""
    parent = Path(find_spec("electoral").origin).parent.joinpath(*name.split(".")[1:])
    return parent.is_dir() or parent.with_suffix(".py").is_file()


def reach(package):
    """All our modules that a package reaches by imports."""
    waiting, seen = [package], set()
    while waiting:
        module = waiting.pop()
        seen.add(module)
        for path in sources(module):
            waiting += imported(path, module) - seen
    return seen


def test_the_checker_reaches_no_algorithm():
    """Whatever the checker imports, directly or not, is no method, condition, tie rule, stage or count."""
    modules = reach("electoral.check")

    assert {"electoral.check", "electoral.record", "electoral.returns"} <= modules
    assert {module.split(".")[1] for module in modules} & FORBIDDEN == set()


def test_the_search_for_imports_finds_what_is_there():
    """The same search does find that counting reaches methods and stages."""
    assert {"electoral.methods.divisor.method", "electoral.stages.seats"} <= reach("electoral.counting")


def test_a_good_record_is_verified():
    """`verify` says True for the record of a whole house."""
    assert counted.COUNTS["a whole house"]().verify() is True


def test_a_bad_record_is_refused_with_its_step():
    """A house that is one seat too large is refused, and the message names the step."""
    count = system(lists()).count(nation({"A": 60, "B": 40}))
    house = attrs.evolve(count.record.steps[-1], total=11)
    record = attrs.evolve(count.record, steps=(*count.record.steps[:-1], house))
    bad = attrs.evolve(count, record=record)

    with refused(el.RecordFault, ValueError, r"step 4 \(House\): a house of 11 is not the sum") as caught:
        bad.verify()
    assert len(caught.value.faults) == 1


def test_a_record_of_another_law_is_refused():
    """A record is proved against the very law and returns it was made from."""
    returns = nation({"A": 60, "B": 40})
    count = system(lists()).count(returns)
    other = attrs.evolve(count.system, name="Another land")
    hypothetical = attrs.evolve(count.system, hypothetical=("a change",))

    assert "not of 'Another land'" in next(el_faults(count, other))
    assert list(el_faults(count, hypothetical))
    assert list(el_faults(count, attrs.evolve(count.system, tiers=(lists(seats=11),))))


def el_faults(count, law):
    """The faults of a count's record, held against a law."""
    from electoral.check import faults

    return faults(count.record, law, count.returns)


def test_a_record_of_other_returns_is_refused():
    """The votes of a record are those of the returns."""
    from electoral.check import require_proven

    count = system(lists()).count(nation({"A": 60, "B": 40}))

    with refused(el.RecordFault, ValueError, "votes are not those of the returns"):
        require_proven(count.record, count.system, nation({"A": 61, "B": 40}))


def test_an_allocation_by_another_method_is_refused():
    """Seats by Sainte-Lague do not prove a law that says D'Hondt."""
    from electoral.check import faults

    returns = nation({"A": 60, "B": 28, "C": 12})
    dhondt, sainte_lague = (system(lists(method=name, seats=3)) for name in ("dhondt", "sainte_lague"))
    count = sainte_lague.count(returns)

    assert count.seats == {"A": 2, "B": 1, "C": 0}
    assert tuple(faults(count.record, dhondt, returns))

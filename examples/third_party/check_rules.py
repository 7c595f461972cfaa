"""Check the rules of the libraries that are installed, and print what the kit finds.

Run it with ``python examples/third_party/check_rules.py``, and perhaps words that a rule's name has to have:
``python examples/third_party/check_rules.py votelib Imperiali``.
"""

import sys
from importlib import import_module
from importlib.metadata import version

from electoral.testing import check_rule, theorems


def main(*words: str) -> None:
    """Check each rule with the properties that its method has."""
    for library in ("votelib", "apportionment", "interregnum"):
        try:
            module = import_module(f"{library}_rules")
        except ModuleNotFoundError as missing:
            print(f"{library}: not checked, {missing}\n")
            continue
        for name, rule in module.RULES.items():
            title = f"{library} {version(library)}: {name}"
            if not all(word.casefold() in title.casefold() for word in words):
                continue
            claims = {each.property_id for each in theorems() if module.SAME[name] in each.methods}
            print(f"{title}\n{check_rule(rule, claims=claims)}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])

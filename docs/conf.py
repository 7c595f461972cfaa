"""How the documentation is built: ``sphinx-build -n -W -b html docs OUT``, without network."""

import sys
from importlib.metadata import version as installed
from pathlib import Path
from typing import Any

from docutils.nodes import reference
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment

sys.path.insert(0, str(Path(__file__).parent))
import properties_page
import quotas_page

project = "electoral"
author = "The electoral maintainers"
copyright = "The electoral maintainers, MIT licence"  # noqa: A001 - the name that Sphinx reads
release = version = installed("electoral")

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
exclude_patterns = ["_build", "reference/generated"]
html_theme = "furo"
html_title = f"electoral {version}"
myst_heading_anchors = 3

nitpicky = True
default_role = "code"
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
python_use_unqualified_type_names = True

# No network, so no inventory of the standard library: its names, those of attrs, and type variables.
nitpick_ignore_regex = [
    (r"py:.*", r"(collections|datetime|decimal|enum|fractions|numbers|pathlib|types|typing|attr|attrs)\..*"),
    (r"py:class", r"(electoral\..*\.)?[DFKPVT]"),
    (r"py:.*", r"(hypothesis|np|numpy)\..*|NDArray|IntegersLike|Bases|Lots|InvalidArgument"),
]

_NAMED = {"class", "data", "exception", "function"}


def resolved(app: Sphinx, env: BuildEnvironment, node: pending_xref, contnode: Any) -> reference | None:
    """Find a name where this documentation has it: `electoral.votes.Tally` is `electoral.Tally` here."""
    if node.get("refdomain") != "py":
        return None
    domain = env.domains.python_domain
    target = node["reftarget"]
    if not target.startswith("electoral.") and node.get("py:module") is None and "." in target:
        return None
    tail = target.rpartition(".")[2]
    found = [
        name
        for name, entry in domain.objects.items()
        if name.endswith(f".{tail}") and entry.objtype in _NAMED
    ]
    top = f"electoral.{tail}"
    name = top if top in found else found[0] if len(found) == 1 else None
    if name is None:
        return None
    return domain.resolve_xref(env, node["refdoc"], app.builder, "obj", name, node, contnode)


def setup(app: Sphinx) -> None:
    """Connect what is above, and make the tables of properties and of rules on representation."""
    app.connect("missing-reference", resolved)
    app.connect("builder-inited", lambda _: properties_page.write())
    app.connect("builder-inited", lambda _: quotas_page.write())

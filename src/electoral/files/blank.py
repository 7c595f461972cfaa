"""A blank election to fill in: commented files with a law in them and no votes."""

from pathlib import Path

from electoral.files.saving import write_new

_ELECTION = """\
# What the election is. Replace the text between the quotation marks, and the day.
title = "My country, parliament"
date = 2025-01-01

# Where the figures come from: the publishing authority first.
sources = []

# What is open or not known, in words; it is shown with the result.
notes = []
"""

_SYSTEM = """\
# The law. One [[tier]] for each part of the house, in the order in which the law counts them.
name = "My country, parliament"

# The days on which this law is in force; take the lines out if you do not know them.
# valid_from = 2020-01-01
# valid_until = 2030-12-31

[law]
text = "Electoral law of my country"
# source = "where you read it"

[[tier]]
name = "party list"
type = "lists"

# How many seats; or "districts" if every district has its own (then give them in districts.csv).
seats = 100

# Votes to seats: "hare" (largest remainders), "dhondt", "sainte_lague".
method = "dhondt"

# Who takes part: "everyone", or at least a share of a base. The base is a legal choice that decides seats:
# "valid", "valid with blank", "cast", "registered", "contestants". For "more than", add strictly_more = true.
# More: who = { any = [{ share = "5%", of = "valid" }, { share = "9%", of = "cast" }] }, or { all = [...] }
who = { share = "5%", of = "valid" }

# What the law says about equal claims to the last seat, in its order: "registration order" (give it in
# parties.csv), "draw lots" (the count stops and asks).
ties = ["draw lots"]

# Single-mandate districts: take the # signs away, and give every district with its seats in districts.csv.
# [[tier]]
# name = "single-mandate"
# type = "districts"
# winner = "plurality"
# ties = ["draw lots"]

# A representation quota: at least a share of the persons listed, and of each party's seats.
# [[members]]
# of = "party list"
# faulty = "refused"
# remedy = "hand to the party"
# [[members.lists]]
# groups = ["women", { years = 30, on = 2025-01-01 }, "disability"]
# at_least = "30%"
# rounding = "up"
# [[members.seats]]
# groups = ["women", { years = 30, on = 2025-01-01 }, "disability"]
# at_least = "30%"
# rounding = "up"
# over = "list"
"""

_OFFICIAL = """\
# The official result, if there is one; `electoral verify` holds the count against it.
# Take the # signs away and fill it in.
# independents = 0

[source]
text = "who announced it, and when"

# [tiers."party list"]
# "Party A" = 60
# "Party B" = 40
"""

_FILES = {
    "election.toml": _ELECTION,
    "system.toml": _SYSTEM,
    "official.toml": _OFFICIAL,
    "parties.csv": "party,aliases,registration_order\n",
    "returns.csv": "tier,district,contestant,votes\n",
    "totals.csv": "tier,district,registered,cast,valid,against_all,blank,invalid\n",
}


def blank(folder: Path) -> tuple[str, ...]:
    """Write a blank election into a folder that is not there yet, or is empty; give the names of its files.

    Raises:
        InvalidFile: if the folder has something in it or cannot be written.
    """
    write_new(folder, _FILES)
    return tuple(_FILES)

"""A made-up law as its file has it, in two parts that tests put others between."""

HEAD = 'name = "Made-up land"\nlaw = "an invented law"\n'
LIST = """
[[tier]]
name = "list"
type = "lists"
seats = 10
method = "hare"
who = "everyone"
ties = ["draw lots"]
"""
#: A representation quota of that tier, with one rule on lists.
QUOTA = """
[[members]]
of = "list"
faulty = "refused"

[[members.lists]]
groups = ["women"]
at_least = "30%"
rounding = "up"
"""

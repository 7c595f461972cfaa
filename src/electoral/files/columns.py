"""The tables of an election's returns and their columns, for reading and for writing."""

import attrs


@attrs.frozen
class Columns:
    """The columns of a table.

    Attributes:
        needed: those that must be there.
        optional: those that may be.
    """

    needed: tuple[str, ...]
    optional: tuple[str, ...] = ()

    @property
    def every(self) -> tuple[str, ...]:
        """Give all columns in the order in which they are written.

        >>> COLUMNS["lists.csv"].every
        ('tier', 'party', 'district', 'persons', 'in_groups')
        """
        return (*self.needed, *self.optional)


#: The figures of a contest beside its votes.
FIGURES = ("registered", "cast", "valid", "against_all", "blank", "invalid")

#: The tables by file, in the order in which they are written.
COLUMNS = {
    "parties.csv": Columns(("party",), ("aliases", "registration_order", "minority", "members", "coalition")),
    "districts.csv": Columns(("tier", "district"), ("seats", "parent", "population", "electorate", "void")),
    "nominations.csv": Columns(("district", "contestant", "party"), ("linked",)),
    "returns.csv": Columns(("tier", "district", "contestant", "votes"), ("excluded",)),
    "totals.csv": Columns(("tier", "district"), (*FIGURES, "partial")),
    "declared.csv": Columns(("tier", "district", "contestant", "seats")),
    "lists.csv": Columns(("tier", "party"), ("district", "persons", "in_groups")),
    "candidates.csv": Columns(
        ("tier", "party", "candidate"), ("district", "sex", "birth_date", "groups", "votes", "own_party")
    ),
}

"""Where golden figures come from, and how they are known."""

import datetime as dt
from typing import Literal, get_args

import attrs

from electoral.errors import InvalidFile
from electoral.names import unknown

#: How figures are known to us: read on a day, read on a day that nobody wrote down, remembered, or made up
#: where no worked example was found.
Known = Literal["read", "read, day not recorded", "from memory", "made up"]


def _known(value: Known) -> Known:
    if value not in get_args(Known):
        raise unknown(value, get_args(Known), "known")
    return value


@attrs.frozen(kw_only=True)
class Source:
    """A page, book or office that golden figures come from.

    Attributes:
        title: as one would cite it, with the copy that was read if that was another.
        address: of what was read; None if it has none, or it is not known.
        known: ``"read"``, ``"read, day not recorded"``, ``"from memory"`` or ``"made up"``.
        retrieved: the day on which it was read; None if it was not read, or nobody wrote the day down.
        note: what was not seen, or is ours.

    Raises:
        InvalidFile: if a day is missing for what was read, or given for anything else.
        UnknownName: for another status word.

    >>> print(Source(title="A book", known="from memory"))
    A book (from memory)
    """

    title: str
    address: str | None = None
    known: Known = attrs.field(converter=_known)
    retrieved: dt.date | None = None
    note: str | None = None

    def __attrs_post_init__(self) -> None:
        if self.known == "read" and self.retrieved is None:
            fault = "is missing; add the day, or write known = 'read, day not recorded'"
            raise InvalidFile("retrieved", (fault,))
        if self.known != "read" and self.retrieved is not None:
            fault = f"{self.retrieved}, but the source is known as {self.known!r}; leave one of them out"
            raise InvalidFile("retrieved", (fault,))

    @property
    def was_read(self) -> bool:
        """Whether the figures were read, and not remembered or made up."""
        return self.known.startswith("read")

    def __str__(self) -> str:
        """Cite it on one line."""
        day = f" on {self.retrieved}" if self.retrieved else ""
        address = f", {self.address}" if self.address else ""
        return f"{self.title} ({self.known}{day}){address}"


def doubt(official: bool, source: Source, note: str | None) -> tuple[str, str] | None:
    """Give the field of an entry that claims more than its source bears, and what is wrong with it."""
    if official and not source.was_read:
        return "official", f"a figure that is {source.known} is not official; leave it out"
    if source.known == "made up" and not note:
        return "note", "is missing; a made-up example needs its arithmetic in a note"
    return None

"""The words of a parsed sentence while they are put right: what each is taken for, hangs on and means."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.lexicon import EVENTIVE, noun

if TYPE_CHECKING:
    from collections.abc import Callable

    from events.extract.language.forms import Row

__all__ = ["EARLIEST", "PARTICLES", "UNITS", "Words", "is_somebody", "lasts"]

#: Words that go with a verb, though they are prepositions too.
PARTICLES = frozenset(("down", "up", "out", "off"))
UNITS = frozenset(("seconds", "moments", "minutes", "hours", "days", "weeks", "months", "years"))
#: A noun, *that* and somebody's name stand before the first participle that can be a relative clause's.
EARLIEST = 3
_LASTING = ("act", "event", "process", "phenomenon")
_PARTLY = 0.3


class Words:
    """The uses and heads of a sentence's words, to be changed; a head is a place in the sentence."""

    def __init__(self, rows: list[Row], first: int) -> None:
        """Take a sentence's words, and the index among which heads are counted of the first."""
        self.uses = [row[0] for row in rows]
        self.heads = [row[2] - first for row in rows]
        self.kinds = [row[5] for row in rows]
        self.changed = False
        #: The words that go on with an entity, though they were taken for the first of one.
        self.joined: set[int] = set()

    def __len__(self) -> int:
        """How many words it has."""
        return len(self.uses)

    def hang(self, at: int, head: int, *, role: str = "", tag: str = "", pos: str = "", lemma: str = "") -> None:
        """Hang a word on another; what is given of its use replaces what the parser said."""
        self.heads[at] = head
        form, old_tag, old_pos, base, old_role = self.uses[at]
        self.uses[at] = (form, tag or old_tag, pos or old_pos, lemma or base, role or old_role)
        self.changed = True

    def move(self, old: int, new: int, *, after: int = -1) -> None:
        """Hang on another word what hangs on this one, or only what stands after a place."""
        for at in self.under(old):
            if at > after:
                self.hang(at, new)

    def try_out(self, mend: Callable[[Words, int], None], at: int) -> None:
        """Mend a word, unless words would then hang on one another in a circle, which no rule could climb out of."""
        heads, uses, kinds = self.heads[:], self.uses[:], self.kinds[:]
        mend(self, at)
        if self.heads != heads and self._is_circular():
            self.heads, self.uses, self.kinds = heads, uses, kinds

    def _is_circular(self) -> bool:
        """Whether a word hangs on itself by way of others."""
        for start in range(len(self.heads)):
            at, steps = start, 0
            while self.heads[at] != at:
                at, steps = self.heads[at], steps + 1
                if steps > len(self.heads):
                    return True
        return False

    def under(self, head: int) -> list[int]:
        """The places of the words that hang on another."""
        return [at for at, above in enumerate(self.heads) if above == head and at != head]

    def is_under(self, at: int, top: int) -> bool:
        """Whether a word is another, or hangs on it by way of others or not."""
        while at != top and self.heads[at] != at:
            at = self.heads[at]
        return at == top

    def verb_over(self, at: int) -> int:
        """The place of the nearest verb from a word up, itself included; of the head of all where there is none."""
        while self.uses[at][2] != "VERB" and self.heads[at] != at:
            at = self.heads[at]
        return at

    def role(self, at: int) -> str:
        """What a word is to the one that it hangs on."""
        return self.uses[at][4]

    def lower(self, at: int) -> str:
        """A word's letters in lower case."""
        return self.uses[at][0].lower_

    def behind(self, at: int, by: int = 1) -> str:
        """The letters of the word so far behind one in lower case; none past the end of the sentence."""
        return self.lower(at + by) if at + by < len(self) else ""

    def rows(self, old: list[Row], first: int) -> list[Row]:
        """The rows as they should have been."""
        out: list[Row] = []
        words = zip(self.uses, self.heads, self.kinds, old, strict=True)
        for at, (use, head, kind, (_, space, _, opens, iob, _)) in enumerate(words):
            inside = kind and (iob != "B" or at in self.joined) and out and out[-1][5] == kind
            out.append((use, space, first + head, opens, ("I" if inside else "B") if kind else "O", kind))
        return out

    def top(self, at: int) -> int:
        """The root of the sentence above a word."""
        while self.heads[at] != at:
            at = self.heads[at]
        return at


def is_somebody(words: Words, at: int) -> bool:
    """Whether a noun is for people."""
    entry = noun(words.uses[at][3].lower())
    return entry is not None and entry.share("person", "group") > _PARTLY


def lasts(words: Words, at: int) -> bool:
    """Whether a noun is for what begins, goes on and ends."""
    entry = noun(words.lower(at)) or noun(words.uses[at][3].lower())
    return entry is not None and (entry.event_share >= EVENTIVE or entry.top in _LASTING)

"""Of what field a text is by its events: what nothing types among matches is of sport, in a trial of that.

What a text is about its words tell roughly (:func:`~events.extract.find.eventtypes.subject_of`); what its events are
tells it better, once they have their types.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from events.extract.find.eventtypes import OTHER

if TYPE_CHECKING:
    from collections.abc import Sequence

__all__ = ["field_of"]

#: Types of which whole texts are; in one of a war, a flood, a vote or a firm people also mend roofs and drive cars.
_FIELDS = frozenset(("health", "law and justice", "migration", "science and technology", "sport and culture"))
#: A text is of a field of which at least so many of its events are, such a share of all, and so many times the next.
_LEAST, _SHARE, _MORE = 4, 0.35, 1.5


def field_of(kinds: Sequence[str]) -> str:
    """The field that a text is of, by the types of its events; :data:`OTHER` if it is of none.

    >>> field_of(["sport and culture"] * 4 + ["other"] * 3 + ["business deal"])
    'sport and culture'
    >>> field_of(["sport and culture"] * 4 + ["business deal"] * 3), field_of(["health"] * 3)
    ('other', 'other')
    """
    counts = Counter(kind for kind in kinds if kind != OTHER)
    (first, most), (_, next_most) = (*counts.most_common(2), (OTHER, 0), (OTHER, 0))[:2]
    of_it = first in _FIELDS and most >= max(_LEAST, _SHARE * len(kinds), _MORE * next_most)
    return first if of_it else OTHER

"""Words hang on one another as a tree, whatever a mend does."""

from __future__ import annotations

from events.extract.language.forms import Form, Row
from events.extract.mend.hanging import Words

_NEVER = ("is_upper", "is_punct", "is_space", "is_stop", "is_currency", "like_num")


def words() -> Words:
    """``Old mill burned``, *old* on *mill* and *mill* on *burned*, the root."""
    uses = (("Old", "JJ", "ADJ", "old", "amod"), ("mill", "NN", "NOUN", "mill", "nsubj"))
    uses = (*uses, ("burned", "VBD", "VERB", "burn", "ROOT"))
    rows: list[Row] = []
    for at, (text, *use) in enumerate(uses):
        form = Form(text, text.lower(), is_alpha=True, **dict.fromkeys(_NEVER, False))
        rows.append(((form, use[0], use[1], use[2], use[3]), True, min(at + 1, 2), not at, "O", ""))
    return Words(rows, 0)


def test_a_mend_is_kept() -> None:
    """What leaves a tree stays: the old one burned."""
    sentence = words()
    sentence.try_out(lambda some, at: some.hang(at, 2, role="nsubj"), 0)
    assert sentence.heads == [2, 2, 2]
    assert sentence.role(0) == "nsubj"


def test_a_circle_is_taken_back() -> None:
    """A mend after which words hang on one another without end is undone, with what it said of them."""
    sentence = words()
    sentence.try_out(lambda some, at: some.hang(at, 0, role="dobj", tag="VBN"), 2)
    assert sentence.heads == [1, 2, 2]
    assert sentence.uses[2][1] == "VBD"
    assert sentence.role(2) == "ROOT"

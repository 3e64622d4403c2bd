"""Names recognised as spaCy's recogniser does, all words at once.

The recogniser goes from word to word and weighs 70 moves at each: the word is no name, a name by itself, or begins one;
inside a name, whether it goes on or ends. What it weighs outside a name depends on the word alone. So these weights are
taken for all words together, and only where a name begins it is followed to its end, all names abreast.
"""

from __future__ import annotations

from itertools import accumulate
from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import ORTH, SENT_START
from spacy.tokens import Span

from events.extract.language.grammar import ERAS
from events.extract.parse.products import fast

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from numpy.typing import NDArray
    from spacy.tokens import Doc, Token

    Floats = NDArray[np.float32]
    Indices = NDArray[np.intp]

__all__ = ["Recogniser"]


class Recogniser:
    """Finds the entities of documents whose words have been encoded.

    Args:
        pipe: SpaCy's entity recogniser, not of the kind that is trained with blocked entities.
    """

    def __init__(self, pipe: Any) -> None:  # noqa: ANN401 - spaCy's classes are not typed
        """Take the weights: of the word, of the first and of the last word of the open name."""
        lower, upper = pipe.model.get_ref("lower"), pipe.model.get_ref("upper")
        features: Floats = lower.get_param("W")
        self._roles = [np.ascontiguousarray(one.reshape(-1, one.shape[-1])) for one in features]
        self._pads: Floats = lower.get_param("pad")[0].reshape(len(self._roles), -1)
        self._base: Floats = lower.get_param("b").reshape(-1)
        self._pieces = int(lower.get_dim("nP"))
        self._weights: Floats = upper.get_param("W")
        self._bias: Floats = upper.get_param("b")
        self._product = fast(upper.ops).gemm
        moves = [pipe.moves.get_class_name(n).partition("-") for n in range(pipe.moves.n_moves)]
        self._labels = [label for _, _, label in moves]
        numbers = {(kind, label): n for n, (kind, _, label) in enumerate(moves)}
        outside = [n for n, (kind, _, label) in enumerate(moves) if kind == "O" or (label and kind in "BU")]
        self._outside = np.asarray(outside)
        self._begins = np.asarray([moves[n][0] == "B" for n in outside])
        self._names = np.asarray([moves[n][0] != "O" for n in outside])
        self._on = np.asarray([numbers.get(("I", label), 0) for label in self._labels])
        self._last = np.asarray([numbers.get(("L", label), 0) for label in self._labels])

    def __call__(self, docs: Sequence[Doc], vectors: Floats) -> None:
        """Write the entities into documents.

        Args:
            docs: Parsed: no name runs across the end of a sentence.
            vectors: One row a token of all documents.
        """
        if not len(vectors):
            return
        ends_at = self._sentence_ends(docs)
        chosen = self._choose(docs, vectors, ends_at)
        begun = np.flatnonzero(self._begins[chosen])
        ends = np.arange(1, len(vectors) + 1)
        moves = self._outside[chosen]
        ends[begun] = self._follow(vectors, begun, moves[begun], ends_at)
        named = np.flatnonzero(self._names[chosen])
        spans = zip(named.tolist(), ends[named].tolist(), moves[named].tolist(), strict=True)
        self._write(docs, spans)

    def _sentence_ends(self, docs: Sequence[Doc]) -> NDArray[np.bool_]:
        """Whether a sentence ends after each token."""
        starts: Any = np.concatenate([doc.to_array(SENT_START) for doc in docs])
        found = np.ones(len(starts), dtype=bool)
        found[:-1] = starts[1:] == 1
        found[np.cumsum([len(doc) for doc in docs if len(doc)]) - 1] = True
        return found

    def _choose(self, docs: Sequence[Doc], vectors: Floats, ends_at: NDArray[np.bool_]) -> Indices:
        """The best move at each token, were it outside a name; as an index of the moves that are possible there."""
        state = self._product(vectors, self._roles[0], trans2=True)
        for pad in self._pads[1:]:
            state += pad
        scores = self._scores(state)[:, self._outside]
        scores[np.ix_(ends_at, self._begins)] = -np.inf
        scores[np.ix_(_spaces(docs), self._names)] = -np.inf
        chosen: Indices = scores.argmax(axis=1)
        return chosen

    def _follow(self, vectors: Floats, first: Indices, moves: Indices, ends_at: NDArray[np.bool_]) -> Indices:
        """Where the names end that begin at these tokens by these moves (half-open)."""
        ends = first + 1
        going = np.arange(len(first))
        from_first = self._product(vectors[first], self._roles[1], trans2=True)
        while len(going):
            at = ends[going]
            state = self._product(vectors[at], self._roles[0], trans2=True)
            state += from_first[going]
            state += self._product(vectors[at - 1], self._roles[2], trans2=True)
            scores, rows = self._scores(state), np.arange(len(going))
            on, last = self._on[moves[going]], self._last[moves[going]]
            further, closing = scores[rows, on], scores[rows, last]
            goes_on = ((further > closing) | ((further == closing) & (on < last))) & ~ends_at[at]
            ends[going] += 1
            going = going[goes_on]
        return ends

    def _scores(self, state: Floats) -> Floats:
        """The weight of every move."""
        state += self._base
        pieces = state.reshape(len(state), -1, self._pieces)
        hidden = pieces[:, :, 0].copy()
        for n in range(1, self._pieces):
            np.maximum(hidden, pieces[:, :, n], out=hidden)
        scores: Floats = self._product(hidden, self._weights, trans2=True)
        scores += self._bias
        return scores

    def _write(self, docs: Sequence[Doc], spans: Iterable[tuple[int, int, int]]) -> None:
        """Names into documents, those apart that begin inside another."""
        offsets = [0, *accumulate(len(doc) for doc in docs)]
        found: list[list[Span]] = [[] for _ in docs]
        number = end = 0
        for begin, stop, move in spans:
            if begin < end:
                continue
            end = stop
            while begin >= offsets[number + 1]:
                number += 1
            doc, at = docs[number], offsets[number]
            first = begin - at
            if 0 < first < end - at - 1 and _is_era(doc[first]):
                first += 1
            found[number].append(Span(doc, first, end - at, self._labels[move]))
        for doc, ents in zip(docs, found, strict=True):
            doc.set_ents(ents)


def _is_era(word: Token) -> bool:
    """Whether the first word of a name is of the year before it: ``In 484 BC Xerxes crushed the revolt``."""
    return word.text in ERAS and word.nbor(-1).like_num


def _spaces(docs: Sequence[Doc]) -> NDArray[np.bool_]:
    """Which tokens are white space."""
    vocab = docs[0].vocab
    forms: Any = np.concatenate([doc.to_array(ORTH) for doc in docs])
    known, where = np.unique(forms, return_inverse=True)
    return np.asarray([vocab[int(form)].is_space for form in known])[where]

"""SpaCy's components run one by one: the annotations of the whole pipeline at a fraction of its cost.

Beside the arithmetic, the pipeline embeds every word again wherever it stands, takes and gives back the interpreter's
lock for each move that the parser weighs (a hundred a word), and matches 179 rules against each token for its part of
speech. Here a word form is embedded once, moves are taken with the lock held, and the part of speech and base form are
remembered (:mod:`events.extract.parse.describer`). Entities are recognised only where they are asked for.

Every step is spaCy's own method on spaCy's own weights, so that the annotations are the same; a test holds that. Only
sums of money as newspapers and firms have them are read as those that the parser learnt from: *£31m* as *$31 million*.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view
from spacy.attrs import NORM, ORTH, SPACY
from spacy.ml.parser_model import ParserStepModel
from spacy.tokens import Doc
from thinc.api import Model

from events.extract.parse.describer import Describer
from events.extract.parse.entities import Recogniser
from events.extract.parse.products import fast, one_thread
from events.rulefiles import read_rules

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from numpy.typing import NDArray
    from spacy.language import Language

    Floats = NDArray[np.float32]
    Indices = NDArray[np.intp]
    #: A word's letters, their normal form, and whether a space follows: all that its embedding depends on.
    _Form = tuple[int, int, int]

__all__ = ["Annotator"]

#: What stands after a sum, with and without the stop of an abbreviation, and what it is short for.
_SHORT_SUMS = {"m": "million", "mn": "million", "bn": "billion", "tn": "trillion", "k": "thousand"}
_SHORT_SUM = re.compile(r"(\d[\d.,]*)(?:mn|m|bn|tn|k)\.?")
_SYMBOLS = ("$", "£", "€")
#: What a parsed document keeps of the vectors that its parser saw.
_NO_VECTORS: Any = np.zeros((0,), dtype="f")


class Annotator:
    """Parses and names with the components of an English pipeline.

    Args:
        nlp: A pipeline like ``en_core_web_sm``; it goes on to work as before.
        batch: Tokens that are worked on at once: more gain little and cost memory.
        forms: Word forms that are remembered, and twice as many uses of them; beyond it, memory begins anew.
    """

    def __init__(self, nlp: Language, batch: int = 1_500, forms: int = 10_000) -> None:
        """Take the pipeline's components."""
        self._nlp = nlp
        self._batch = batch
        names = ("tok2vec", "tagger", "parser", "ner")
        pipes: list[Any] = [nlp.get_pipe(name) for name in names]
        vectors, self._tagger, self._parser, namer = pipes
        self._moves = _primed(self._parser.model.get_ref("lower"))
        self._encode = _Encoder(nlp, vectors.model.layers, forms)
        encode, *self._narrow = namer.model.get_ref("tok2vec").layers
        self._encode_names = _Encoder(nlp, encode.layers, forms)
        self._recognise = Recogniser(namer)
        self._describe = Describer(nlp, 2 * forms)

    def words(self, text: str) -> Doc:
        """A text in words, not annotated; before a small letter no mark ends a sentence: ``left Yahoo! in May``."""
        doc = self._nlp.make_doc(text)
        for at in range(1, len(doc)) if "! " in text or "? " in text else ():
            if doc[at - 1].text in ("!", "?") and doc[at].text[:1].islower():
                doc[at].is_sent_start = False
        return doc

    def parse(self, docs: Iterable[Doc]) -> None:
        """Give words their tags, parts of speech, base forms, dependencies and sentences, in place; no entities."""
        with one_thread():
            for batch in self._batches(docs):
                self._parse(batch)

    def name(self, docs: Iterable[Doc]) -> None:
        """Recognise the entities of parsed documents, in place."""
        with one_thread():
            for batch in self._batches(docs):
                self._name(batch)

    def _parse(self, batch: list[Any]) -> None:
        encoded: list[Any] = self._encode(batch)
        for doc, vectors in zip(batch, encoded, strict=True):
            doc.tensor = vectors
        self._tagger.set_annotations(batch, self._tagger.predict(batch))
        _decode(self._parser, self._moves, batch, self._parser.model.get_ref("tok2vec").predict(batch))
        for doc in batch:
            doc.tensor = _NO_VECTORS
        self._describe(batch)

    def _name(self, batch: list[Doc]) -> None:
        vectors: Any = self._encode_names(batch)
        for layer in self._narrow:
            vectors = layer.predict(vectors)
        self._recognise(batch, vectors)

    def _batches(self, docs: Iterable[Doc]) -> Iterator[list[Doc]]:
        """Documents of like length together: a batch takes as many moves as its longest."""
        batch: list[Doc] = []
        size = 0
        for doc in sorted(docs, key=len):
            if batch and size + len(doc) > self._batch:
                yield batch
                batch, size = [], 0
            batch.append(doc)
            size += len(doc)
        if batch:
            yield batch


def _primed(lower: Any) -> Any:  # noqa: ANN401 - spaCy's classes are not typed
    """The layer that says beforehand what a word adds to each state of a parser, with the faster products."""
    found = lower.copy()
    found._to_ops(fast(lower.ops))  # noqa: SLF001 - thinc has no other way
    return found


def _decode(pipe: Any, lower: Any, docs: list[Doc], vectors: Floats) -> None:  # noqa: ANN401 - spaCy's are not typed
    """Let a parser or entity recogniser take its best moves, and write them into the documents.

    Args:
        pipe: A component of spaCy's transition-based kind.
        lower: The first layer of its model.
        docs: Not annotated by it yet.
        vectors: One row a token of all documents, as its model wants them.
    """
    model = pipe.model
    given: Any = Model("given", lambda *_, is_train: (vectors, None))  # noqa: ARG005 - thinc names it
    steps = ParserStepModel(
        docs,
        [given, lower, model.get_ref("upper")],
        unseen_classes=model.attrs["unseen_classes"],
        train=False,
        has_upper=True,
    )
    upper = model.get_ref("upper")
    weights, bias, product = upper.get_param("W"), upper.get_param("b"), fast(upper.ops).gemm
    states = pipe.moves.init_batch(docs)
    open_states = [state for state in states if not state.is_final()]
    while open_states:
        scores = product(steps.state2vec.predict(steps.get_token_ids(open_states)), weights, trans2=True)
        open_states = pipe.transition_states(open_states, scores + bias)
    pipe.set_annotations(docs, states)


class _Encoder:
    """Words → their vectors in context: each form is embedded once, then convolved with its neighbours.

    The convolution is that of thinc's layers, step by step, without what only training needs. Its first step sees three
    forms and adds what each says by itself at its place; so that is remembered of a form, too.
    """

    def __init__(self, nlp: Language, layers: list[Any], forms: int) -> None:
        self._vocab = nlp.vocab
        self._embed, convolve = layers[:2]
        self._pad = int(convolve.attrs["pad"])
        self._ops: Any = fast(convolve.ops)
        self._first, *self._blocks = [_Block(layer) for layer in convolve.layers[0].layers]
        self._rows: dict[_Form, int] = {}
        add = nlp.vocab.strings.add
        self._symbols = frozenset(add(symbol) for symbol in _SYMBOLS)
        codes = read_rules("predicates.toml")["currencies"]["lemmas"].split()
        self._codes = frozenset(add(code.upper()) for code in codes)
        self._dollar: _Form = (add("$"), add("$"), 0)
        self._sums = {add(short + stop): add(word) for short, word in _SHORT_SUMS.items() for stop in ("", ".")}
        self._make_tables(forms)

    def __call__(self, docs: list[Doc]) -> list[Floats]:
        """One array a document, one row a token."""
        forms: list[_Form] = []
        for doc in docs:
            forms += self._spelt_out([*map(tuple, doc.to_array([ORTH, NORM, SPACY]).tolist())])
        self._learn(dict.fromkeys(forms))
        lengths = [len(doc) for doc in docs]
        reach = _reach(lengths, self._pad)
        words = np.zeros(len(reach), dtype=np.intp)  # padding is of form 0
        words[reach == 0] = [self._rows[form] for form in forms]
        vectors: Floats = self._table[words]
        steps = len(self._blocks)
        rows = np.flatnonzero(reach <= steps * self._first.window)
        self._first.add(vectors, rows, self._seen(words, rows))
        for left, block in zip(range(steps)[::-1], self._blocks, strict=True):
            block(vectors, np.flatnonzero(reach <= left * block.window), self._ops)
        out: list[Floats] = np.split(vectors[reach == 0], np.cumsum(lengths)[:-1])
        return out

    def _spelt_out(self, forms: list[_Form]) -> list[_Form]:
        """A document's forms, with full words for those of shortened sums: of ``£``, ``31``, ``m`` or ``€``, ``31bn``.

        Each document by itself: what it ends with has nothing to do with the one beside it in a batch.
        """
        strings = self._vocab.strings
        for n, (symbol, _, space) in enumerate(forms[:-1]):
            if symbol in self._codes and strings[forms[n + 1][0]][:1].isdigit():
                forms[n] = self._dollar  # "EUR 40 million"
            if symbol not in self._symbols or space:
                continue
            number, _, parted = forms[n + 1]
            short, _, after = forms[n + 2] if len(forms) > n + 2 and not parted else (0, 0, 0)
            if (one := _SHORT_SUM.fullmatch(strings[number])) is not None:  # in one word
                forms[n : n + 2] = [self._dollar, self._form(one[1], parted)]
            elif (word := self._sums.get(short)) is not None:
                forms[n : n + 3] = [self._dollar, (*forms[n + 1][:2], 1), (word, word, after)]
        return forms

    def _form(self, word: str, space: int) -> _Form:
        known = self._vocab.strings.add(word)
        return known, known, space

    def _seen(self, words: Indices, rows: Indices) -> Floats:
        """What the first step sees at some rows, all forms at hand added up."""
        window = self._first.window
        around = np.pad(words, window)
        views: Floats = self._parts[0][around[rows]]
        for place, part in enumerate(self._parts[1:], 1):
            views += part[around[rows + place]]
        return views

    def _make_tables(self, forms: int) -> None:
        """Room for so many forms beside padding, of which nothing is known but what the first step adds to it."""
        self._table: Floats = np.zeros((forms + 1, self._embed.get_dim("nO")), dtype="f")
        parts = self._first.parts(self._table[:1], self._ops)
        self._parts: list[Floats] = [np.zeros((forms + 1, part.shape[1]), dtype="f") for part in parts]
        for known, part in zip(self._parts, parts, strict=True):
            known[0] = part

    def _learn(self, forms: Collection[_Form]) -> None:
        """Embed the forms that are not known yet; where there is no room, the later half of those known is forgotten.

        The forms met first are those met most.
        """
        new = [form for form in forms if form not in self._rows]
        if len(self._rows) + len(new) >= len(self._table):
            kept = (len(self._table) - 1) // 2
            self._rows = {form: row for form, row in self._rows.items() if row <= kept}
            new = [form for form in forms if form not in self._rows]
            if len(self._rows) + len(new) >= len(self._table):
                self._rows, new = {}, list(forms)
                self._make_tables(max(len(new), len(self._table) - 1))
        if not new:
            return
        words = [self._vocab.strings[orth] for orth, _, _ in new]
        doc = Doc(self._vocab, words=words, spaces=[bool(space) for _, _, space in new])
        for token, (_, norm, _) in zip(doc, new, strict=True):
            token.norm_ = self._vocab.strings[norm]
        first = len(self._rows) + 1
        vectors: Floats = self._embed.predict([doc])[0]
        places = slice(first, first + len(new))
        self._table[places] = vectors
        for known, part in zip(self._parts, self._first.parts(vectors, self._ops), strict=True):
            known[places] = part
        self._rows.update((form, first + n) for n, form in enumerate(new))


def _reach(lengths: Sequence[int], pad: int) -> Indices:
    """How far from the nearest word each row lies, where padding stands around and between documents."""
    outer = list(range(1, pad + 1))
    inner = [min(pair) for pair in zip(outer, outer[::-1], strict=True)]
    reach = outer[::-1]
    for length in filter(None, lengths):
        reach += [0] * length + inner
    reach[-pad:] = outer
    return np.asarray(reach, dtype=np.intp)


class _Block:
    """One step of the convolution: a word and its neighbours → the best of three views, scaled, added to the word."""

    def __init__(self, layer: Any) -> None:  # noqa: ANN401 - thinc's layers are told apart by name
        parts = {part.name: part for part in layer.walk()}
        best, scale = parts["maxout"], parts["layernorm"]
        self.window = int(parts["expand_window"].attrs["window_size"])
        weights: Floats = best.get_param("W")
        self._width, self._views, inputs = weights.shape
        # view by view, so that the best of them is taken from neighbouring blocks
        self._weights = np.ascontiguousarray(weights.transpose(1, 0, 2)).reshape(-1, inputs)
        self._bias = np.ascontiguousarray(best.get_param("b").T).reshape(-1)
        self._gain: Floats = scale.get_param("G")
        self._shift: Floats = scale.get_param("b")

    def __call__(self, vectors: Floats, rows: Indices, ops: Any) -> None:  # noqa: ANN401 - thinc's is not typed
        """Take the step in place, in some rows: those that the words still depend on."""
        width = vectors.shape[1]
        seen = sliding_window_view(vectors.reshape(-1), (2 * self.window + 1) * width)[::width]  # a word, those beside
        views = ops.gemm(seen[rows - self.window], self._weights, trans2=True)
        views += self._bias
        self.add(vectors, rows, views)

    def parts(self, vectors: Floats, ops: Any) -> list[Floats]:  # noqa: ANN401 - thinc's is not typed
        """What a word adds to the views by itself: of the word after it, …, of itself, …, of the word before it."""
        places = 2 * self.window + 1
        weights = np.split(self._weights, places, axis=1)
        found = [ops.gemm(vectors, np.ascontiguousarray(one), trans2=True) for one in weights]
        found[self.window] += self._bias
        return found

    def add(self, vectors: Floats, rows: Indices, views: Floats) -> None:
        """Add the best of the views, scaled, to rows."""
        width = self._width
        out: Floats = np.maximum(views[:, :width], views[:, width : 2 * width])
        for n in range(2, self._views):
            np.maximum(out, views[:, n * width : (n + 1) * width], out=out)
        out -= out.mean(axis=1, keepdims=True)
        spread = np.einsum("ij,ij->i", out, out)[:, None] / np.float32(width) + np.float32(1e-08)
        out *= spread ** np.float32(-0.5)
        out *= self._gain
        out += self._shift
        vectors[rows] += out

"""SpaCy's annotations → :mod:`events.extract.language.words`, in one go; what a form or label says is remembered."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any
from unicodedata import category

from spacy.attrs import DEP, ENT_IOB, ENT_TYPE, HEAD, LEMMA, ORTH, POS, SENT_START, SPACY, TAG

from events.extract.language.forms import Form
from events.extract.language.inflect import base_of
from events.extract.language.lexicon import verb
from events.extract.language.predicates import mended

if TYPE_CHECKING:
    from collections.abc import Iterator

    from spacy.tokens import Doc
    from spacy.vocab import Vocab

    from events.extract.language.forms import Row, Use

__all__ = ["Readout"]

_COLUMNS = [ORTH, TAG, POS, LEMMA, DEP, SPACY, HEAD, SENT_START, ENT_IOB, ENT_TYPE]
#: So many of them say what a word is, the others where it stands.
_USE = 5
_PLACES = ("", "I", "O", "B")
_SIGNED = 1 << 63


class Readout:
    """Reads parsed documents.

    Args:
        vocab: That of the documents.
        most: Uses of words that are remembered; beyond it, memory begins anew.
    """

    def __init__(self, vocab: Vocab, most: int = 20_000) -> None:
        """Remember nothing yet."""
        self._vocab = vocab
        self._most = most
        self._uses: dict[tuple[int, ...], Use] = {}
        self._forms: dict[int, Form] = {}
        self._kinds = {0: ""}
        self._marks: dict[str, Form] = {}

    def parsed(self, doc: Doc, first: int) -> Iterator[Row]:
        """The words of a parsed document, the first of which becomes the one of this index."""
        uses, kinds = self._uses, self._kinds
        for i, row in enumerate(_values(doc), first):
            key = tuple(row[:_USE])
            use = uses.get(key) or self._learn(*key)
            space, head, begins, place, kind = row[_USE:]
            at = i + (head if head < _SIGNED else head - 2 * _SIGNED)
            if kind not in kinds:
                kinds[kind] = self._vocab.strings[kind]
            yield use, bool(space), at, begins == 1, _PLACES[place], kinds[kind]

    def bare(self, text: str, first: int) -> Iterator[Row]:
        """A sentence that has not been parsed, and of which only the last mark is looked at: all before it is one word.

        The mark, and white space after it, hang on that as words without a role.
        """
        body = text.rstrip()
        for n, part in enumerate(filter(None, (body[:-1], body[-1:], text[len(body) :]))):
            form = self._mark(part) if len(part) == 1 else self._bare(part)
            yield (form, "", "", "", "" if n else "dep"), False, first, n == 0, "", ""

    def _learn(self, orth: int, tag: int, pos: int, lemma: int, dep: int) -> Use:
        """Ask spaCy about a word and its labels."""
        if len(self._uses) >= self._most:
            self._uses.clear()
            self._forms.clear()
            self._marks.clear()
        strings = self._vocab.strings
        form = self._forms.get(orth) or self._form(orth)
        base, label = strings[lemma], strings[tag]
        if strings[pos] == "VERB":
            base = mended(base, form.lower_)
        if strings[pos] == "VERB" and base == form.lower_ and verb(base) is None:
            base = base_of(base)  # "rewrote", which the lemmatiser leaves, and the tagger takes for a base form
            label = label if base == form.lower_ or label not in ("VB", "VBP") else "VBD"
        use = self._uses[orth, tag, pos, lemma, dep] = (form, label, strings[pos], base, strings[dep])
        return use

    def _mark(self, text: str) -> Form:
        """The same of one letter or mark: there are few of them."""
        known = self._marks.get(text)
        if known is None:
            known = self._marks[text] = self._bare(text)
        return known

    def _bare(self, text: str) -> Form:
        """A stretch of text of which nothing is asked but its letters."""
        mark = len(text) == 1 and category(text).startswith("P")
        return Form(text, text.lower(), *(False,) * 2, mark, text.isspace(), *(False,) * 3)

    def _form(self, orth: int) -> Form:
        """Ask spaCy about a word by its letters."""
        word = self._vocab[orth]
        form = self._forms[orth] = Form(
            text=word.text,
            lower_=word.lower_,
            is_alpha=word.is_alpha,
            is_upper=word.is_upper,
            is_punct=word.is_punct,
            is_space=word.is_space,
            is_stop=word.is_stop,
            is_currency=word.is_currency,
            like_num=word.like_num,
        )
        return form


def _values(doc: Doc) -> list[list[int]]:
    values: Any = doc.to_array(_COLUMNS)
    found: list[list[int]] = values.tolist()
    return found

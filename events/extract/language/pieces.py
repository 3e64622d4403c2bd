"""Pieces: words that stand together whatever the parse says, and how they are written side by side.

Names in quotation marks, names with an article of their own, hyphenated words and the results of matches.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from typing import TYPE_CHECKING

from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from events.extract.language.words import Token

__all__ = [
    "hyphenated",
    "hyphenated_before",
    "is_hyphenated",
    "is_tally",
    "join_words",
    "opens_rest",
    "own_article",
    "ownerless",
    "possessive",
    "quoted",
    "score",
]

_NO_BRACKETS = str.maketrans("", "", "[]`")
_QUOTED_MOST = 8
#: What begins a phrase of its own behind what is no hyphen.
_OPENING = frozenset(("DT", "PRP", "PRP$", "WP", "WDT", "WRB"))
#: The mark of a sentence that ends in an amount: ``£6m.``
_SPACED = re.compile('"\\s*([^"]*[^"\\s])\\s*"')
_SPACES = re.compile(" {2,}")
#: A short name in brackets behind the full one, of which one bracket is missing: ``Flood Initiative (CFI project``.
_UNCLOSED = re.compile(r" ?\([A-Z][\w&.-]*(?![^()]*\))")
_PARENTHESES = str.maketrans("", "", "()")
_FULL_STOP = re.compile("(?<=[0-9][mk])[.]$")


def possessive(words: str) -> str:
    """A name or role as an owner.

    >>> possessive("Arlex"), possessive("analysts")
    ("Arlex's", "analysts'")
    """
    return words + ("'" if words.endswith("s") else "'s")


def ownerless(words: str) -> str:
    """A name or role without the mark of an owner.

    >>> ownerless("Arlex's"), ownerless("analysts'")
    ('Arlex', 'analysts')
    """
    return words.removesuffix("'s").removesuffix("'")


def own_article(head: Token) -> Iterator[Token]:
    """A capital article inside a sentence, which belongs to the name after it: ``in The Hague``."""
    for child in head.lefts:
        if child.dep_ == "det" and child.i == head.i - 1 and _is_byname(head):
            yield from head.doc[head.i - 2 : head.i]  # "Alexander the Great"
        article = child.dep_ == "det" and child.text in ("The", "El", "La", "Le", "Los", "Las")
        of_name = child.lower_ == "the" and child.i == head.i - 1 and _is_in_name(head)
        if of_name or (article and child.i > child.sent.start and child.nbor().text[:1].isupper()):
            yield child


def _is_in_name(word: Token) -> bool:
    """Whether a capital word after *of the* is part of a name: ``the Battle of the Isonzo``, ``Bank of the Orient``."""
    of, name = word.head, word.head.head
    within = word.dep_ == "pobj" and of.lower_ == "of" and of.i == word.i - 2 and name.i == of.i - 1
    named = within and name.text[:1].isupper() and name.i > word.sent.start
    return named and word.pos_ == "PROPN" and word.text[:1].isupper() and word.n_rights == 0


def _is_byname(word: Token) -> bool:
    """Whether a capital word after a name and *the* is part of the name: ``Alexander the Great``."""
    before = word.doc.tokens[max(0, word.i - 2) : word.i]
    named = len(before) > 1 and before[0].pos_ == "PROPN" and before[0].is_alpha and before[1].text == "the"
    named = named and before[0].ent_type_ != "DATE"  # "On Monday the Nexo 50 rose"
    return named and word.text[:1].isupper() and word.pos_ in ("PROPN", "ADJ") and not word.ent_type_


def quoted(head: Token) -> list[Token]:
    """All that stands in the quotation marks around a word, if that is a short name."""
    doc, marks = head.doc, head.doc.marks
    at = bisect_left(marks, head.i)
    if at in (0, len(marks)):
        return []
    left, right = marks[at - 1], marks[at]
    if head.i - left > _QUOTED_MOST or right - left > _QUOTED_MOST:
        return []
    sentence = head.sent
    opened = (at - bisect_left(marks, sentence.start)) % 2
    inside = doc[left + 1 : right]
    around = opened and left >= sentence.start and right < sentence.end and len(inside) > 0
    return list(doc[left : right + 1]) if around and all(t.text[:1].isupper() for t in (inside[0], inside[-1])) else []


def score(child: Token) -> list[Token]:
    """``2-1``, the result of a match, from its first number; ``212 to 98``, that of a vote."""
    doc, at = child.doc, child.i
    if at + 2 < len(doc) and is_tally(doc[at + 1]):
        return list(doc[at : at + 3])
    if not child.text.isdigit() or at + 2 >= len(doc):
        return [child] if child.ent_type_ and child.text[:1].isdigit() and child.text.count("-") == 1 else []
    return list(doc[at : at + 3]) if doc[at + 1].text in ("-", "–") and doc[at + 2].text.isdigit() else []


def is_tally(to: Token) -> bool:
    """Whether *to* stands between the votes of either side: ``voted 212 to 98 to lift the ban``."""
    if to.lower_ != "to" or not 0 < to.i < len(to.doc) - 1 or not in_class(to.head.lemma_.lower(), "tallying"):
        return False
    return to.nbor(-1).text.isdigit() and to.nbor(1).text.isdigit()


def hyphenated(head: Token) -> Iterator[Token]:
    """A noun with what hangs on it by hyphens: ``re-run``, which the tokeniser takes apart."""
    doc, at = head.doc.tokens, head.i
    yield head
    while at + 2 < len(doc) and doc[at + 1].text == "-" and not (doc[at].whitespace_ or doc[at + 1].whitespace_):
        if doc[at + 2].tag_ in _OPENING:
            return  # a dash: "a riddle-the origin of the bell"
        yield from doc[at + 1 : at + 3]
        at += 2


def is_hyphenated(token: Token, *, either: bool = False) -> bool:
    """Whether a word hangs on the one before it by a hyphen; or on the one after it, if either is asked for."""
    doc, at = token.doc.tokens, token.i
    if at > 1 and doc[at - 1].text == "-" and not (doc[at - 1].whitespace_ or doc[at - 2].whitespace_):
        return True
    return either and not token.whitespace_ and at + 1 < len(doc) and doc[at + 1].text == "-"


def hyphenated_before(verb: Token) -> list[Token]:
    """A verb with its hyphenated prefix: ``re-elected``, which the tokeniser takes apart."""
    start = verb.i
    while start - 2 >= verb.sent.start and verb.doc[start - 1].text == "-" and not verb.doc[start - 1].whitespace_:
        start -= 2
    return list(verb.doc[start : verb.i + 1])


def join_words(tokens: Iterable[Token], names: Mapping[int, str] | None = None, *, inside: bool = False) -> str:
    """Words, without brackets, with the spaces that the text has between neighbours, one space across a gap.

    Args:
        tokens: In the order of the text.
        names: What stands for a word, by its index: for a pronoun, what it means.
        inside: Whether other words stand before them.
    """
    known = names or {}
    out = ""
    previous: Token | None = None
    for token in tokens:
        if previous is not None:
            gap = token.i != previous.i + 1 or bool(previous.whitespace_)
            out += " " if gap and not _clings(token, out) else ""
        out += known.get(token.i, _inside(token) if out or inside else token.text)
        previous = token
    out = out.translate(_NO_BRACKETS).replace("''", "").strip(" ,;:-–'").lstrip(". ")
    out = _FULL_STOP.sub("", out) if out.endswith(".") else out
    if out.count("(") != out.count(")"):
        out = _UNCLOSED.sub("", out)
        out = out if out.count("(") == out.count(")") else out.translate(_PARENTHESES)
    if '"' not in out:
        return out
    return _SPACED.sub(r'"\1"', out) if out.count('"') % 2 == 0 else _SPACES.sub(" ", out.replace('"', ""))


def _inside(token: Token) -> str:
    """A word as it is written inside a sentence: ``dismisses two clerks``, of *Two clerks whom the bank dismissed*."""
    opens = (
        token.i == token.sent.start
        and token.text.istitle()
        and token.pos_ in ("NUM", "ADJ", "NOUN", "ADV", "DET", "ADP")
    )
    return token.lower_ if opens and token.ent_type_ in ("", "CARDINAL", "ORDINAL") else token.text


def _clings(token: Token, out: str) -> bool:
    return token.text in (",", "'s", "'", ")") or out.endswith("$")


def opens_rest(member: Token) -> bool:
    """Whether a list goes on behind a member of it to its last, before which stands *and*: ``A, B, C and D``."""
    while not any(c.dep_ == "cc" for c in member.children):
        after = next((c for c in member.rights if c.dep_ == "conj"), None)
        if after is None:
            return False
        member = after
    return True

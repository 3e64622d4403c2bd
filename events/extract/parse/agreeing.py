"""Names that the recogniser takes for one kind in full and for another where they are short, put right by the former.

A text that has *Corlan Foods plc* means the firm by *Corlan*, and one that has *Ada Brekke* means her by *Brekke*,
whatever each was taken for there. What is a place's name too stays what it was taken for.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.gazetteer import is_place
from events.extract.language.grammar import SUBJECTS
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from events.extract.language.words import Token
    from events.extract.parse.nlp import Paragraph

__all__ = ["agree"]

#: What the short form of a name may have been taken for.
_MISTAKEN = frozenset(("", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "WORK_OF_ART", "LAW"))


def agree(paragraphs: Sequence[Paragraph]) -> None:
    """Take the short names of a document for what it names in full; asked before anything is asked of its words."""
    whole = [ent for paragraph in paragraphs for ent in paragraph.doc.ents if len(ent) > 1]
    people = {ent[-1].text for ent in whole if ent.label_ == "PERSON"}
    firms = {ent[0].text for ent in whole if ent.label_ == "ORG" and in_class(ent[-1].lower_, "firms", "firms.trades")}
    kinds = {name: "PERSON" for name in people - firms if _may_be_one(name)}
    kinds |= {name: "ORG" for name in firms - people if _may_be_one(name)}
    if not kinds:
        return
    for token in _alone(paragraphs, kinds):
        token.doc.name(token.i, kinds[token.text])
        token.pos_, token.tag_, token.lemma_ = "PROPN", "NNP", token.text


def _may_be_one(name: str) -> bool:
    """Whether a word may be a name by itself, and is no place's."""
    return name[:1].isupper() and name.isalpha() and len(name) > 2 and not name.isupper() and not is_place(name)


def _alone(paragraphs: Iterable[Paragraph], kinds: dict[str, str]) -> list[Token]:
    """The words that are one of these names by themselves, and were taken for something else."""
    tokens = (token for paragraph in paragraphs for token in paragraph.doc if token.text in kinds)
    return [t for t in tokens if (t.pos_ == "PROPN" or _opens(t)) and t.ent_type_ in _MISTAKEN and _is_by_itself(t)]


def _opens(token: Token) -> bool:
    """Whether a subject at the head of a sentence was taken for a verb by its ending: ``Dowling lived on``."""
    return token.tag_ == "VBG" and token.i == token.sent.start and token.dep_ in SUBJECTS and not token.rights


def _is_by_itself(token: Token) -> bool:
    """Whether no other word of a name stands beside a word."""
    beside = [token.doc[at] for at in (token.i - 1, token.i + 1) if 0 <= at < len(token.doc)]
    return not any(t.pos_ == "PROPN" or (t.ent_type_ and t.ent_iob_ == "I") for t in beside)

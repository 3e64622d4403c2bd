"""What lies or stands somewhere: kinds of places, and names that are a river's or a town's for where they stand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.lexicon import noun
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.extract.language.words import Token

__all__ = ["is_landform", "is_located", "is_river", "of_seated", "opens_at"]

_LOCATION = 0.4


def is_located(token: Token) -> bool:
    """Whether a common noun is a kind of place: ``town``, ``coast``."""
    entry = noun(token.lemma_.lower())
    return entry is not None and (entry.share("location") > _LOCATION or in_class(entry.lemma, "grounds"))


def is_landform(token: Token) -> bool:
    """Whether a name ends with a kind of land or water: ``Golo Hollow``, ``Sela Point``."""
    entry = noun(token.lower_)
    return entry is not None and entry.share("object", "location") >= _LOCATION


def is_river(token: Token) -> bool:
    """Whether a name is of what one builds across or on the upper part of: ``a bridge over the Sela``."""
    words = {c.lower_ for c in token.lefts}
    over = token.head.head
    crossed = token.head.lower_ in ("over", "across") and in_class(over.lemma_.lower(), "crossing")
    crossed = crossed and over.tag_ != "NNS"
    upper = token.head.lower_ in ("on", "along", "over", "across") and bool(words & {"upper", "lower", "middle"})
    return "the" in words and (crossed or upper) and token.ent_type_ not in ("DATE", "NORP", "GPE")


def opens_at(token: Token) -> bool:
    """Whether a sentence begins with where it is: ``At Nether Sela, thieves stole a bell``."""
    prep, after = token.head, token.doc[token.i + 1 : token.i + 2]
    begins = prep.i == token.sent.start and prep.lower_ in ("at", "in", "near") and prep.head.pos_ in ("VERB", "AUX")
    bare = all(c.dep_ == "compound" for c in token.lefts) and noun(token.lower_) is None
    return begins and bare and after.text == "," and token.ent_type_ not in ("DATE", "NORP", "EVENT")


def of_seated(clause: Token) -> Iterator[Token]:
    """The town of what is of it, that something befell: ``The cathedral of Sela burned down``."""
    things = [c for c in clause.children if c.dep_ in ("nsubjpass", "nsubj", "dobj")]
    things += [clause.head] if clause.dep_ == "acl" and clause.tag_ == "VBN" else []
    seated = (thing for thing in things if in_class(thing.lemma_.lower(), "seated"))
    yield from (c for thing in seated for of in thing.rights if of.lower_ == "of" for c in of.children)

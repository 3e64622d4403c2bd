"""Names that the recogniser takes for one kind in full and for another where they are short, put right by the former.

A text that has *Corlan Foods plc* means the firm by *Corlan*, and one that has *Ada Brekke* means her by *Brekke*,
whatever each was taken for there. What is a place's name too stays what it was taken for. In a headline that sets all
words in capitals, common words that the text has nowhere else so are no name: *Council to Adopt Budget Monday*. Nobody
is called *Civic Union's Ada Moe*.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from events.extract.language.gazetteer import demonym, is_place
from events.extract.language.grammar import SUBJECTS
from events.extract.language.lexicon import noun, verb
from events.extract.language.predicates import in_class

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from events.extract.language.words import Span, Token
    from events.extract.parse.nlp import Paragraph

__all__ = ["agree"]

#: What the short form of a name may have been taken for.
_MISTAKEN = frozenset(("", "GPE", "LOC", "FAC", "NORP", "PRODUCT", "WORK_OF_ART", "LAW"))
#: What no name of a town is taken for, and of which senses a noun is mostly that has a place.
_NOWHERE, _MOSTLY = frozenset(("DATE", "TIME", "EVENT", "LANGUAGE", "MONEY", "LAW", "WORK_OF_ART")), 0.5
#: A headline has so many words and more, and those of so many letters have a capital; so many code points around it
#: are looked at for what it names.
_HEADLINE, _LONG, _AROUND = 4, 4, 20_000


def agree(paragraphs: Sequence[Paragraph], text: str) -> None:
    """Take the short names of a document for what it names in full; asked before anything is asked of its words.

    Args:
        paragraphs: All of the document.
        text: Of the document.
    """
    for paragraph in paragraphs:
        if _is_in_capitals(paragraph):
            _unname(paragraph, text)
        for ent in paragraph.doc.ents:
            _mend(ent)
    whole = [ent for paragraph in paragraphs for ent in paragraph.doc.ents if len(ent) > 1]
    for ent in whole:
        if ent.label_ == "PERSON" and ent[-1].tag_ == "NNPS" and demonym(ent[-1].text) is not None:  # "Bosnian Serbs"
            _call(ent, "NORP")
    people = {ent[-1].text for ent in whole if ent[-1].ent_type_ == "PERSON"}
    firms = {ent[0].text for ent in whole if ent.label_ == "ORG" and in_class(ent[-1].lower_, "firms", "firms.trades")}
    kinds = {name: "PERSON" for name in people - firms if _may_be_one(name)}
    kinds |= {name: "ORG" for name in firms - people if _may_be_one(name)}
    towns = _towns(paragraphs) | _where(paragraphs)
    kinds |= {name: "GPE" for name in towns - people - firms if _may_be_one(name)}
    if not kinds:
        return
    for token in _alone(paragraphs, kinds):
        token.doc.name(token.i, kinds[token.text])
        token.pos_, token.tag_, token.lemma_ = "PROPN", "NNP", token.text


def _mend(ent: Span) -> None:
    """Part a person's name from whose he is (``Civic Union's Ada Moe``), and let a body's go on after its *of*."""
    last = ent[-1]
    owner = next((t for t in ent if t.tag_ == "POS"), last)
    after = owner.doc[owner.i + 1 : owner.i + 2]
    if ent.label_ == "PERSON" and owner.tag_ == "POS" and any(t.ent_type_ == "PERSON" for t in after):
        _call(ent[: owner.i - ent.start], "ORG")
        _call([owner], "")
        _call(ent[owner.i - ent.start + 1 :], "PERSON")
    if last.lower_ == "of" and ent.label_ == "ORG" and last.i + 1 < len(last.doc):
        place = next((e for e in last.doc.ents if e.start == ent.end and e.label_ == "GPE"), None)
        if place is not None:
            _call([*ent, *place], "ORG")


def _call(tokens: Iterable[Token], kind: str) -> None:
    """Take some words for one name of a kind, or for none."""
    for n, token in enumerate(tokens):
        token.doc.name(token.i, kind)
        token.ent_iob_ = ("I" if n else "B") if kind else "O"


def _is_in_capitals(paragraph: Paragraph) -> bool:
    """Whether a paragraph is a headline in which all longer words have a capital."""
    long = [token.text for token in paragraph.doc if len(token.text) >= _LONG and token.is_alpha]
    sentence = paragraph.doc[-1].text in (".", "!", "?", ":", ";")
    return len(long) >= _HEADLINE and all(word.istitle() for word in long) and not sentence


def _unname(paragraph: Paragraph, text: str) -> None:
    """Take for common words the names of a headline that are made of such, and that the text has nowhere else near."""
    first, last = max(0, paragraph.offset - _AROUND), paragraph.end + _AROUND
    for ent in paragraph.doc.ents:
        if len(ent) > 1 and all(map(_is_word, ent)) and text.count(ent.text, first, last) == 1:
            _call(ent, "")
            for token in ent:
                token.pos_ = "NOUN" if token.pos_ == "PROPN" else token.pos_


def _is_word(token: Token) -> bool:
    """Whether a dictionary has a word that no country is called by, as a noun or a verb."""
    word = token.text.lower()
    forms = (word, word.removesuffix("s"), token.lemma_.lower())
    return demonym(token.text) is None and any(noun(form) or verb(form) for form in forms)


def _towns(paragraphs: Sequence[Paragraph]) -> set[str]:
    """Names of one word that the recogniser takes for a place, oftener than for anything but a people after *from*."""
    ents = [ent for paragraph in paragraphs for ent in paragraph.doc.ents if len(ent) == 1]
    told = Counter((ent.text, "" if ent.label_ != "GPE" and not _is_whence(ent.root) else ent.label_) for ent in ents)
    towns = ((name, times + told[name, "NORP"]) for (name, kind), times in told.items() if kind == "GPE")
    return {name for name, times in towns if times > max(1, told[name, ""])}


def _where(paragraphs: Sequence[Paragraph]) -> set[str]:
    """Names of one word under which something is or happens, of nobody who does anything: ``was born in Sela``."""
    here, acting = set[str](), set[str]()
    for token in (token for paragraph in paragraphs for token in paragraph.doc if token.pos_ == "PROPN"):
        if token.dep_ in ("compound", "nmod", "amod"):
            entry = noun(token.head.lemma_.lower())
            if entry is not None and entry.share("location", "object") >= _MOSTLY:
                acting.add(token.text)  # "the Sela hills"
        elif token.dep_ in (*SUBJECTS, "dobj", "conj") or (
            token.dep_ == "pobj" and token.head.lower_ in ("by", "with")
        ):
            acting.add(token.text)
        elif _is_where(token):
            here.add(token.text)
    return here - acting


def _is_where(token: Token) -> bool:
    """Whether a name stands by itself under *in* or *near*, on what happens or is somewhere."""
    there = token.dep_ == "pobj" and token.head.lower_ in ("in", "near") and not token.n_lefts
    if not there or token.ent_type_ in _NOWHERE or noun(token.lower_) is not None or demonym(token.text) is not None:
        return False
    above = token.head.head
    lemma = above.lemma_.lower()
    if in_class(lemma, "within", "backers", "printing") or (token.i + 1 < len(token.doc) and token.nbor().is_currency):
        return False
    if above.pos_ != "NOUN":
        return above.pos_ == "VERB"
    entry = noun(lemma)
    return entry is not None and entry.share("artifact", "person", "location", "event", "act", "group") >= _MOSTLY


def _is_whence(token: Token) -> bool:
    """Whether what was taken for a people, of no country that is known, says where: ``withdrew from Zella``."""
    under = token.dep_ == "pobj" and token.head.lower_ in ("in", "from", "at", "near", "to", "of")
    return under and token.ent_type_ == "NORP" and token.tag_ == "NNP" and demonym(token.text) is None


def _may_be_one(name: str) -> bool:
    """Whether a word may be a name by itself, and is no place's."""
    return name[:1].isupper() and name.isalpha() and len(name) > 2 and not name.isupper() and not is_place(name)


def _alone(paragraphs: Iterable[Paragraph], kinds: dict[str, str]) -> list[Token]:
    """The words that are one of these names by themselves, and were taken for something else."""
    tokens = (token for paragraph in paragraphs for token in paragraph.doc if token.text in kinds)
    taken = (t for t in tokens if (t.pos_ == "PROPN" and _is_mistaken(t, kinds[t.text])) or _is_common(t))
    return [t for t in taken if _is_by_itself(t)]


def _is_mistaken(token: Token, kind: str) -> bool:
    """Whether a name was taken for something that a name of a kind is often taken for."""
    town = kind == "GPE" and token.ent_type_ in ("PERSON", "ORG")
    return town or (token.ent_type_ in _MISTAKEN and token.ent_type_ != kind)


def _is_common(token: Token) -> bool:
    """Whether a name was taken for a common word by its ending: ``Dowling lived on``, ``bought by Noakes``."""
    if token.i > token.sent.start:
        return token.ent_iob_ != "I" and (token.pos_ == "NOUN" or (token.pos_ == "VERB" and token.dep_ in SUBJECTS))
    bare = token.n_lefts == 0 and all(c.dep_ in ("appos", "punct", "relcl") for c in token.rights)
    word = (
        token.pos_ == "NOUN" and token.tag_ != "VBG" and noun(token.lemma_.lower()) is not None
    )  # "Price rises followed"
    return bare and not word and token.pos_ != "PROPN" and token.dep_ in SUBJECTS


def _is_by_itself(token: Token) -> bool:
    """Whether no other word of a name stands beside a word."""
    beside = [token.doc[at] for at in (token.i - 1, token.i + 1) if 0 <= at < len(token.doc)]
    return not any(t.pos_ == "PROPN" or (t.ent_type_ and t.ent_iob_ == "I") for t in beside)

"""Kinds: what tells the type of an event, read from its phrase and clause."""

from __future__ import annotations

from dataclasses import dataclass
from types import MappingProxyType
from typing import TYPE_CHECKING

from events.extract.describe.deciding import gone_on, taken_part_in, typing_token
from events.extract.find.eventtypes import OTHER, Signals, classify, forms_of, is_ruled
from events.extract.language.grammar import CONTENT, SUBJECTS, climb
from events.extract.language.inflect import headline_base
from events.extract.language.lexicon import classes, noun
from events.extract.language.predicates import in_class
from events.extract.language.roles import doer, passive
from events.extract.language.typerules import cues, is_known, is_trigger, named_by

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from events.extract.find.candidates import Candidate
    from events.extract.find.eventtypes import Subject
    from events.extract.language.words import Token

__all__ = ["is_untyped", "telling", "type_of"]

#: Classes of nouns that tell what is done with a thing.
_TELLING = frozenset(
    ("company", "plant", "vessel", "aircraft", "spacecraft", "software", "venue", "artwork", "disease", "talks")
)
_PUBLIC = frozenset(("legislature", "government", "court", "police", "official", "ruler", "clergy", "leader"))
_COMMON = frozenset(
    (
        *("disease", "calamity", "soldier", "rebel", "protester", "worker"),
        *("criminal", "finance", "talks", "weapon", "refugee"),
    )
)
_MATTER = ("phenomenon", "substance")
#: What stands under these is another event.
_ORDER = frozenset(("after", "before", "following", "since", "until", "amid", "despite", "because"))
_CLAUSES = ("relcl", "advcl", "ccomp", "acl", "conj", "parataxis")
_PERSONS = frozenset(("he", "she", "him", "her"))


@dataclass(frozen=True, slots=True)
class _Reader:
    """Reads the words of phrases.

    Attributes:
        skip: Indices of tokens of temporal expressions.
        known: By the index of a token, words for what other sentences say it is, or the label of such a name.
    """

    skip: frozenset[int]
    known: Mapping[int, frozenset[str]]

    def words(self, head: Token) -> Iterator[str]:
        """Base forms of the content words of a phrase, clauses apart; labels of its entities."""
        if head.i in self.skip:
            for child in head.children:
                if child.i in self.skip or (child.dep_ == "prep" and child.lower_ == "of"):
                    yield from self.words(child)  # "died in 1913 of a fever"
            return
        yield from self.own(head)
        for child in head.children:
            joined = _joined(child, head)
            if child.dep_ == "appos" and any(in_class(c.lower_, "formerly") for c in child.children):
                continue  # "Lund, a former miner, moved to a home"
            if cues(joined):
                yield joined  # "chief executive", who is no chief
            elif joined and "calamity" in classes(child.lemma_.lower()) and _is_thing(head):
                continue  # "moves to the fire station"
            elif child.dep_ not in _CLAUSES or child.dep_ == "conj":
                yield from self.words(child)

    def own(self, head: Token) -> Iterator[str]:
        """The same of one word."""
        said = self.known.get(head.i, ())
        if not said or not any(word.startswith("%") for word in said):
            yield from ("%ORG",) if "company" in said else _labels(head)
        yield from said
        if head.pos_ == "PROPN" and head.dep_ == "compound" and in_class(head.head.lower_, "streets", "sites"):
            return  # what was attacked in Bank Street is no bank
        civil = head.lower_ == "general" and head.i > head.sent.start
        civil = civil and in_class(head.nbor(-1).lower_, "ranked.civil")
        if civil or (head.pos_ == "ADJ" and in_class(head.lower_, "ranked.nouns")):
            return
        if _is_sum(head) and "prize" in classes(head.lemma_.lower()):
            return  # "40 crowns"
        if head.pos_ == "PROPN" and not head.text.islower():
            yield from ("club",) if _is_club(head) and head.dep_ != "compound" else _name_words(head)
        elif head.pos_ in CONTENT or head.pos_ == "PROPN" or head.dep_ in ("prt", "pobj"):
            yield "club" if _is_club(head) else _base(head)
        if head.lower_.endswith("men"):
            yield f"{head.lower_[:-2]}an"
        if head.dep_ == "dobj" and head.lower_.endswith(("self", "selves")):
            yield head.lower_  # "hanged himself"

    def owners(self, thing: Token) -> set[str]:
        """Words for whose a thing is: who opens the army's bridge opens no army."""
        own = [c for c in thing.children if c.dep_ == "poss" and c.pos_ in ("NOUN", "PROPN", "PRON")]
        return {word for owner in own for word in _Reader(frozenset(), self.known).words(owner)}


def type_of(
    candidate: Candidate,
    skip: frozenset[int] = frozenset(),
    document: Subject | None = None,
    known: Mapping[int, frozenset[str]] = MappingProxyType({}),
) -> str:
    """The type of an event.

    Args:
        candidate: The event.
        skip: Indices of tokens of temporal expressions.
        document: What its document is about, as :func:`~events.extract.find.eventtypes.subject_of` gives it.
        known: By the index of a token, words for what other sentences say it is, of names and pronouns.
    """
    if candidate.life or candidate.token.lower_ == "born":  # a birth; to bear is something else
        return "sport and culture" if candidate.lemma == "publish" else OTHER
    return classify(_signals_of(candidate, _Reader(skip, known)), document)


def is_untyped(
    candidate: Candidate, skip: frozenset[int], document: Subject | None, known: Mapping[int, frozenset[str]]
) -> bool:
    """Whether no word and no frame says what kind of event it is; of a birth the words do, and harm is of no field.

    Args:
        candidate: An event.
        skip: As for :func:`type_of`.
        document: As for that.
        known: As for that.
    """
    harm = in_class(candidate.lemma, "harming", "harming.undergone")
    harm = harm or in_class(candidate.token.lower_, "harming.told")
    if candidate.life or harm or candidate.token.lower_ == "born":
        return False
    return not is_ruled(_signals_of(candidate, _Reader(skip, known)), document)


def telling(kinds: frozenset[str]) -> frozenset[str]:
    """Those that tell what is done with a thing; what a person is tells less of what she does."""
    return frozenset(kind for kind in kinds if classes(kind) & _TELLING)


def _signals_of(candidate: Candidate, reader: _Reader) -> Signals:
    """What tells the type of an event."""
    token = typing_token(candidate)
    pos = "VERB" if token.pos_ == "VERB" else "NOUN"
    lemma = headline_base(token) if pos == "VERB" else token.lemma_.lower()
    clause = token if pos == "VERB" else candidate.clause
    forms = (set(forms_of(lemma, pos)) | _forms(token)) - _phrasal(token)
    if lemma == "fire" and _is_lit(token):
        forms = {"set_fire"}
    whole = _with_object(token)
    if joined := whole or (_compounds(token) if pos == "NOUN" else set()):
        forms = joined
    if pos == "VERB" and candidate.token.i != token.i and token.head.i == candidate.token.i:
        forms.add(f"{headline_base(candidate.token)}_to")  # "agreed to reopen the crossing"
    subject: set[str] = set()
    object_: set[str] = set()
    other: set[str] = set()
    if clause is not None:
        bare = token.pos_ != "VERB" and (token.dep_ in SUBJECTS or clause.lemma_ == "see")  # "1987 saw new raids"
        joined_in = token.dep_ == "pobj" and (taken_part_in(clause) or gone_on(clause)) is not None
        settled = bare and bool(named_by(forms)[0]) and "talks" not in classes(lemma)  # "the blaze began in a hall"
        carrying = ("light",) if settled else ("light", "aspectual")
        if not (joined_in or whole) and (not bare or in_class(clause.lemma_.lower(), *carrying)):
            forms |= _forms(clause) - _phrasal(clause) if clause.i != token.i else set()
        if token.dep_ == "dobj":
            object_.add(lemma)
        thing = doer(clause)
        object_.update(reader.words(gap) if (gap := _gap(clause)) is not None else ())
        if thing is not None:
            words = {lemma} if thing.i == token.i else set(reader.words(thing)) - reader.owners(thing)
            (object_ if passive(clause) else subject).update(words)
        for child in clause.children:
            _sort(child, token, clause, reader, subject, object_, other)
    if token.pos_ != "VERB":
        _take_with(token, reader, object_, other)
    near = subject | object_ | other | {f for f in forms if f != lemma}
    told = [(t, _base(t) if t.lower_ == "cent" else t.lemma_.lower()) for t in token.sent]
    far = {word for t, word in told if t.pos_ in CONTENT and t.i not in reader.skip} - near - forms
    aside = {word for t, base in told if base in near and _is_aside(t, token) for word in reader.own(t)}
    theme = _theme_of(token, reader)
    return Signals(lemma, pos, *map(frozenset, (forms, subject, object_, near - {lemma}, far, aside, theme)))


def _theme_of(token: Token, reader: _Reader) -> set[str]:
    """The head, with and without the word before it, of what something is done to or is of."""
    if token.pos_ == "VERB":
        found = [c for c in token.children if c.dep_ == "dobj"]
        found = found or ([gap] if (gap := _gap(token)) is not None else [])
        found = found or ([thing] if (thing := doer(token)) is not None else [])
    else:
        preps = (c for c in token.children if c.dep_ == "prep" and c.lower_ == "of")
        found = [c for prep in preps for c in prep.children if c.dep_ == "pobj"]
        found += [c for c in token.children if c.dep_ in ("compound", "nmod")]
    heads = [c for c in found if c.i not in reader.skip and not c.ent_type_]
    return {form for c in heads for form in (_base(c), *(_joined(w, c) for w in c.children)) if form}


def _is_lit(fire: Token) -> bool:
    """Whether somebody laid a fire: ``set fire to the barn``, ``was set on fire``."""
    return any(above.lemma_ == "set" for above in (fire.head, fire.head.head)) and fire.dep_ in ("dobj", "pobj")


def _gap(clause: Token) -> Token | None:
    """What a relative clause says that somebody did something to: ``the blockade (which) it had imposed``."""
    things = [c for c in clause.children if c.dep_ in ("dobj", "ccomp", "xcomp")]
    if clause.dep_ != "relcl" or passive(clause) or any(c.tag_ not in ("WDT", "WP") for c in things):
        return None
    own = next((c for c in clause.children if c.dep_ in SUBJECTS), None)
    stands_in = own is None or own.tag_ in ("WDT", "WP") or any(c.tag_ == "WP$" for c in own.children)
    return None if stands_in or clause.head.ent_type_ in ("DATE", "TIME") else clause.head


def _take_with(noun: Token, reader: _Reader, object_: set[str], other: set[str]) -> None:
    """Take what stands with a noun; what it is of as its object."""
    for child in noun.children:
        if child.i not in reader.skip and child.dep_ not in _CLAUSES:
            words = set(reader.words(child))
            other |= words
            if child.dep_ == "prep" and child.lower_ == "of":
                object_ |= words


def _is_aside(word: Token, trigger: Token) -> bool:
    """Whether a word only stands under a preposition of a noun around: ``an inquiry into the blast``."""
    for head in climb(word):
        if head.i == trigger.i:
            return False
        if head.dep_ == "prep" and head.lower_ != "of" and head.head.pos_ in ("NOUN", "PROPN"):
            return head.head.i != trigger.i
    return False


def _sort(
    child: Token,
    token: Token,
    clause: Token,
    reader: _Reader,
    subject: set[str],
    object_: set[str],
    other: set[str],
) -> None:
    """Take a child of the clause's verb into the role that it has."""
    bench = child.lower_ == "before" and any("court" in classes(c.lemma_.lower()) for c in child.children)
    beside = child.lower_ == "according" or (child.dep_ == "prep" and child.lower_ in _ORDER and not bench)
    if child.dep_ in ("ccomp", "xcomp"):
        other.add("+that" if child.dep_ == "ccomp" else "+to")
    if child.lower_ == "against" and child.dep_ == "prep":
        other.add("+against")
    if child.i == token.i or child.dep_ in (*_CLAUSES, *SUBJECTS) or beside:
        return
    words = set(reader.words(child))
    if child.dep_ == "agent" and passive(clause):
        subject |= words
    elif child.dep_ in ("dobj", "dative", "oprd", "attr"):
        object_ |= words - reader.owners(child)
    other |= words


def _forms(verb: Token) -> set[str]:
    """A verb's base form, with and without its particle."""
    lemma = headline_base(verb) if verb.pos_ == "VERB" else verb.lemma_.lower()
    after = [*(c for c in verb.children if c.dep_ == "prt"), *_next_to(verb)]
    return {lemma, *(f"{lemma}_{c.lower_}" for c in after)}


def _next_to(verb: Token) -> Iterator[Token]:
    """The preposition, adverb or adjective next to a verb, dates apart: *called on Friday for*."""
    rest = (c for c in verb.rights if not (_is_when(c) or c.ent_type_ in ("DATE", "TIME") or c.dep_ == "punct"))
    first = next(rest, None)
    if first is not None and first.dep_ in ("prep", "advmod", "acomp"):
        yield first


def _is_when(prep: Token) -> bool:
    """Whether a preposition only says when: what *closed in 1975* closed in on nobody."""
    return any(c.dep_ == "pobj" and c.ent_type_ in ("DATE", "TIME") for c in prep.children)


def _phrasal(token: Token) -> frozenset[str]:
    """The bare forms of a verb that is another with its particle, if the rules know it: to *rule out* is no rule.

    So is one with a preposition that names a type by itself: who *calls for* a vote calls none.
    """
    lemma = headline_base(token)
    known = any(c.dep_ == "prt" and is_known(f"{lemma}_{c.lower_}") for c in token.children)
    known = known or any(c.dep_ == "prep" and named_by((f"{lemma}_{c.lower_}",))[0] for c in _next_to(token))
    return frozenset((lemma, f"{lemma}:v")) if known and token.pos_ == "VERB" else frozenset()


def _compounds(noun_: Token) -> set[str]:
    """A noun with what stands before it, where the rules know the two together: a *heart attack* is none."""
    return {form for c in noun_.children if is_known(form := _joined(c, noun_))}


def _with_object(token: Token) -> set[str]:
    """A verb with its bare object, where the rules know the two together: who *opened fire* began no blaze.

    Of *took delivery* the noun tells what was done.
    """
    thing = token if token.pos_ != "VERB" else next((c for c in token.rights if c.dep_ == "dobj"), None)
    if thing is None or thing.dep_ != "dobj" or any(thing.lefts) or in_class(thing.head.lemma_.lower(), "light"):
        return set()
    form = f"{headline_base(thing.head)}_{thing.lemma_.lower()}"
    return {form} if is_known(form) else set()


def _joined(word: Token, head: Token) -> str:
    """A word before a noun as one with it; empty if it is none."""
    before = word.dep_ in ("compound", "amod", "nmod") and word.i == head.i - 1
    return f"{word.lemma_.lower()}_{head.lemma_.lower()}" if before else ""


def _name_words(token: Token) -> Iterator[str]:
    """What a name says of its kind: the last word of *Supreme Court*, *Parliament*; nothing of a person's.

    So does one in capitals that the rules know: *OBE*. A word at the head of a sentence, capital or not, may be a
    common noun: *Cholera killed …*. *General Motors* is no general, and *the House* a parliament.
    """
    word = token.lower_
    if word == "general" and token.dep_ == "compound" and token.ent_type_ == "ORG":
        return
    if word == "house" and [c.lower_ for c in token.children] == ["the"]:
        yield "parliament"
    alone = not any(c.dep_ in ("compound", "amod", "poss", "prep") for c in token.children) and token.dep_ != "compound"
    first = alone and token.i == token.sent.start and _is_common(word) and not in_class(word, "clubs")
    first = first or (token.dep_ == "compound" and "fortress" in classes(word))  # "Fort Harrow"
    if not first and (token.ent_type_ == "PERSON" or (token.ent_type_ == "GPE" and not classes(word) & _PUBLIC)):
        return
    if first or not alone or classes(word) & _PUBLIC or (token.text.isupper() and cues(word)):
        yield from (word, f"{word[:-3]}y" if word.endswith("ies") else word.removesuffix("s"))


def _is_thing(head: Token) -> bool:
    """Whether a noun is for a thing that people made."""
    entry = noun(head.lemma_.lower())
    return entry is not None and entry.top == "artifact"


def _is_club(word: Token) -> bool:
    """Whether a noun with a capital is a club's last word; at the head of a sentence *Rangers* may be any."""
    named = word.text[0].isupper() and in_class(word.lower_, "clubs")
    return named and (word.i != word.sent.start or "spacecraft" in classes(word.lemma_.lower()))


def _is_common(word: str) -> bool:
    """Whether a word with a capital at the head of a sentence tells its type all the same: *Cholera*, *Snow*."""
    entry = noun(word)
    return is_trigger(word) or bool(classes(word) & _COMMON) or (entry is not None and entry.top in _MATTER)


def _base(word: Token) -> str:
    """A word's base form; a plural of which there is no singular as it stands: ``measles``."""
    lemma = word.lemma_.lower()
    if lemma == "cent" and word.i > word.sent.start and word.nbor(-1).lower_ == "per":
        return "percent"
    return word.lower_ if word.tag_ == "NNS" and noun(lemma) is None and noun(word.lower_) is not None else lemma


def _is_sum(head: Token) -> bool:
    """Whether a noun is a sum of money: *40 crowns*."""
    return in_class(_base(head), "currencies.names") and any(c.dep_ == "nummod" for c in head.children)


def _labels(head: Token) -> Iterator[str]:
    """What kind of name a word is of; *he* and *she* are persons, ``3-1`` is a score."""
    if head.ent_type_ or head.lower_ in _PERSONS:
        yield f"%{head.ent_type_ or 'PERSON'}"
    if _is_sum(head):
        yield "%MONEY"
    if head.text.isdigit():
        after = head.doc[head.i + 1 : head.i + 3]
        if len(after) > 1 and after[0].text in ("-", "–") and after[1].text.isdigit():
            yield "%SCORE"

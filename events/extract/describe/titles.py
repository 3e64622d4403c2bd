"""Titles: a short headline of an event, of words of the evidence, and names and owners that the text gives elsewhere.

A verb gives subject – verb – object in the historic present (``China carries out military exercises``), a passive its
participle (``Government reshuffled``), a plan its infinitive (``Norway to host talks``), a noun its phrase without
article (``Railway station collapse in Novara``). Temporal expressions, relative clauses and asides are left out. A
verb whose subject is not known is told by its object (``Alps crossed``), or not at all. What of it fits on a chart,
:mod:`events.extract.describe.headlines` tells.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.dates import MONTHS
from events.extract.attach.tenses import defers
from events.extract.describe.echoes import once
from events.extract.describe.stand_ins import counted, is_bare_number, left_out, opens_entry, shifts
from events.extract.describe.verbforms import (
    as_said,
    is_gerund_noun,
    is_left_alone,
    is_state,
    told_participle,
    verb_group,
)
from events.extract.find.acts import sums_up
from events.extract.find.candidates import merely_occurs
from events.extract.find.carrying import tells_cause
from events.extract.find.gaps import followed
from events.extract.language.belonging import is_mere_start, object_is_head, segment_of, stands_in
from events.extract.language.eventnouns import is_event_noun
from events.extract.language.gazetteer import is_place
from events.extract.language.grammar import (
    PAST_TAGS,
    SUBJECTS,
    climb,
    governing_verb,
    has_subject,
    own_subject,
    ranked_above,
)
from events.extract.language.infinitives import fixed_for
from events.extract.language.inflect import participle_of
from events.extract.language.lexicon import noun
from events.extract.language.people import is_list, is_plural
from events.extract.language.phrases import Phrase
from events.extract.language.pieces import join_words, possessive, score
from events.extract.language.predicates import in_class
from events.extract.language.roles import bidden, doer, passive, takes_part
from events.extract.language.subclauses import caused

if TYPE_CHECKING:
    from collections.abc import Mapping

    from events.extract.find.candidates import Candidate
    from events.extract.language.words import Token
    from events.extract.name.naming import Name

__all__ = ["built", "says_what", "timed_noun"]

_BARE = 2
_DAY = 2  # words of a day: "Nov. 8"
_TO = frozenset("-–/")
_MONTHS = frozenset(name[:3] for name in MONTHS)
_NO_NAMES: Mapping[int, Name] = {}
_YEAR = re.compile("[12][0-9]{3}")
#: Several words that a title has twice on end, once as a clause and once as a part of its subject.
_AGAIN = re.compile(r"(?<!\w)(\w+(?: \w+){2,}) \1(?!\w)")
#: Somebody who would do it to himself: then it is not known who did.
_ITSELF = re.compile(
    r"(?:(?P<who>.{3,}) \w+s?(?: at| to| with| for)? (?P=who)|.* (?P<name>\w+ \w+) \w+s (?P=name))$", re.IGNORECASE
)
#: Names written with a small letter first: ``iTunes``.
_OWN_CAPITAL = re.compile("[a-z][A-Z]")


def built(candidate: Candidate, phrase: Phrase, names: Mapping[int, Name]) -> str:
    """A title that a phrase gives, whatever its length."""
    title = _capital(_AGAIN.sub(r"\1", once(_build(candidate, phrase, names), names, candidate.token.doc)).strip())
    return "" if _ITSELF.match(title) else title


def says_what(candidate: Candidate, skip: frozenset[int], names: Mapping[int, Name] = _NO_NAMES) -> bool:
    """Whether a verb has a complement to tell (``announced a plan``), and not only a clause that is told by itself."""
    clause = candidate.clause
    words = {at: name.words for at, name in names.items()}
    return clause is not None and (passive(clause) or bool(Phrase(skip, names=words).complements(clause)))


def _build(candidate: Candidate, phrase: Phrase, names: Mapping[int, Name]) -> str:  # noqa: PLR0911 - one a kind
    clause, token = candidate.clause, candidate.token
    noun_ = candidate.carried or candidate
    if clause is not None and clause.dep_ == "relcl" and not noun_.is_verb and merely_occurs(clause):
        words = _noun_title(noun_, phrase, names)
        if " " in words:
            return words  # "the trial in Oslo, which took place in June"
    if clause is not None and (candidate.is_verb or candidate.gapped):
        return _of_owner(candidate, _clause(clause, phrase, names))
    if token.dep_ == "nsubj" and in_class(token.head.lemma_.lower(), "changing") and token.head.pos_ == "VERB":
        return _of_owner(candidate, _clause(token.head, phrase, names))  # "Loan originations dropped"
    awaited = token.dep_ == "nsubjpass" and (in_class(token.head.lemma_.lower(), "wishing") or defers(token.head))
    if awaited and len(phrase.noun(token)) == 1:
        back = any(c.dep_ == "advmod" and c.lower_ == "back" for c in token.head.rights)
        words = _clause(token.head, phrase, names)  # "ruling expected", "launch pushed back"
        return f"{words} back" if words and back and not words.endswith(" back") else words
    if called := _called_for(candidate, phrase):
        return f"{_noun_words(candidate.frame or token, phrase)} {called}"
    tells = clause is not None and in_class(clause.lemma_.lower(), "light", "lodging", "harming")
    tells = tells or (clause is not None and (_suffered(clause, names) or _hits(clause) or tells_cause(clause, token)))
    carrier = clause if tells else None
    if carrier is not None and carrier.dep_ == "acl" and any(t.dep_ == "prep" for t in phrase.noun(token)):
        carrier = None  # "a speech on trade delivered in May"
    if carrier is not None and _subject_words(carrier, phrase):
        return _clause(carrier, phrase, names)
    return _noun_title(candidate, phrase, names)


def _noun_title(candidate: Candidate, phrase: Phrase, names: Mapping[int, Name]) -> str:
    """A noun's own title: with what it was at, broke out or belonged to."""
    clause, token = candidate.clause, candidate.token
    if clause is not None and (state := _state(token, clause, phrase)):
        return state
    words = _noun_words(candidate.frame or token, phrase)
    if clause is not None and (going := _under_way(token, clause)):
        return f"{words} {going}"
    told = clause is not None and in_class(clause.lemma_.lower(), "marking", "marking.so")
    if clause is not None and " " not in words and (told or clause.lemma_.lower() in ("break", "erupt")):
        return _clause(clause, phrase, names)
    short = " " not in words or not is_event_noun(token)
    if clause is not None and short and any(c.lower_ == "due" for c in clause.rights):
        return f"{words} due"  # "the verdict is due on Monday", "a new edition is due in May"
    demanded = token.dep_ == "dobj" and token.head.lemma_ == "demand"  # "demand the repair of the bridge"
    above = token.head if demanded else _ahead_of(token) if " " not in words else None
    fuller = "" if above is None else _clause(above, phrase, names)
    return fuller or _of_owner(candidate, words) + _setting(candidate, phrase, names, words)


def _called_for(candidate: Candidate, phrase: Phrase) -> str:
    """Who fixed something for a time to come: ``called by the king``, of *the king called elections for September*."""
    verb = None if candidate.owner else fixed_for(candidate.token)
    who = "" if verb is None else _subject_words(verb, phrase)
    return f"{participle_of(verb.lemma_)} by {who}" if verb is not None and who else ""


def _ahead_of(thing: Token) -> Token | None:
    """The verb that says of something that it is to come: ``plans a march``, ``called for elections``."""
    above = thing.head
    if thing.dep_ == "pobj" and above.head.pos_ == "VERB":
        warns = above.lower_ == "of" and above.head.lemma_ == "warn"
        calls = above.lower_ == "for" and in_class(above.head.lemma_.lower(), "calling")
        return above.head if warns or calls else None
    ahead = in_class(above.lemma_.lower(), "intention", "calling") or above.lemma_ == "face"
    return above if thing.dep_ == "dobj" and ahead else None


def _state(token: Token, clause: Token, phrase: Phrase) -> str:
    """What somebody was at: ``Nordland at war``, of *Nordland has been at war for nine years*."""
    within = token.dep_ == "pobj" and token.head.lower_ in ("at", "under", "in", "on") and token.head.head.i == clause.i
    if not within or clause.lemma_ != "be" or token.n_lefts:
        return ""
    who = _subject_words(clause, phrase)
    return f"{who} {join_words(phrase.prep(token.head, 1), phrase.names, inside=True)}" if who else ""


def _under_way(token: Token, clause: Token) -> str:
    """By what a clause says that its subject goes on: ``under way``."""
    if token.head.i != clause.i or clause.lemma_ != "be":
        return ""
    preps = (c for c in clause.rights if c.dep_ == "prep" and c.lower_ in ("under", "in"))
    going = ((p, c) for p in preps for c in p.children if c.dep_ == "pobj" and not c.n_lefts)
    return next((f"{p.lower_} {c.lower_}" for p, c in going if in_class(c.lower_, "going_on.mere")), "")


def _suffered(clause: Token, names: Mapping[int, Name]) -> bool:
    """Whether what was gone through was somebody's, not only where it was: ``the party suffered a heavy defeat``."""
    thing = own_subject(clause)
    if thing is None or not in_class(clause.lemma_.lower(), "experiencing"):
        return False
    return takes_part(thing) and not _is_scene(thing, names)


def _hits(clause: Token) -> bool:
    """Whether a clause says what something came upon: ``a powerful storm hit the coast``."""
    things = (c for c in clause.rights if c.dep_ == "dobj" and c.pos_ != "PRON")
    return in_class(clause.lemma_.lower(), "upon_towns") and any(things)


def _is_scene(thing: Token, names: Mapping[int, Name]) -> bool:
    """Whether what goes through something is a place, and not somebody whose family has its name."""
    somebody = thing.ent_type_ == "PERSON" or (thing.i in names and names[thing.i].is_of_family(thing))
    return not somebody and (thing.ent_type_ in ("GPE", "LOC") or is_place(thing.text))


def _of_owner(candidate: Candidate, words: str) -> str:
    """A title that begins with a company's result or shares, with the company's name: ``Arlex's net income falls``."""
    if not words or not candidate.owner or candidate.owner.split(" ", 1)[0] in words:
        return words
    first = words.split(" ", 1)[0]
    named = noun(first.lower()) is None and first.isalpha() and candidate.sentence[0].text != first
    return _owned(candidate.owner, words, named=named)  # "Arlex's Blueline deal"


def _owned(owner: str, words: str, *, named: bool = False) -> str:
    """A phrase with whose it is, and whether it begins with a name."""
    first = words.split(" ", 1)[0]
    words = words if named or first[1:] != first[1:].lower() else words[:1].lower() + words[1:]
    return f"{possessive(owner)} {words}"


def _noun_words(head: Token, phrase: Phrase) -> str:
    """An event noun's phrase; a bare one with the participle after it, else with its year: ``1987 crash``."""
    end = next((t.i for t in head.doc[head.i :] if t.text == "(" and t.i + 1 in phrase.skip), len(head.doc))
    tokens = [t for t in phrase.noun(head) if t.i < end and not _is_of_verb(t, head)]  # "Battle of A (1914) and of B"
    doing = next((c for c in head.rights if c.dep_ == "acl" and c.tag_ == "VBG" and c.i not in phrase.skip), None)
    if doing is not None and len(tokens) <= _BARE and (rest := phrase.complements(doing, 2)):
        return join_words([*tokens, doing, *rest], phrase.names)  # "rally demanding the return of the boy"
    return join_words(_with_date(head) if len(tokens) == 1 else tokens, phrase.names)


def _with_date(noun_: Token) -> list[Token]:
    """A bare noun with the day or year before it: ``1987 crash``, ``Nov. 8 election``; else that after it."""
    doc, start = noun_.doc, noun_.i
    while start > noun_.sent.start and (doc[start - 1].ent_type_ == "DATE" or doc[start - 1].text in _TO):
        start -= 1
    before = list(doc[start : noun_.i])
    whole = any(t.text in _TO for t in before) or (len(before) == _DAY and not _is_setting(noun_))
    if before and before[-1].text.isdigit() and (whole or _YEAR.fullmatch(before[-1].text)):
        return [*(before if whole else before[-1:]), noun_]
    return _with_time(noun_, "of")


def _is_setting(noun_: Token) -> bool:
    """Whether a noun only tells at what something was done that is told by itself: ``agreed at the May 5 meeting``.

    Or by what: ``the hall, wrecked by a flood in 1951``.
    """
    prep = noun_.head
    if noun_.dep_ == "pobj" and prep.dep_ == "agent":
        return True
    met = in_class(noun_.lemma_.lower(), "gathering", "gathering.held", "staging")
    return met and noun_.dep_ == "pobj" and prep.lower_ in ("in", "at", "during", "on") and prep.head.pos_ == "VERB"


def _with_time(noun_: Token, *preps: str) -> list[Token]:
    """A noun with the month or year right behind it: ``revolution of April 1974``."""
    prep = next((c for c in noun_.rights if c.i == noun_.i + 1 and c.lower_ in preps), None)
    doc, end = noun_.doc, noun_.i + 2
    while end < noun_.sent.end and doc[end].ent_type_ == "DATE":
        end += 1
    when = doc[noun_.i + 2 : end]
    known = any(_YEAR.fullmatch(t.text) or t.text[:3] in _MONTHS for t in when) and when[0].lower_ != "the"
    return [noun_] if prep is None or not known or _is_setting(noun_) else [noun_, prep, *when]


def timed_noun(candidate: Candidate) -> str:
    """What is left to tell of a noun of which nothing else is told: ``strike in 1926``; empty if that is nothing."""
    bare = not candidate.is_verb and candidate.token.pos_ == "NOUN" and is_event_noun(candidate.token)
    tokens = _with_time(candidate.token, "in", "on") if bare else []
    return _capital(join_words(tokens)) if len(tokens) > 1 else ""


def _is_of_verb(word: Token, head: Token) -> bool:
    """Whether a word after an event noun says what the verb above makes of it: ``attributed the slump to frost``."""
    prep = next((t for t in (word, *climb(word)) if t.dep_ == "prep" and t.head.i == head.i), None)
    if prep is None or head.dep_ != "dobj":
        return False
    aged = prep.lower_ == "as" and any(c.lower_ == "old" for c in prep.children)  # "recalls it as a 13-year-old"
    return aged or (prep.lower_ == "to" and in_class(head.head.lemma_.lower(), "relating.whither"))


def _setting(candidate: Candidate, phrase: Phrase, names: Mapping[int, Name], words: str) -> str:
    """`` in PLACE`` for a noun whose clause says only where it was: ``Chile experienced two years of protests``."""
    clause = candidate.clause
    if clause is None:
        return ""
    thing = own_subject(clause)
    if in_class(clause.lemma_.lower(), "affecting"):
        goes_through = ("nsubjpass",) if passive(clause) else ("dobj",)
        thing = next((c for c in clause.children if c.dep_ in goes_through), None)
    elif not in_class(clause.lemma_.lower(), "experiencing"):
        thing = None
    if thing is not None and _is_scene(thing, names):
        name = phrase.words(thing, 0)
        return "" if name in words else f" in {name}"
    tokens: list[Token] = []
    says = any(c.dep_ == "attr" for c in clause.rights)  # "was a factor in the election"
    says = says or in_class(clause.lemma_.lower(), "causing.outcome")  # "resulted in the mayor losing her seat"
    for child in () if says else clause.children:
        here = child.dep_ == "prep" and child.i != candidate.token.head.i and phrase.depth
        if here and child.lower_ in ("in", "at", "near", "off", "between", "against"):
            tokens += phrase.prep(child, int(any(c.pos_ == "NOUN" for c in child.children)))  # "off the coast of Fiji"
    more = join_words(tokens, phrase.names, inside=True)
    return f" {more}" if more and more not in words else ""


def _subject_words(verb: Token, phrase: Phrase) -> str:
    thing = doer(verb)
    if thing is None or thing.i in phrase.skip or (shifts(thing) and thing.i not in phrase.names):
        return "" if thing is not None else left_out(verb, phrase.names) or ""
    nobody = thing.pos_ == "PRON" and thing.lower_ != "one"
    if (nobody or is_bare_number(thing)) and thing.i not in phrase.names:
        of = [c for c in thing.children if c.dep_ == "prep" and c.lower_ == "of"]  # "some of the workers"
        more = [t for c in of if not any(map(is_bare_number, c.children)) for t in phrase.prep(c, 1)]
        return join_words([thing, *more], phrase.names) if more else ""
    thing = _told_of(thing)
    if told := counted(thing, phrase):
        return told
    words = phrase.words(thing, min(phrase.depth, 2))
    if verb.dep_ == "relcl" and any(c.tag_ == "WP$" for c in thing.children):
        return _whose(words, thing, phrase)
    cc = next((c for c in thing.children if c.dep_ == "cc" and thing.doc[c.i - 1].text != ","), None)
    if cc is None or verb.dep_ == "acl" or any(c.dep_ == "conj" for c in thing.children):
        return words  # "A church built in 1742 and a school opened in 1901 were lost"
    twin = next((c for c in thing.head.children if c.dep_ in SUBJECTS and c.i > cc.i), None)  # two subjects
    twin = None if twin is not None and twin.lower_ in ("that", "which", "who") else twin  # "built here and that was"
    return words if twin is None else f"{words} {cc.text} {phrase.words(twin, 1)}"


def _whose(words: str, thing: Token, phrase: Phrase) -> str:
    """Words for what a clause tells of something that somebody has: ``Crane, whose troops left``."""
    above = thing.head.head
    whose = above if above.i not in phrase.skip else _told_before(above)
    words = words.removeprefix("whose ")
    first = next((t for t in thing.subtree if t.text == words.partition(" ")[0]), thing)  # "whose Lake Village project"
    return words if whose is None else _owned(phrase.words(whose, 0), words, named=first.pos_ == "PROPN")


def _told_before(time: Token) -> Token | None:
    """What a clause tells of that hangs on the time before it: ``flooded 11 villages in 1962, whose people moved``."""
    verb = governing_verb(time)
    return None if verb is None else next((c for c in verb.rights if c.dep_ == "dobj" and c.i < time.i), None)


def _told_of(thing: Token) -> Token:
    """Whom a title names for what its clause is told of: *a third, Iva Lenz*; *the choir, being home again, sang*."""
    if thing.tag_ == "VBG" and (own := next((c for c in thing.lefts if c.dep_ in SUBJECTS), None)) is not None:
        return own
    beside = next((c for c in thing.rights if c.dep_ == "appos" and c.pos_ == "PROPN"), None)
    return beside if beside is not None and thing.tag_ in ("JJ", "JJR", "JJS", "CD") else thing


def _clause(verb: Token, phrase: Phrase, names: Mapping[int, Name]) -> str:
    if verb.dep_ == "acl" and verb.head.i not in phrase.skip and (words := _of_noun(verb, phrase)):
        return words
    rank = ranked_above(verb)
    if is_mere_start(verb, phrase.skip):
        verb = verb.head
    elif rank is not None and rank.lemma_ == "become" and has_subject(rank):
        verb = rank  # "Berg becomes first woman to lead the union"
    if is_state(verb) or (stands_in(verb) and not object_is_head(verb)):
        return ""
    if is_gerund_noun(verb):
        return join_words([verb, *phrase.complements(verb)], phrase.names)
    phrase.own = verb
    who = _subject_words(verb, phrase)
    if who or (opens_entry(verb) and not passive(verb)):  # "2001: Joined the exchange", of nobody knows whom
        plural, led = False if is_left_alone(verb, who) else _are_several(verb, names), followed(verb)
        phrase.names |= as_said(verb)
        verb = verb if led is None else led  # "The finance director followed"
        rest = [*phrase.complements(verb), *phrase.only_if(verb)]
        rest += phrase.prep(segment, 0) if (segment := segment_of(verb)) is not None else []
        told = join_words(rest, phrase.names, inside=True)
        if told.lower().startswith(f"{who} ".lower()) and any(c.dep_ == "ccomp" for c in verb.lefts):
            return told  # "The line plans a ferry, it announced"
        before = verb.doc[verb.i - 1]
        first = before.lower_ == "first" and before.head.i == verb.i and before.dep_ not in SUBJECTS  # "first admitted"
        once = before.lower_ if first and verb.tag_ in PAST_TAGS and not phrase.due else ""
        had = next((c for c in verb.lefts if c.dep_ == "dobj" and c.lefts[:1] and c.lefts[0].tag_ == "WP$"), None)
        told = told if had is None else f"{_whose(phrase.words(had, 1), had, phrase)} {told}".rstrip()
        does = "of" if verb.lemma_ == "be" and sums_up(verb) else verb_group(verb, plural=plural, due=phrase.due)
        return " ".join(part for part in (who, once, does, told) if part)
    return _by_object(verb, phrase)


def _are_several(verb: Token, names: Mapping[int, Name]) -> bool | None:
    """Whether a verb is in the plural for what stands in its title, if its subject's own form does not tell."""
    thing = doer(verb)
    if thing is None:
        return None
    if thing.i not in names:
        return is_list(thing) or is_plural(thing) if verb.lemma_ == "follow" else None
    return is_list(thing) or names[thing.i].plural  # "he and the mayor meet"


def _of_noun(verb: Token, phrase: Phrase) -> str:
    """What a noun is to do, or somebody had done to it: ``a plan to close the mill``, ``had the chapel rebuilt``."""
    if any(c.tag_ == "TO" for c in verb.children):
        due = f" to be {verb.text}" if passive(verb) else ""  # "a film to be shown"
        return phrase.words(verb.head) + due
    above = verb.head.head
    who = _subject_words(above, phrase) if caused(above) == verb else ""
    if not who:
        return ""
    phrase.own = verb
    told = join_words([*phrase.noun(verb.head, 1), verb, *phrase.complements(verb)], phrase.names, inside=True)
    return f"{who} {verb_group(above)} {told}"  # "Bishop has chapel rebuilt"


def _by_object(verb: Token, phrase: Phrase) -> str:
    """What was done, where it is not known who did it: ``We acquired two ships``."""
    told = [c for c in verb.children if c.dep_ == "dobj" and c.i not in phrase.skip]
    told = [c for c in told if c.pos_ != "PRON" or c.i in phrase.names]
    thing = told[0] if told else None
    theirs = any(c.dep_ == "nsubj" and c.lower_ in ("he", "she", "it", "they") for c in verb.children)
    if thing is None and theirs and object_is_head(verb) and verb.head.i not in phrase.skip:
        thing = verb.head  # "measures they adopted"
    likened = any(c.dep_ == "oprd" and c.tag_ == "VBG" for c in verb.children)  # "called troops crossing it invaders"
    if thing is None or likened or (in_class(thing.lower_, "idiomatic") and thing.n_lefts == 0):
        return ""  # "left out of the choir", "took part in the race": who?
    result = next((found for t in verb.doc[thing.i + 1 : thing.i + 2] if (found := score(t))), [])
    phrase.skip |= {t.i for t in result}  # "beat Rovers 2-1", whatever the numbers were hung on
    between = (t for t in verb.doc[verb.i + 1 : thing.left_edge.i] if t.i not in phrase.skip and t.pos_ != "PUNCT")
    straight = thing.i < verb.i or all(t.dep_ in ("prt", "cc") for t in between)
    form = told_participle(verb) if straight else None
    if form is None:
        return ""
    aims = {t for c in verb.rights if c.tag_ == "VB" and bidden(c) is None for t in c.subtree}
    rest = join_words([t for t in phrase.complements(verb) if t not in thing.subtree and t not in aims], phrase.names)
    what = phrase.words(thing).removeprefix("own ")  # "opened her own studio", whose is not known
    if verb.lemma_ == "bring" and verb.i and verb.nbor(-1).ent_type_ == "DATE" and not rest.startswith("to "):
        form = ""  # "June brought a broken wrist"
    return " ".join(part for part in (what, form, join_words(result), rest) if part)


def _capital(words: str) -> str:
    return words if _OWN_CAPITAL.match(words) else words[:1].upper() + words[1:]

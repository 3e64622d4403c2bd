"""What *it* and *they* stand for: nouns for things and groups that agree with a pronoun and can be what is said."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from events.extract.find.eventtypes import event_type
from events.extract.language.gazetteer import is_place
from events.extract.language.grammar import INDEFINITE, RANKS, SUBJECTS, conjuncts, is_passive, own_subject
from events.extract.language.lexicon import classes, noun
from events.extract.language.lexicon import verb as verb_of
from events.extract.language.people import is_list, is_natural, is_person, is_plural, person_words
from events.extract.language.phrases import noun_phrase
from events.extract.language.pieces import quoted
from events.extract.language.predicates import in_class
from events.extract.language.roles import doer, takes_part
from events.extract.name.its import is_aside, is_guessed, said_before
from events.extract.name.referents import (
    is_dead,
    is_idle,
    is_one_name,
    is_one_of,
    is_setting,
    is_taken_over,
    of_relative,
    speaks,
    still_spoken_of,
)
from events.extract.name.suiting import (
    BODILY,
    GROUPS,
    HARMED,
    INERT,
    MOSTLY,
    PARTLY,
    befalls,
    is_assailed,
    is_governed,
    share,
    suits,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from events.extract.language.words import Token

__all__ = ["GROUPS", "Thing", "Things", "goes_on_with", "is_main_subject", "is_no_rival", "leaves_part"]

_OFTEN = 2  # what a text has so often, it is about
_PHYSICAL = ("creation", "contact", "change", "possession", "motion")
_GROUP_NAMES = frozenset(("ORG", "NORP"))
_NUMBERS = frozenset(("DATE", "TIME", "MONEY", "PERCENT", "CARDINAL"))  # what *it* does not mean


@dataclass(frozen=True)
class Thing:
    """A noun that a pronoun may stand for."""

    token: Token
    at: Token
    main: bool

    @cached_property
    def name(self) -> str:
        """Its phrase; most are never asked for it."""
        return noun_phrase(self.token, frozenset(), 0).removesuffix("'s")


class Things:
    """What the pronouns of a document may stand for that mean no one person.

    Args:
        people: Names of people.
        known: Whether a name has been spoken of as *he* or *she*.
    """

    def __init__(self, people: Collection[str], known: Callable[[Thing], bool]) -> None:
        """Keep who is a person."""
        self._people, self._known = people, known

    def meant(self, token: Token, here: Sequence[Thing], before: Sequence[Thing]) -> Token | None:
        """What *it* or *they* stands for; *it* may be what *it* was in the clause before, known or not."""
        if (again := said_before(token)) is not None:
            return next((t.token for t in here if t.at.i == again.i), None)
        return self._fitting_best(token, here, before)

    def _fitting_best(self, token: Token, here: Sequence[Thing], before: Sequence[Thing]) -> Token | None:
        """What *it* or *they* stands for: as a subject the subject before it, as an object the object before it.

        Whatever fits in its own sentence comes before what fits in the last; under a preposition or as a possessor it
        means the only one that fits; at the head of a sentence, what the one before is about.
        """
        if (told := of_relative(token)) is not None and self.may_be(told, plural=token.lower_ in GROUPS):
            return told
        plural = token.lower_ in GROUPS
        if (said := _carrier(token) or ((_speakers(token) or _answered(token)) if plural else None)) is not None:
            return said
        fitting: list[Thing] = []
        for things in (here, before):
            able = [t for t in things if self.may_be(t.token, plural=plural) and not self._known(t)]
            able = [t for t in able if suits(token, t.token) and not (token.dep_ != "poss" and is_dead(t.at))]
            about = [t for t in able if _is_held(t.at) or not (is_setting(t.at) or is_aside(t.at))]
            about = [t for t in about if plural or not is_one_of(t.at)]
            where = is_governed(token) or is_assailed(token)  # "marched to Orsk and burned it"
            fitting = fitting or about or ([t for t in able if _is_town(t)] if where else [])
        if token.dep_ in SUBJECTS:
            fitting = _as_subject(token, fitting, here)
        elif token.dep_ == "dobj":
            held = [t for t in fitting if "dobj" in (t.at.dep_, t.token.dep_)]
            main = [t for t in fitting if t.main and not speaks(t.at)]
            held = [t for t in held if not (main and t.at.head.dep_ == "relcl")]  # "which moved the office"
            fitting = held or [t for t in fitting if not speaks(t.at)]
            fitting = [t for t in fitting if t.main] or fitting
        elif plural and (parted := _counted_among(token, fitting)):
            fitting = parted
        elif token.dep_ == "dative" or (not plural and token.i == token.sent.start and is_main_subject(token.head)):
            # "Rovers won when a goal gave them victory"; "Its founder sold the mill"
            fitting = [t for t in fitting if t.main] or fitting
        if len({t.name for t in fitting}) > 1 and token.dep_ in SUBJECTS:
            again = [] if plural else still_spoken_of(fitting)
            fitting = again or [t for t in fitting if t.token.pos_ == "PROPN"]
        if len({t.name for t in fitting}) != 1:
            return None
        return _held(token, next((t for t in fitting if t.token.pos_ == "PROPN"), fitting[0]).token)

    def befallen(self, token: Token, here: Sequence[Thing], before: Sequence[Thing]) -> Token | None:
        """The building that *it* is, *they* are, where the verb befalls one: *A club built a stand. It burned down*.

        So it is where no main clause is about what may fall itself; subjects come first, then what was done to others.
        """
        verb, first = token.head, token.head.lefts[:1]
        fronted = bool(first) and first[0].dep_ == "advcl" and befalls(first[0])
        if token.lower_ not in ("it", "they") or token.dep_ not in SUBJECTS or not (fronted or befalls(verb)):
            return None
        for things in ([] if fronted else here, before):
            about = [t for t in things if t.main and t.at.dep_ in SUBJECTS and t.at.head.lemma_ != "die"]
            owners = not any(_may_fall(t.token) and not self._known(t) for t in about)
            firm = any(t.token.ent_type_ == "ORG" or "company" in classes(t.token.lemma_.lower()) for t in about)
            built = [t for t in things if _is_built(t.token) and is_plural(t.token) is (token.lower_ == "they")]
            if (firm and in_class(verb.lemma_.lower(), "befalling.bodies")) or not (owners and built):
                continue
            roles = (SUBJECTS, ("dobj", "conj"), ("pobj",))
            told = next(filter(None, ([t for t in built if t.at.dep_ in role] for role in roles)), [])
            if len({t.name for t in told}) == 1:
                return told[0].token
        return None

    def told_on(
        self, token: Token, meant: Token | None, before: Sequence[Thing], often: Mapping[str, int]
    ) -> Token | None:
        """What *It* means after others did something to what the text tells of: ``A fund bought Arlex. It grew``."""
        opens = token.lower_ == "it" and token.i == token.sent.start and is_main_subject(token)
        if meant is None or not opens or meant.pos_ != "NOUN" or meant.dep_ not in SUBJECTS:
            return meant
        named = [t for t in before if t.at.dep_ in ("dobj", "dative") and t.token.pos_ == "PROPN"]
        named = [t for t in named if in_class(t.at.head.lemma_.lower(), "granting", "trading") or is_taken_over(t.at)]
        named = [t for t in named if self.may_be(t.token, plural=False) and often[t.token.text] >= _OFTEN]
        return named[0].token if len({t.name for t in named}) == 1 else meant

    def may_be(self, token: Token, *, plural: bool) -> bool:
        """Whether *it*, or *they*, may stand for a noun: of singular nouns *they* is a crew that does something."""
        firm = token.tag_ == "NNPS" and token.ent_type_ == "ORG" and [c.lower_ for c in token.lefts] != ["the"]
        many = is_plural(token) and not firm  # "Arlen Foods said it", but "the Danes"
        if plural and (token.ent_type_ in _NUMBERS or (not many and "disease" in classes(token.lower_))):
            return False  # "had 14 days; their owners", "Cholera broke out. They fled"
        if plural:
            group = token.dep_ == "nsubj" and token.pos_ == "NOUN" and share(token, ("group",)) >= MOSTLY
            many = many or group or token.ent_type_ in _GROUP_NAMES or in_class(token.lemma_.lower(), "kindred")
            return many or (token.text[0].isupper() and token.dep_ == "nsubj" and _has_many(token.head))
        named = token.text in self._people and not is_natural(token)
        pair = token.lower_ in person_words()["summed_up"]["pair"] and not any(c.lower_ == "of" for c in token.rights)
        idle = is_idle(token) or _is_but_owned(token)  # "the best year in its history: it earned"
        if many or named or pair or token.ent_type_ in _NUMBERS or idle or token.lower_ == "time":
            return False  # "profit rose to £1.4bn; it …", "by the time it was sold"
        if token.pos_ == "PROPN" and (is_natural(token) or in_class(token.lower_, "firms")):
            return True
        if token.pos_ == "PROPN":  # a single name may be anything, whatever the parser took it for
            return token.ent_type_ != "PERSON" or is_one_name(token) or is_place(token.text)
        bare = [c.dep_ for c in token.children] == ["det"]
        firms = person_words()["stands_for"]["company"] if bare else frozenset[str]()  # "the brewer said it closed"
        return not is_person(token, self._people) or token.lemma_.lower() in firms | person_words()["doers"].keys()


def _is_but_owned(token: Token) -> bool:
    """Whether a noun only says in what of its own something was: ``in its history``."""
    under = token.dep_ == "pobj" and any(c.lower_ == "its" for c in token.lefts)
    return under and share(token, INERT) + share(token, BODILY) < PARTLY


def _may_fall(thing: Token) -> bool:
    """Whether a noun may be for what can fall, too: a town, a statue; no club and no family."""
    if thing.pos_ == "PROPN":
        club = thing.tag_ == "NNPS" or in_class(thing.lower_, "clubs", "clubs.towns")
        return not club and thing.ent_type_ not in _GROUP_NAMES | {"PERSON"}
    return share(thing, ("artifact", "location", "object")) >= PARTLY and not takes_part(thing)


def _is_built(thing: Token) -> bool:
    """Whether a noun is for what was made, or for what is called by such a noun: *Marn Castle*."""
    made = share(thing, ("artifact",)) if noun(thing.lemma_.lower()) is not None else 0.0
    if thing.pos_ == "PROPN":
        return made >= MOSTLY and "structure" in classes(thing.lower_) and thing.ent_type_ != "PERSON"
    return thing.tag_ in ("NN", "NNS") and made >= MOSTLY and not is_person(thing)


def _as_subject(token: Token, fitting: Sequence[Thing], here: Sequence[Thing]) -> list[Thing]:
    """What a pronoun that is a subject may mean: what was done to another thing where that fits better, else a subject.

    Args:
        token: *It* or *they*.
        fitting: What it may mean at all.
        here: What its sentence has told of.
    """
    plural = token.lower_ in GROUPS
    about = [t for t in fitting if t.token.dep_ in SUBJECTS or (not plural and t.at.dep_ in SUBJECTS)]
    others = [t for t in fitting if not plural or is_plural(t.token)]  # "joined the Institute; they married"
    doing = [t for t in about if t.at.dep_ in SUBJECTS]
    new = doing and all(any(c.lower_ in INDEFINITE for c in t.token.lefts) for t in doing)
    about = (still_spoken_of(fitting) if new and not plural else []) or about  # "A trust took it over. It closed"
    undone = token.dep_ == "nsubjpass" and in_class(token.head.lemma_.lower(), "making.undone")
    undone = undone or _is_kept(token)
    done = [t for t in others if t.token.pos_ == "NOUN" and (t.at.dep_ == "dobj" or _is_held(t.at))]
    done = [t for t in done if undone or any(_gives_way(token, d.token, t.token) for d in doing)]
    done = done or ([t for t in others if _is_taken(t.at)] if plural and _befell(token) else [])
    fitting = [t for t in about if t.main] or about or ([] if plural and _names_a_team(here) else others)
    return done or fitting  # "Arlex opened the site; it was extended"


def _is_taken(thing: Token) -> bool:
    """Whether a word is for people who lost their freedom, or were saved: ``arrested four men``."""
    return thing.dep_ == "dobj" and in_class(thing.head.lemma_.lower(), "capturing") and is_person(thing)


def _befell(token: Token) -> bool:
    """Whether a verb tells of those who were taken, rather than of who took them: ``They are to appear in court``."""
    verb = token.head
    verb = next((c for c in verb.rights if c.dep_ == "xcomp"), verb) if verb.lemma_ == "be" else verb
    if is_passive(verb):
        return in_class(verb.lemma_.lower(), "capturing.then")
    return in_class(verb.lemma_.lower(), "capturing.did")


def _gives_way(token: Token, subject_: Token, thing: Token) -> bool:
    """Whether *it* is rather what something was done to than who did it: *The army seized the farm. It was returned*.

    So it is where *it* underwent what things do, and is no name that was taken for somebody's: *Hale bought the club*.
    """
    verb = token.head
    known = verb_of(verb.lemma_.lower())
    did = thing.head.head if thing.head.dep_ == "xcomp" else thing.head  # "voted to put up a plaque; it was unveiled"
    if known is None or subject_.head is not did or any(c.dep_ == "dobj" for c in verb.rights):
        return False
    if subject_.pos_ == "PROPN" and subject_.ent_type_ == "PERSON":
        return True
    blow = event_type(subject_.lemma_.lower(), "NOUN") in HARMED or "weapon" in classes(subject_.lemma_.lower())
    body = blow or is_person(subject_) or share(subject_, ("group", "person")) >= MOSTLY
    if is_plural(thing) and token.dep_ == "nsubjpass" and not is_plural(subject_):
        return body and share(thing, (*INERT, "cognition")) >= MOSTLY  # "approved the plans; they were rejected"
    firm = subject_.pos_ == "PROPN" and subject_.ent_type_ == "ORG" and token.dep_ != "nsubjpass"
    if not (firm or (body and subject_.pos_ == "NOUN")) or share(thing, INERT) < MOSTLY:
        return False
    traded = in_class(verb.lemma_.lower(), "trading", "granting") and bool(
        classes(subject_.lemma_.lower()) & {"company"}
    )
    if token.dep_ == "nsubjpass":
        traded = traded or in_class(verb.lemma_.lower(), "undergone.bodies")
        return not traded and known.share(*_PHYSICAL) >= MOSTLY
    befell = event_type(verb.lemma_.lower(), "VERB") == "disaster or accident" or in_class(
        verb.lemma_.lower(), "opening"
    )
    return befell and verb.lemma_ not in ("collapse", "open", "close")


def _is_held(thing: Token) -> bool:
    """Whether something is what others hold on to: ``held onto the painting``."""
    onto = thing.head
    return (
        thing.dep_ == "pobj" and onto.lower_ in ("onto", "to", "on") and onto.head.lemma_ in ("hold", "hang", "cling")
    )


def _is_kept(token: Token) -> bool:
    """Whether *it* is what others had until it was done to it: *the family kept the house until it was sold*."""
    clause = token.head
    subject_ = own_subject(clause.head) if token.dep_ == "nsubjpass" and clause.dep_ == "advcl" else None
    return subject_ is not None and subject_.i < token.i and takes_part(subject_)


def _held(token: Token, thing: Token) -> Token:
    """What *it* means after the control of something: the thing, unless control itself was lost or won again."""
    if not in_class(thing.lemma_.lower(), "holding.nouns") or in_class(token.head.lemma_.lower(), "holding.again"):
        return thing
    of = (c for prep in thing.rights if prep.lower_ == "of" for c in prep.children if c.dep_ == "pobj")
    return next(of, thing)


def _carrier(token: Token) -> Token | None:
    """What takes something away with itself: *the flood took the roof with it*."""
    with_, verb = token.head, token.head.head
    return doer(verb) if with_.lower_ == "with" and verb.lemma_ in ("take", "bring", "carry") else None


def _answered(token: Token) -> Token | None:
    """To whom something was done for what *they* did: *police jailed six students after they burned a hall*."""
    clause, deed = token.head, token.head.head
    if token.dep_ not in SUBJECTS or clause.dep_ != "advcl" or in_class(clause.lemma_.lower(), "answering.own"):
        return None
    after = any(c.lower_ in ("after", "because") for c in clause.lefts)
    answers = in_class(deed.lemma_.lower(), "answering", "prosecuting", "punishing", "assailing.verbs")
    if not (after and answers) or deed.i > clause.i:
        return None
    under = (c for prep in deed.rights if prep.lower_ in ("on", "at") for c in prep.children)
    met = (c for c in (*deed.rights, *under) if c.dep_ in ("dobj", "pobj") and c.i < clause.i)
    return next((c for c in met if is_plural(c) and takes_part(c)), None)


def _speakers(token: Token) -> Token | None:
    """Those who say what they do: *the founders of Arlex said that they would sell*."""
    clause = token.head
    said = clause.head
    if token.dep_ not in SUBJECTS or clause.dep_ != "ccomp" or is_guessed(token):
        return None
    if not in_class(said.lemma_.lower(), "reporting"):
        return None
    about = own_subject(said)
    several = about is not None and about.i < token.i and (is_plural(about) or is_list(about))
    return about if about is not None and several and any(map(is_person, (about, *conjuncts(about)))) else None


def _has_many(verb: Token) -> bool:
    """Whether a verb is told of many: *City were relegated*."""
    return any(t.lower_ in ("were", "are", "have") for t in (verb, *verb.lefts))


def _counted_among(token: Token, things: Sequence[Thing]) -> list[Thing]:
    """Those of which some number is told, where the pronoun is what some are of: ``two of them``, of *nine hikers*."""
    of = token.head
    if of.lower_ != "of" or of.head.tag_ != "CD":
        return []
    return [t for t in things if any(c.dep_ == "nummod" for c in t.token.lefts)]


def _is_town(thing: Thing) -> bool:
    """Whether a name is a place's, or one of unknown kind where something was done."""
    token = thing.token
    strange = token.ent_type_ == "" and thing.at.dep_ == "pobj"
    return token.ent_type_ == "GPE" or (token.pos_ == "PROPN" and (strange or is_place(token.text)))


def _names_a_team(things: Sequence[Thing]) -> bool:
    """Whether a main clause is about a single name, which may be a team's or a band's, and so be *they*."""
    return any(t.main and t.token.tag_ == "NNP" and t.token.ent_type_ != "PERSON" for t in things)


def goes_on_with(whole: Token, verb: Token) -> bool:
    """Whether a text goes on with a building or a body, to which a part was just added, by what *it* did next.

    *It passed to the state* is told of the hospital, *it was demolished* or *it burned down* of the ward.
    """
    known = whole.pos_ == "NOUN" and any(c.lower_ == "the" for c in whole.lefts)
    falls = in_class(verb.lemma_.lower(), "opening") or event_type(verb.lemma_.lower(), "VERB") in HARMED
    return known and share(whole, ("group", "artifact")) >= MOSTLY and not is_passive(verb) and not falls


def leaves_part(token: Token, part: Token | None) -> bool:
    """Whether *it* is the whole of the part told before: *The wing was added. Sold in 1801, it became a school*."""
    fronted = token.head.lefts[:1]
    if not fronted or fronted[0].dep_ != "advcl" or fronted[0].tag_ != "VBN" or part is None or part.pos_ != "NOUN":
        return False
    beside = {c.lower_ for c in part.lefts}
    another = any(word in RANKS or in_class(word, "apart.replacing") for word in beside)
    return part.dep_ in SUBJECTS and ("its" in beside or ("the" in beside and not another))


def is_main_subject(token: Token) -> bool:
    """Whether a word is the subject of a main clause."""
    verb = token.head
    return token.dep_ in SUBJECTS and verb.dep_ in ("ROOT", "conj", "ccomp", "parataxis")


def is_no_rival(thing: Thing) -> bool:
    """Whether a name is a work's, in quotation marks: ``hits like "Private Dancer"``, or nobody's: *like a son*."""
    like = thing.at.dep_ == "pobj" and thing.at.head.lower_ in ("like", "than")
    likened = like and any(c.lower_ in INDEFINITE for c in thing.at.lefts)
    return likened or (not thing.main and len(quoted(thing.token)) > 0)

"""Heroes: what an article stands under is what its *he*, *she* or *it* means, where nothing else was just told of.

A life goes on with *he* whoever was named beside him: *In July, with the guide Josef Tann, he climbed it*. A history of
a castle goes on with *it* after a sentence on a king. Somebody else whom a main clause is about takes over.
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from events.extract.language.callings import alike, called
from events.extract.language.gazetteer import is_place
from events.extract.language.grammar import SUBJECTS
from events.extract.language.lexicon import noun
from events.extract.language.people import is_person, person_words
from events.extract.language.roles import is_eventive
from events.extract.name.referents import SEXES, never_undergoes, told_sex
from events.extract.name.things import Thing

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterable, Sequence

    from events.extract.language.words import Doc, Token
    from events.extract.name.headwords import Headword

__all__ = ["SELF", "Hero", "tells_of_somebody"]

#: So much oftener than the other is the pronoun for whom a life is told of.
_OFTENER = 2
_PLACES = ("GPE", "LOC", "FAC")
#: What somebody calls himself.
SELF = frozenset(("i", "me", "my"))


class Hero:
    """Whom or what a document is an article on, as its pronouns speak of it.

    Args:
        headword: What it stands under; None of what is no article.
        docs: Its paragraphs.
        people: Names of people.
    """

    def __init__(self, headword: Headword | None, docs: Iterable[Doc], people: Collection[str]) -> None:
        """Count its pronouns."""
        self._headword, self._people = headword, people
        self.words = "" if headword is None else headword.words
        #: Where it was named last.
        self._told: Thing | None = None
        told = Counter(SEXES[t.lower_] for doc in docs for t in doc if t.lower_ in SEXES) if headword else Counter()
        (sex, most), (_, least) = (*told.most_common(), ("", 0), ("", 0))[:2]
        self.sex = sex if most >= _OFTENER * least else ""
        somebody = headword is not None and not (headword.kinds or is_place(headword.words))
        own = sum(t.lower_ in SELF for doc in docs for t in doc) if somebody else 0
        self._tells = own > most + least

    def see(self, thing: Thing) -> None:
        """Take in a noun of the text, which may name it; a name says more of it than its kind."""
        by_name = thing.token.pos_ == "PROPN" or self._told is None or self._told.token.pos_ != "PROPN"
        if self._headword is not None and by_name and self.is_named(thing):
            self._told = thing

    def is_named(self, thing: Thing) -> bool:
        """Whether a noun is its name, or speaks of it by its kind: ``the castle``."""
        head, token = self._headword, thing.token
        if head is None:
            return False
        if token.pos_ == "PROPN":
            name = thing.name.strip('"“”')  # as many write a ship's
            name = name if not name.isupper() else name.title()
            surname = is_person(token, self._people) or thing.name.isupper()
            first, _, rest = head.words.partition(" ")
            ranked = rest != "" and first.lower() in person_words()["offices"]["borne"]
            town = (
                token.dep_ == "pobj" and token.ent_type_ == "GPE" and name != head.words
            )  # "based in Lund", Lund City
            whole = (alike(name, head.words) and not town) or (ranked and alike(name, rest))
            whole = whole or called(token) == head.words or _is_whole(token, head.words)
            return whole or (surname and head.words.endswith(f" {name}"))
        bare = [c.lower_ for c in token.children if c.dep_ in ("det", "amod", "compound", "poss", "prep")] == ["the"]
        return token.tag_ == "NN" and bare and token.lemma_.lower() in head.kinds

    def i(self) -> Thing | None:
        """Whom *I* means, if the text is what somebody whom it is on tells of himself."""
        return self._told if self._tells else None

    def headed(self, token: Token) -> Token | None:
        """Whom a word that hangs on no other means: its name in the line above an article, or what he is told to be.

        *Sculptor and teacher, born in Lund*, under *Karl Berg*.
        """
        if token.pos_ == "PROPN":
            return token if self.is_named(Thing(token, token, main=True)) else None
        who = self._told is not None and self._headword is not None and not self._headword.kinds
        whose = any(c.dep_ in ("poss", *SUBJECTS) for c in token.lefts)
        alone = who and token.tag_ == "NN" and is_person(token) and not (whose or token.doc.entry)
        return self._told.token if alone and self._told is not None else None

    def named(self, token: Token | None) -> Token | None:
        """Its name, if a noun speaks of it by its kind; else the noun."""
        told = self._told
        return told.token if token and told and self.is_named(Thing(token, token, main=False)) else token

    def is_thing(self, thing: Thing) -> bool:
        """Whether a noun names what the document is an article on, and that is no person."""
        return self._headword is not None and bool(self._headword.kinds) and self.is_named(thing)

    def she(self, sex: str, rivals: Sequence[Thing]) -> Thing | None:
        """The ship that *she* means, if it is on one and no woman among those who may be meant has done anything."""
        women = (t for t in rivals if t.main and t.at.dep_ in SUBJECTS and told_sex(t.token) and not self.is_named(t))
        return self._told if self._is_ship() and sex == self.sex and not any(True for _ in women) else None

    def is_woman(self) -> bool:
        """Whether a text is the life of a woman."""
        return self._headword is not None and not self._headword.kinds and self.sex == "f"

    def under(self, token: Token) -> Thing | None:
        """Whom *This* or *The singer* means as a text begins, under the line that names what it is on."""
        told = self._told
        if told is None or told.at.dep_ != "ROOT" or token.sent.start > 0 or token.dep_ not in SUBJECTS:
            return None
        this = token.lower_ == "this" and token.i == 0
        his = self._headword is not None and not self._headword.kinds and token.tag_ != "NNS"
        his = his and is_person(token)
        under = told.at.doc is not token.doc and (this or (his and [c.lower_ for c in token.lefts][:1] == ["the"]))
        return told if under else None

    def it(
        self, token: Token, here: Sequence[Thing], before: Sequence[Thing], able: Callable[[Token], bool]
    ) -> Thing | None:
        """What *it* means as a subject.

        Args:
            token: The pronoun.
            here: The nouns of its sentence before it.
            before: The nouns of the sentence before.
            able: Whether *it* may stand for a noun.
        """
        told = self._told
        if told is None or (self._sex_of(told) and not self._is_ship()) or token.dep_ not in SUBJECTS:
            return None
        things = [thing for thing in (*here, *before) if able(thing.token) and not told_sex(thing.token)]
        if any(thing.at.dep_ in SUBJECTS and self.is_named(thing) for thing in here):
            return told
        if any(thing.at.dep_ in SUBJECTS for thing in things if thing in here):
            return None
        about = [thing for thing in before if thing.main and thing.at.dep_ in SUBJECTS]
        if any(self.is_named(thing) for thing in about):
            return told
        able_to = [thing for thing in about if not (_is_owned(thing) or never_undergoes(thing.token, token.head))]
        if about and not able_to and any(thing.at.head.lower_ == "to" and self.is_named(thing) for thing in before):
            return told  # "The war brought a garrison to Arden. It was besieged"
        about = able_to
        done = any(t.at.dep_ == "dobj" and not is_eventive(t.token) for t in things if t in before)
        return None if done or any(thing in things for thing in about) else told

    def _is_ship(self) -> bool:
        return self._headword is not None and "ship" in self._headword.kinds and self.sex != "m"

    def _sex_of(self, told: Thing) -> str:
        """The sex of the hero if it is a person, or a ship that is *she*; else nothing."""
        head = self._headword
        if self._is_ship():
            return self.sex
        if told.token.pos_ != "PROPN" or head is None or head.kinds:
            return ""
        strange = " of " not in head.words and noun(head.words.rsplit(" ", 1)[-1].lower()) is None
        person = is_person(told.token, self._people) or (strange and told.token.ent_type_ not in _PLACES)
        return self.sex if person else ""


def _is_whole(token: Token, name: str) -> bool:
    """Whether a name has the first word and the last of another, and more between them: ``Ada Maria Holm``."""
    first, _, last = name.partition(" ")
    begins = token.doc[token.left_edge.i].text == first
    return begins and last != "" and token.text == last.rpartition(" ")[2] and token.left_edge.i < token.i


def _is_owned(thing: Thing) -> bool:
    """Whether a noun is for what the hero has, and has no name: ``Its first catalogue appeared``."""
    return any(c.lower_ == "its" for c in thing.token.lefts) and all(c.dep_ != "appos" for c in thing.token.rights)


def tells_of_somebody(docs: Sequence[Doc]) -> bool:
    """Whether a text goes on with *he* or *she*."""
    return any(token.lower_ in SEXES for doc in docs for token in doc)

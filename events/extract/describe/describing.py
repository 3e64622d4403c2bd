"""Describing: what the tables say of a dated candidate, its title, place, participants, type and evidence."""

from __future__ import annotations

import re
from functools import cached_property
from typing import TYPE_CHECKING

from events.extract.date.coreference import content_keys, root_form
from events.extract.date.lede import is_headline
from events.extract.describe.confidence import confidence_of
from events.extract.describe.echoes import says_twice, taking_over, unless_echoed, unless_subjects
from events.extract.describe.enough import is_cut_short, lacks_object, only_comes, only_says, only_starts, tells_of_us
from events.extract.describe.factuality import factuality_of, is_ahead
from events.extract.describe.fitting import MAX_TITLE
from events.extract.describe.fuller import Fuller, brief
from events.extract.describe.grounds import Grounds
from events.extract.describe.headlines import fuller_title, title_of
from events.extract.describe.involved import Told, with_hero
from events.extract.describe.kinds import is_untyped, telling, type_of
from events.extract.describe.participants import participants_of, some_of_them
from events.extract.describe.seats import Seat
from events.extract.describe.sides import is_of_both, spoken_of_again, tells_first
from events.extract.describe.stand_ins import own_times, whose_timeline
from events.extract.describe.standing import Bare, standing
from events.extract.describe.story import story_of
from events.extract.describe.titles import timed_noun
from events.extract.describe.whereabouts import Whereabouts, Words, unless_surname
from events.extract.find.eventtypes import OTHER, subject_of
from events.extract.find.gaps import others_words, stand_in
from events.extract.language.callings import bare_name
from events.extract.language.gazetteer import countries_in, on_map
from events.extract.language.grammar import SUBJECTS, is_bare_owner, own_subject, subject
from events.extract.language.parties import distinct
from events.extract.language.predicates import in_class
from events.extract.model import EventDate, Mention, Place
from events.extract.name.doers import Doers
from events.extract.name.identities import Identities
from events.extract.name.lands import lands_meant, lands_of
from events.extract.name.naming import Name, Names
from events.extract.name.offices import Offices
from events.extract.name.ourselves import ourselves
from events.extract.name.owners import bare_result, is_bare_result, owner_of, performer_of
from events.extract.name.topics import Topics

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from events.dates import Edtf
    from events.extract.find.candidates import Candidate
    from events.extract.find.eventtypes import Subject
    from events.extract.language.words import Span, Token
    from events.extract.name.headwords import Headword
    from events.extract.parse.nlp import Read
    from events.read import Document

__all__ = ["Descriptions"]

#: Of these kinds is what he whom a text is about is party to, though the sentence does not name him.
_PARTY_TO = frozenset(("crime", "law and justice"))
#: How many sentences back what is spoken of again was told.
_REACH = 8
_WHAT = frozenset(("it", "them"))
#: What a headline has that is more than a sentence: a speaker, a question, a section.
_ASIDE = re.compile(r"[?!:;|\"“”‘#()…]|(?<!\w)['’]| [-–—] ")


class Descriptions:
    """The candidates of one document described; asked only once all is dated, since titles follow what is joined.

    Args:
        document: Where they stand.
        published: The document creation time.
        read: What is read of its text.
        candidates: All candidates, in the order of the text.
        headword: What the document is an article on, if it is one.
    """

    def __init__(
        self,
        document: Document,
        published: Edtf | None,
        read: Read,
        candidates: Sequence[Candidate],
        headword: Headword | None = None,
    ) -> None:
        self._document, self._published, self._read, self._headword = document, published, read, headword
        self._skip = read.skip
        self._titled: dict[int, bool] = {}
        self._headlines: dict[tuple[int, bool], str] = {}
        self._stand_ins: dict[tuple[int, int], dict[int, Name]] = {}
        self._meant: dict[Candidate, dict[int, Name]] = {}
        self._apart: dict[Candidate, frozenset[int]] = {}
        self._beside: dict[tuple[int, int], list[Candidate]] = {}
        self._all = candidates
        for candidate in candidates:
            self._beside.setdefault((candidate.paragraph.index, candidate.sentence.start), []).append(candidate)

    @cached_property
    def about(self) -> Subject:
        """What the document is about."""
        return subject_of(self._document.text)

    @cached_property
    def names(self) -> Names:
        """What pronouns and short names stand for; not asked for by a document that dates nothing."""
        return Names(self._read, self._headword, self._document.title, lambda: self._topics.called)

    @cached_property
    def _fuller(self) -> Fuller:
        """What earlier sentences told in full."""
        return Fuller(self._read, self.names)

    @cached_property
    def _countries(self) -> frozenset[str]:
        """The countries that the document names."""
        return countries_in(self._document.text)

    @cached_property
    def _whereabouts(self) -> Whereabouts:
        """Where its events were."""
        seat = Seat(self._read, self._document, self._topics, self._all)
        return Whereabouts(self._all, Grounds(self._read), seat, Words(self._with, self._words_apart, self._named))

    @cached_property
    def _lands(self) -> dict[str, str]:
        """The countries that the document names."""
        return lands_of(self._read.paragraphs)

    @cached_property
    def _doers(self) -> Doers:
        """Who did what is told."""
        return Doers(self._read, self.names)

    @cached_property
    def _offices(self) -> Offices:
        """Who is named with an office."""
        return Offices(self._read.paragraphs, self.names.full)

    def _known(self, candidate: Candidate) -> dict[int, frozenset[str]]:
        """What other sentences say that the names and pronouns of a candidate's sentence are."""
        names = self.names.of(candidate.paragraph.index, candidate.sentence)
        out: dict[int, frozenset[str]] = {}
        for token in candidate.sentence:
            name = names.get(token.i)
            if name is None:
                said = self._bearer(bare_name(token)) if token.pos_ == "PROPN" else frozenset()
            else:
                plain = [w for w in name.words.partition(" of ")[0].split() if w.islower()]
                plain += [w[:-1] for w in plain if len(w) > 1 and w[-1] == "s"]
                persons = " and " in name.words and all(map(self.names.is_persons, name.words.split(" and ")))
                said = frozenset(("%PERSON",)) if persons else self._bearer(name.words).union(plain)
            if said:
                out[token.i] = said
        return out

    def _bearer(self, name: str) -> frozenset[str]:
        """What other sentences say that a name's bearer is: a kind of thing, or a person named in full."""
        kinds = self.names.kinds(name)
        return frozenset(("%PERSON",)) if self.names.is_persons(name) and "company" not in kinds else telling(kinds)

    @cached_property
    def _identities(self) -> Identities:
        """Who is told of without a name."""
        return Identities(self._read.paragraphs, self.names)

    def _named(self, candidate: Candidate) -> dict[int, Name]:
        """What stands for the words of a candidate's sentence."""
        if candidate not in self._meant:
            self._meant[candidate] = self._read_names(candidate)
        return self._meant[candidate]

    def _read_names(self, candidate: Candidate) -> dict[int, Name]:
        key = candidate.paragraph.index, candidate.sentence.start
        if key not in self._stand_ins:
            number = candidate.paragraph.place(candidate.sentence[0])
            names = self.names.of(candidate.paragraph.index, candidate.sentence)
            hero = self._topics.principal if candidate.paragraph.doc.entry else None
            who = whose_timeline(self._headword, hero) | self._identities.titled(key[0], candidate.sentence)
            who |= ourselves(self._topics.own, candidate.sentence)
            who |= self._doers.of(number, candidate.sentence, names | who)
            self._stand_ins[key] = names | who | self._offices.of(number, candidate.sentence, names, bare=True)
        names = self._stand_ins[key]
        names = names | stand_in(candidate, self._skip[key[0]], names) if candidate.gapped else names
        return unless_echoed(candidate, names)

    def _who(self, candidate: Candidate) -> dict[int, Name]:
        """The same, and what a title may keep as it is told: an office with what it is of, somebody without a name."""
        names, sentence = self._named(candidate), candidate.sentence
        at = candidate.paragraph.index
        known = self.names.bodies_of(sentence) | self._identities.of(at, sentence) | self.names.owners(at, sentence)
        known |= lands_meant(sentence, self._lands)
        return known | names | self._offices.of(candidate.paragraph.place(sentence[0]), sentence, names)

    def _participants(self, candidate: Candidate, skip: frozenset[int], who: Mapping[int, Name]) -> tuple[str, ...]:
        """Who took part, in full; by what stands for the words of its sentence."""
        found = participants_of(candidate, skip, who)
        found = found or (self._topics.told_of(self.names.several.sides) if is_of_both(candidate) else ())
        if not found or in_class(candidate.lemma, "mediating", "mediating.bound"):
            found = (*found, *self._before(candidate))  # "The deal was brokered by Chad", of those who made it
        return distinct(map(self.names.whole, found))

    def _before(self, candidate: Candidate) -> tuple[str, ...]:
        """Who took part in what a bare noun speaks of again: ``the talks``, of what *Chad met Mali* tells."""
        again = spoken_of_again(candidate, self._named(candidate))
        if not again:
            unowned = bare_result(candidate)
            return () if unowned is None else (self.names.about(candidate.paragraph.index, unowned),)
        first = candidate.paragraph.place(candidate.sentence[0]) - _REACH
        earlier = [c for c in self._all if c.start < candidate.start and c.paragraph.place(c.sentence[0]) >= first]
        for told in reversed(earlier):
            found = participants_of(told, self._words_apart(told), self._who(told)) if tells_first(told, again) else ()
            if found:
                return found
        return ()

    def _words_apart(self, candidate: Candidate) -> frozenset[int]:
        """The words that belong in no description of it: those that say when, and those that tell of another event."""
        if candidate not in self._apart:
            skip, others = self._skip[candidate.paragraph.index], others_words(candidate)
            self._apart[candidate] = skip | others if others else skip
        return self._apart[candidate]

    def _title_of(self, candidate: Candidate, place: Token | None = None) -> str:
        """A title with what earlier sentences told in full, if it has room for that and says nothing twice."""
        skip, names = self._words_apart(candidate), self._named(candidate)
        skip -= own_times(candidate, skip)
        if not candidate.is_verb:  # whose it is the clause may say, which a noun's title leaves out
            owners = self.names.owners(candidate.paragraph.index, candidate.sentence)
            names = unless_subjects(candidate, owners) | names
        title = title_of(candidate, skip, place, names)
        more = unless_echoed(candidate, self._fuller.of(candidate.paragraph.index, candidate.sentence))
        more = {at: name for at, name in more.items() if at not in names and not says_twice(title, name.words)}
        if not (title and more):
            return title
        short = {at: brief(name, candidate.paragraph.doc[at].lower_) for at, name in more.items()}
        tries = (fuller_title(candidate, skip, place, names, told) for told in (more, short))
        return next(filter(None, tries), title)

    def _with(self, candidate: Candidate) -> list[Candidate]:
        """The candidates of its sentence."""
        return self._beside.get((candidate.paragraph.index, candidate.sentence.start), [])

    def is_untyped(self, candidate: Candidate) -> bool:
        """Whether nothing says of what type it is."""
        return is_untyped(*self._to_type(_first(candidate)))

    def _kind(self, candidate: Candidate, head: Candidate) -> str:
        """The type of an event: of what it tells again, or, where that is of none, the one that its own word names."""
        kind = type_of(*self._to_type(head))
        own = kind == OTHER and head is not candidate and not is_untyped(*self._to_type(candidate))
        return type_of(*self._to_type(candidate)) if own else kind

    def _to_type(self, told: Candidate) -> tuple[Candidate, frozenset[int], Subject, Mapping[int, frozenset[str]]]:
        """What tells the type of an event."""
        return told, self._words_apart(told), self.about, self._known(told)

    def has_title(self, candidate: Candidate) -> bool:
        """Whether there is more to tell than one word, here or where it is spoken of; asked only once all is dated."""
        start = candidate.start
        if start not in self._titled:
            parts = self._predicates(candidate)
            told = self._tells(candidate) or any(self._tells(part) for part in parts)
            self._titled[start] = told or bool(timed_noun(candidate))
        return self._titled[start]

    def _predicates(self, candidate: Candidate) -> list[Candidate]:
        """What the sentence of a dated noun says it did: ``the blast on Thursday shook the port``."""
        if candidate.is_verb or candidate.date is None:
            return []
        return [c for c in self._with(candidate) if c.antecedent is candidate and c.is_verb]

    def _tells(self, candidate: Candidate) -> bool:
        skip, names = self._words_apart(candidate), self._named(candidate)
        title = self._headline(candidate)
        if is_bare_result(candidate) or self._lacks_thing(candidate):
            return False
        if is_cut_short(candidate, skip, names):
            return False
        verbs = (candidate.token, *(c for c in candidate.token.rights if c.dep_ == "xcomp"))
        if candidate.is_verb and any(self._is_nothing_known(c, candidate) for verb in verbs for c in verb.children):
            return False
        empty = lacks_object(candidate, skip) or only_says(candidate, title) or only_comes(candidate, title)
        empty = empty or only_starts(candidate, skip, names) or tells_of_us(candidate, names)
        return " " in title.removeprefix("To ") and not empty

    def _lacks_thing(self, candidate: Candidate) -> bool:
        """Whether it is told of what somebody has, and nothing says what that is: ``Norway's rose to 5 percent``."""
        thing = None if candidate.clause is None else own_subject(candidate.clause)
        return thing is not None and is_bare_owner(thing) and thing.i not in self._named(candidate)

    def _is_nothing_known(self, token: Token, candidate: Candidate) -> bool:
        """Whether what something was done to is a pronoun, and what it means is not known: ``may extend it``."""
        alone = token.dep_ == "prep" and token.i == token.head.i + 1 and token.head.dep_ == "xcomp"  # "to look into it"
        thing = next((c for c in token.children if c.dep_ == "pobj"), token) if alone else token
        unknown = thing.lower_ in _WHAT and thing.i not in self._named(candidate)
        return unknown and (alone or token.dep_ == "dobj")

    def _spot(self, candidate: Candidate) -> tuple[Place | None, Token | None]:
        """Where it was, and the noun that says so; asked only once all is dated."""
        return self._whereabouts.spot(candidate)

    def _on_map(self, place: Place | None) -> Place | None:
        """A place where others have its name too: the one in a country that the document names."""
        return None if place is None else on_map(place, self._countries)

    def _headline(self, candidate: Candidate) -> str:
        """Its title by itself, with its place; asked only once all is dated."""
        key = candidate.start, candidate.antecedent is None
        if key not in self._headlines:
            skip = self._words_apart(candidate)
            owner = owner_of(candidate, self.names) or performer_of(candidate, self.names, skip)
            candidate.owner = owner or self._identities.tried_in(candidate)
            told = None if candidate.clause is None else factuality_of(candidate, self._published)
            pledged = told == "proposed" and candidate.token.dep_ == "xcomp" and is_ahead(candidate, self._published)
            candidate.due = told == "planned" or pledged  # "promised to reopen it next May"
            self._headlines[key] = self._title_of(candidate, self._spot(candidate)[1])
        return self._headlines[key]

    def _title(self, candidate: Candidate) -> str:
        """A candidate's title; that of the whole, where a part by itself says little (*to arrive*, *rally*)."""
        if (written := self._as_headed(candidate)) is not None:
            return written
        title = self._told_by_participle(candidate) or self._headline(candidate)
        whole = candidate.antecedent
        if " " not in title and whole is None:
            fuller = max(map(self._title_of, self._predicates(candidate)), key=len, default=title)
            return fuller if " " in fuller else timed_noun(candidate) or fuller
        if whole is None or whole.paragraph is not candidate.paragraph:
            return title
        alike = candidate.date is None or whole.date is None or candidate.date.edtf == whole.date.edtf
        inner = candidate.is_verb and candidate.token.dep_ == "xcomp" and alike
        after = candidate.is_verb and candidate.token.dep_ in ("relcl", "conj") and not whole.is_verb
        if not (inner or after or " " not in title):
            return title
        fuller = self._title_of(whole)
        doer = subject(candidate.token)
        misread = after and doer is not None and doer.i != whole.token.i
        return fuller if misread or (len(fuller) > len(title) and not after) else title

    def _told_by_participle(self, candidate: Candidate) -> str:
        """What was done that day, beside the subject: *signed*, of ``The truce, signed on 3 May, was to last``."""
        if candidate.is_verb or candidate.token.dep_ not in SUBJECTS:
            return ""
        offset = candidate.paragraph.offset
        for part in self._predicates(candidate):
            verb = part.token
            if verb.dep_ == "acl" and verb.tag_ == "VBN" and verb.head is candidate.token:
                inside = range(offset + verb.idx, offset + verb.right_edge.idx + 1)
                told = self._title_of(part) if any(a.timex.start in inside for a in candidate.attachments) else ""
                if " " in told:
                    return told
        return ""

    @cached_property
    def _topics(self) -> Topics:
        """What the document may be about."""
        return Topics(self._read, self.names, self._document, self._headword)

    def _with_topic(self, candidate: Candidate, participants: tuple[str, ...]) -> tuple[str, tuple[str, ...]]:
        """Its title and who took part; a title that names nobody has who did or what the document is about before it.

        A firm that stands in the place of *the company* took part.
        """
        if candidate.life:
            known = self.names.of(candidate.paragraph.index, candidate.sentence).get(candidate.token.i)
            name = candidate.owner or (bare_name(candidate.token) if known is None else known.words)
            return f"{name} {candidate.life}".replace(" : ", ": "), (name,)
        title = self._title(candidate)
        if title and (cause := candidate.toll_of) is not None:
            told, _ = self._with_topic(cause, self._participants(cause, self._words_apart(cause), self._who(cause)))
            both = f"{told}, {title[:1].lower()}{title[1:]}"
            if told and len(both) <= MAX_TITLE:
                return both, participants
        if not title:
            return title, participants
        full = standing(Bare(title, candidate, participants, self._spot(candidate)[0], self._topics, self._published))
        return full, taking_over(title, full, participants, self._topics.topics)

    def _as_headed(self, candidate: Candidate) -> str | None:
        """The document's headline as its writer has it, for what its main verb tells and no words date."""
        paragraph, clause = candidate.paragraph, candidate.clause
        main = candidate.lede and candidate.is_verb and clause is not None and clause.dep_ == "ROOT"
        if not main or paragraph.index or not is_headline(paragraph.doc) or len(paragraph.doc.sents) > 1:
            return None
        words = " ".join(paragraph.doc.text.split()).rstrip(" ,;:-–")
        plain = not (self._skip[paragraph.index] or words.isupper() or _ASIDE.search(words))
        return words if plain and len(words) <= MAX_TITLE else None

    def mention(self, candidate: Candidate, *, background: bool = False) -> Mention:
        """Describe a candidate: what the tables say of it.

        Args:
            candidate: A dated one; of several mentions of one event, type and keys are those of the first.
            background: Whether it is told by no row.
        """
        skip = self._words_apart(candidate)
        told = candidate.carried or candidate
        start, end = _trimmed(candidate.sentence)
        offset, text = candidate.paragraph.offset, self._document.text
        head = _first(candidate)
        around = content_keys(head, self._words_apart(head))
        kind = self._kind(candidate, head)
        place = self._spot(told)[0]
        date = candidate.date if candidate.date is not None else EventDate(None, "document")
        dating = (a.timex for a in candidate.attachments if a.timex.edtf is not None or a.role == "extent")
        who = self._who(told)
        title, participants = self._with_topic(told, self._participants(told, skip, who))
        place = unless_surname(place, participants, title) or self._whereabouts.filed(told)
        participants = participants or self._topics.heroes(title, told.sentence, party=kind in _PARTY_TO)
        if title and (hero := self._topics.principal) is not None:
            participants = with_hero(hero, told, Told(title, kind, participants), self._named(told))
        some = map(self.names.whole, some_of_them(told, skip, who))
        return Mention(
            doc_id=self._document.doc_id,
            sentence_start=offset + start,
            sentence_end=offset + end,
            quote=text[offset + start : offset + end],
            trigger_start=candidate.start,
            trigger_end=candidate.end,
            trigger=text[candidate.start : candidate.end],
            timex=next(dating, None),
            date=date,
            title=" ".join((title or (told.token.text.capitalize() if background else "")).split()),
            event_type=kind,
            factuality=factuality_of(candidate, self._published),
            participants=distinct((*participants, *some)),
            place=self._on_map(
                place
                or self._topics.scene(title, kind)
                or self._whereabouts.seat.of(told, kind, title, self._named(told))
            ),
            confidence=confidence_of(date),
            lemma=root_form(head),
            keys=around if head is candidate else around | content_keys(candidate, skip),
            chain=head.start,
            background=background,
            story=story_of(text),
        )


def _first(candidate: Candidate) -> Candidate:
    """What it speaks of again, and that again, if anything."""
    return candidate if candidate.antecedent is None else _first(candidate.antecedent)


def _trimmed(sentence: Span) -> tuple[int, int]:
    """A sentence's offsets in its paragraph without white space at its ends."""
    text = sentence.text
    return sentence.end_char - len(text.lstrip()), sentence.start_char + len(text.rstrip())

"""What somebody was made or given, taken for another word of his; see :mod:`events.extract.mend.mending`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from events.extract.language.forms import TIMES
from events.extract.language.grammar import PAST_TAGS, SUBJECTS
from events.extract.language.lexicon import noun
from events.extract.language.predicates import in_class
from events.extract.mend.misreduced import mend_reduced

if TYPE_CHECKING:
    from events.extract.language.forms import Row
    from events.extract.mend.hanging import Words

__all__ = ["is_misbestowed", "mend_bestowed"]

_BARE = ("amod", "compound")
_BESIDE = ("appos", "npadvmod")
_OWN = ("det", "poss")
_CAUSING = ("have", "get")
_SITES = ("artifact", "object", "location")
_PARTLY = 0.3
_OPENS, _CLOSES = "``", "''"


#: What a sum is to a verb that somebody pays it.
_SUMS = ("oprd", "dobj")


def is_misbestowed(rows: list[Row], at: int, first: int) -> bool:  # noqa: PLR0911 - one return a role
    """Whether a word may be one of those; asked of every word, and so only what is cheap to ask."""
    (_, tag, pos, lemma, role), _, head, *_ = rows[at]
    above = head - first
    if tag == "PRP":
        owns = role == "poss" and at > 0 and rows[above][0][4] == "dobj" and rows[above][2] - first == at - 1
        return owns or (role == "dative" and above == at - 1 and in_class(rows[above][0][3], "raising"))
    paid = rows[at][5] == "MONEY" and role in _SUMS and above < at - 2
    called = pos == "VERB" and _is_calling(lemma)
    if called or role == "oprd" or paid:
        firm = paid and any(row[0][0].lower_ == "firm" and row[0][1] == "JJ" for row in rows[above + 1 : at])
        quotes = called and any(row[0][1] == _OPENS for row in rows[at + 1 :])
        return firm or quotes or pos == "PROPN"
    if role in _BARE:
        return tag == "VBN" and (at == 0 or rows[at - 1][0][0].text == ",") and in_class(lemma, "raising")
    if role == "ccomp" and tag in PAST_TAGS:
        return above < at - 1 and rows[above][0][3] in _CAUSING
    if role == "acl" and tag == "VBN" and rows[above][0][4] == "pobj":
        return rows[rows[rows[above][2] - first][2] - first][0][4] == "dobj"
    if role == "dobj" and pos == "NOUN" and above < at:
        raised = above == 0 and rows[above][0][1] in PAST_TAGS and in_class(rows[above][0][3], "raising")
        named = in_class(rows[above][0][0].lower_, "renamed") or in_class(rows[above][0][3], "raising")
        raised = raised or (rows[above][0][4] == "conj" and named)
        return raised or (rows[above][0][3] == "make" and rows[above + 1][2] - first != at)
    given = role == "ccomp" or (role in _BESIDE and rows[above][0][4] in ("dobj", "dative"))
    return given and pos == "NOUN" and above < at


def _is_calling(lemma: str) -> bool:
    return lemma == "call" or in_class(lemma, "branding")


def mend_bestowed(words: Words, at: int) -> None:
    """Put right what somebody was made or given."""
    if words.uses[at][1] == "PRP":
        _mend_whom(words, at)
    elif _is_calling(words.uses[at][3]):
        _mend_called(words, at)
    elif words.kinds[at] == "MONEY" and words.role(at) in _SUMS:
        _mend_paid(words, at)
    elif words.role(at) == "oprd":
        _mend_titled(words, at)
    elif words.role(at) in _BARE:
        _mend_raised(words, at)
    elif words.role(at) == "acl":
        thing = words.heads[words.heads[words.heads[at]]]
        had = words.uses[words.heads[thing]][3] in _CAUSING and thing < at and words.lower(at - 1) != ","
        if had and words.lower(words.heads[words.heads[at]]) == "of":
            words.hang(at, thing)  # "had the roof of the chapel repaired"
    elif words.role(at) in ("ccomp", "dobj"):
        opens = words.role(at) == "dobj" and (words.heads[at] == 0 or words.role(words.heads[at]) == "conj")
        (_mend_caused if words.uses[at][1] in PAST_TAGS else _mend_become if opens else _mend_made)(words, at)
    else:
        _mend_given(words, at)


def _mend_whom(words: Words, whom: int) -> None:
    """*Offered her four million crowns*: to her; *proclaimed himself king*: he was made one."""
    verb = whom - 1
    if words.role(whom) == "poss":
        words.hang(whom, verb, role="dative")
        return
    post = next((n for n in words.under(verb) if words.role(n) == "dobj" and n > whom), None)
    if post is not None and words.lower(whom).endswith("self"):
        words.hang(whom, verb, role="dobj")
        words.hang(post, verb, role="oprd")


def _mend_called(words: Words, verb: int) -> None:
    """*Called the opera "long and loveless"*: what is quoted right behind whom or what a verb calls so."""
    thing = next((n for n in words.under(verb) if words.role(n) == "dobj" and n > verb), None)
    if thing is None:
        return
    left = next((n for n in range(thing + 1, len(words)) if words.uses[n][1] == _OPENS), len(words))
    right = next((n for n in range(left + 1, len(words)) if words.uses[n][1] == _CLOSES), len(words))
    inside = [n for n in range(left, right) if words.uses[n][2] != "PUNCT"]
    straight = all(words.uses[n][2] not in ("VERB", "AUX", "PUNCT") for n in range(thing + 1, left))
    head = next((n for n in inside if words.heads[n] not in inside), None)
    if head is None or not straight:
        return
    verbal = words.uses[head][2] == "VERB"
    words.hang(head, verb, role="oprd", tag="JJ" if verbal else "", pos="ADJ" if verbal else "")


def _mend_paid(words: Words, money: int) -> None:
    """*The court fined the firm $2 million*: it is no firm sum."""
    verb = words.heads[money]
    firm = next((n for n in words.under(money) if words.lower(n) == "firm"), money)
    if firm == money or words.role(firm - 1) != "det" or words.uses[verb][2] != "VERB":
        return
    words.hang(firm, verb, role="dative", tag="NN", pos="NOUN")
    words.hang(firm - 1, firm)
    words.hang(money, verb, role="dobj")
    under = words.under(verb)
    if not any(words.role(n) in ("aux", "auxpass") for n in under):
        words.hang(verb, words.heads[verb], tag="VBD")
        for n in under:
            if words.role(n) == "nsubjpass":
                words.hang(n, verb, role="nsubj")


def _mend_titled(words: Words, whom: int) -> None:
    """*The board named Chief Financial Officer Ada Lund as chair*: one name, of which the parser made two."""
    verb, first = words.heads[whom], min([whom, *words.under(whom)])
    post = first - 1
    beside = words.heads[post] == verb and words.role(post) in ("dobj", "oprd") and words.uses[post][2] == "PROPN"
    if beside and words.kinds[whom] == "PERSON" and not any(words.role(n) in _OWN for n in words.under(post)):
        words.hang(whom, verb, role=words.role(post))
        words.hang(post, whom, role="compound")
    if words.role(verb) == "acl":
        mend_reduced(words, verb)


def _mend_raised(words: Words, verb: int) -> None:
    """*Elected mayor in 1998, she resigned*; *Ada Lund, elected mayor in 1998, resigned*."""
    post = words.heads[verb]
    main = words.heads[post]
    if post < verb or words.uses[post][2] != "NOUN" or any(words.heads[n] != post for n in range(verb, post)):
        return
    if any(words.role(n) in _OWN for n in words.under(post)):
        return
    if verb and words.role(post) == "appos" and main < verb:
        words.hang(verb, main, role="acl", pos="VERB")
    elif verb == 0 and main > post and any(words.role(n) in SUBJECTS and n > post for n in words.under(main)):
        words.hang(verb, main, role="advcl", pos="VERB")
        comma = next((n for n in words.under(main) if n > post and words.uses[n][0].text == ","), post)
        for n in words.under(main):
            if post < n < comma:
                words.hang(n, verb)
    else:
        return
    _bestow(words, post, verb, "oprd")


def _mend_made(words: Words, post: int) -> None:
    """*The pact made Prussia the leading power in 1815*."""
    verb = words.heads[post]
    whom = [n for n in words.under(post) if words.role(n) in SUBJECTS]
    plain = len(whom) == 1 and verb < whom[0] < post and in_class(words.uses[verb][3].lower(), "raising")
    if plain and any(words.role(n) in _OWN and whom[0] < n for n in words.under(post)):
        words.hang(whom[0], verb, role="dobj")
        _bestow(words, post, verb, "oprd")


def _mend_become(words: Words, post: int) -> None:
    """*Designated a historic site in 1984, the mill houses a museum*: what stands behind the participle it became.

    So is what somebody was called after another passive: *was raised as the 43rd and renumbered the 42nd*.
    """
    verb = words.heads[post]
    whose = words.heads[verb]
    joined = words.role(verb) == "conj" and any(words.role(n) == "auxpass" for n in words.under(whose))
    own = any(words.role(n) in SUBJECTS for n in words.under(verb))
    thing = next((n for n in words.under(whose) if words.role(n) == "nsubjpass"), verb)
    entry = noun(words.uses[thing][3].lower()) if words.uses[thing][2] == "NOUN" else None
    built = entry is not None and entry.share(*_SITES) > _PARTLY  # "and declared a monument"
    if not own and (words.role(verb) == "advcl" or (joined and (built or in_class(words.lower(verb), "renamed")))):
        words.hang(verb, whose, tag="VBN")
        _bestow(words, post, verb, "oprd")


def _mend_caused(words: Words, verb: int) -> None:
    """*Had the railings painted*, of which the parser made a clause of its own."""
    under = words.under(verb)
    thing = next((n for n in under if words.role(n) in SUBJECTS and n < verb), None)
    if thing is not None and not any(words.role(n) in ("aux", "auxpass", "mark") for n in under):
        words.hang(thing, words.heads[verb], role="dobj")
        words.hang(verb, thing, role="acl", tag="VBN")


def _mend_given(words: Words, thing: int) -> None:
    """*Made Ada Lund its first cellist*, *awarded her sister a medal*."""
    whom = words.heads[thing]
    verb, first = words.heads[whom], min([thing, *words.under(thing)])
    lemma = words.uses[verb][3].lower()
    if first != whom + 1 or words.kinds[thing] in TIMES:
        return
    if words.role(whom) == "dobj" and in_class(lemma, "raising"):
        _bestow(words, thing, verb, "oprd")
    elif words.role(whom) == "dative" and words.role(first) in _OWN:
        _bestow(words, thing, verb, "dobj")


def _bestow(words: Words, thing: int, verb: int, role: str) -> None:
    """Make a noun what a verb made of somebody, or gave him, with its times and places the verb's."""
    words.hang(thing, verb, role=role)
    for n in words.under(thing):
        if n > thing and words.role(n) in ("prep", "npadvmod", "advmod") and words.lower(n) not in ("of", "for"):
            words.hang(n, verb)

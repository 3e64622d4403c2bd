"""Where sentences end, and whether one looks back or ahead: tense by local cues."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from events.tag.grammar import Grammar

__all__ = [
    "CLOSE",
    "LEFT",
    "direction_of",
    "heads_line",
    "heads_tale",
    "lasts_till_now",
    "sentence_ends",
    "sentence_start",
    "weighed",
]

LEFT, CLOSE = 240, 20
"""How far before an expression its sentence is read, and what stands close by, in characters."""
_RIGHT, _FAR_RIGHT, _NEAR, _OPENING, _OFF, _VERB, _CLAUSE = 120, 240, 24, 12, 8, 32, 60
_BLANKS = b" \t#*_|-"
"""What may stand before the head of a line."""
_SPACE = 32
"""The last character of the cue "sentence_end" where it is an abbreviation that ends none."""
_CLOSERS = frozenset((b",", b"and", b"but", b", and", b", but"))
_WORD = 3
"""So many letters of an expression tell that it is no abbreviation of two."""
_SUBORDINATE = (b"after ", b"since ", b"despite ")
"""Words of a phrase that says nothing of what stands before it: "will return on Monday after missing a game"."""
_FROM = (b"from", b"starting", b"beginning", b"as of", b"effective")
_PAST = (b"from ", b"of ", b"since ")
"""What points at a day that was: "Any news from Saturday?"."""
_PLACED = (b"in ", b"on ", b"from ", b"between ", b"during ", b"over ", b"spent ")
_FRONTED = (b"on", b"in", b"by")
_THE = b"the "
_TURNS = (b";", b", but ", b", while ", b", whereas ")
"""What begins a clause that may look another way."""
_MAY = 0.5
"""The direction of what may be on either side."""
_COMMA, _PERIOD_ENDS = b", ", (b"to ", b"ending ", b"through ", b" in ", b" of ")
_UPCOMING = b"before "
"""What points at a meeting or match that is to come, with its day: "declined to comment before Friday's hearing"."""
_PLANNED = (b"at ", b"in the ", b"at the ")


def sentence_ends(data: bytes, grammar: Grammar) -> Iterator[tuple[int, int]]:
    """Where the ends of sentences are marked, with a letter or two before and one behind; not after "Mr." or "vs."."""
    for mark in grammar.cues["sentence_end"].finditer(data):
        start, end = mark.span()
        if data[end - 1] != _SPACE:
            yield start, end


def heads_line(data: bytes, start: int, end: int, grammar: Grammar, *, alone: bool = False) -> bool:
    """Whether an expression stands at the head of a line, with a dash or colon behind it; of a block, a full stop.

    Args:
        data: The folded text.
        start: Start of the expression.
        end: Its end.
        grammar: For its cues.
        alone: Also one that has its line to itself.
    """
    cues, left = grammar.cues, data[max(0, start - CLOSE) : start]
    if start > CLOSE and b"\n" not in left and left.strip(_BLANKS):
        return False
    right = data[end : end + CLOSE]
    marked = cues["entry"].search(right[:6]) is not None or cues["entry_range"].search(right) is not None
    if marked or (alone and cues["entry_alone"].search(right) is not None):
        return cues["line_head"].search(left) is not None
    return cues["entry_stop"].search(right) is not None and cues["block_head"].search(left) is not None


def heads_tale(data: bytes, start: int, end: int, grammar: Grammar) -> bool:
    """Whether an entry tells at length what is under its date, as timelines do; agendas are brief, or name hours."""
    line = data[end : end + _FAR_RIGHT].partition(b"\n")[0]
    told = grammar.cues["entry_tale"].search(line) is not None and grammar.cues["by_the_clock"].search(line) is None
    return told and heads_line(data, start, end, grammar)


def lasts_till_now(data: bytes, start: int, end: int, grammar: Grammar) -> bool:
    """Whether something goes on since then: "since July he has been in charge"."""
    left = data[max(0, start - _CLAUSE) : start]
    since = grammar.cues["behind"].search(left[-_NEAR:]) is not None
    return since and grammar.cues["perfect"].search(left + data[end : end + _NEAR]) is not None


def sentence_start(data: bytes, grammar: Grammar) -> int:
    """Where the last sentence of a text begins."""
    begin = 0
    for _, end in sentence_ends(data, grammar):
        begin = end - 1
    return begin


def direction_of(data: bytes, start: int, end: int, grammar: Grammar) -> float:
    """Tense by local cues: the verb nearest to the expression within its sentence decides.

    A preposition right before ("until", "since") may decide alone. Of the verbs before, the last counts; of
    those after, the first, at double the distance. The sign is doubled where the verb stands close by, or follows an
    expression that opens the sentence ("in", "on", "from" before it: others blur what a verb says of a date), and
    halved for verbs of what may be ("could", "might"), which speak of both sides.
    """
    begin = max(0, start - LEFT)
    begin += sentence_start(data[begin : start + 1], grammar)  # the expression's capital tells that one begins
    left = data[begin:start]
    if data[end : end + 2] == b"'s":
        return _of_owner(left, data, end, grammar)
    left = _own_clause(left, data[end : end + CLOSE], grammar)
    begin = start - len(left)
    before, distance = _last_tense(left, grammar)
    if grammar.cues["resolves"].search(data[end : end + _CLAUSE]):
        before, distance = -1, 0  # "The board on Monday agreed to sell"
    opens = not before and len(left.strip()) <= _OPENING
    opens = opens or (b";" in left and len(left.rpartition(b";")[2].strip()) <= _OPENING)
    right = data[end : end + _RIGHT]
    from_then = left.strip().lower() in _FROM and grammar.cues["from_then"].search(right)
    contract = grammar.cues["traded"].search(right[:_NEAR]) or grammar.cues["contract"].search(left[-_VERB:])
    if from_then or contract or grammar.cues["made_holiday"].search(right) or (opens and right.startswith(b" is ")):
        return 2
    within = _FAR_RIGHT if opens else min(_RIGHT, (distance - _OFF) // 2 + _VERB)
    told_last = before and grammar.cues["told_last"].search(right)  # "will vote on Friday, an official said"
    after, reach = _after(data, end, within, grammar) if within > _VERB and not told_last else (0.0, 0)
    told = _by_preposition(left, (before, distance), (after, opens), grammar)
    off = grammar.cues["called_off"].search(right) and left.strip().lower() not in _FRONTED
    if off or (not (told or before or after or left.endswith(_PAST)) and grammar.cues["asks"].search(right)):
        told = 1  # "The match on Saturday has been put off", "Lunch on Friday?"
    if _is_told_then(left, right, before, grammar) or grammar.cues["came_to_nothing"].search(right):
        told = -2  # "The wedding, booked for June, never took place"
    if told:
        return told
    if opens and after:
        # the day of the promise, not of what it is
        resolved = grammar.cues["resolved"].search(right)
        unfulfilled = after < 0 and grammar.cues["unfulfilled"].search(right[:_CLAUSE])
        return -2 if resolved else after if unfulfilled else 2 * after
    placed = left[-8:].lower().endswith((*_PLACED, *_PLANNED) if before > 0 else _PLACED)
    reduced = before < 0 < after and reach <= 1 and grammar.cues["reduced"].search(left[len(left) - distance :])
    behind = data[end : end + min(reach, _FAR_RIGHT)]  # where no verb follows, the reach is without end
    apart = reduced or (before and _closes_clause(behind))  # "sent from Bonn in May could find the"
    if after and 2 * reach + _OFF < distance and not apart:
        beside = reach <= 1 or (reach == len(_COMMA) and grammar.cues["aside_in"].search(left))
        return 2 * after if placed and beside and not before else after  # "Delmas Group in August bought a mill"
    before = 0.0 if _may_be_either(left, before, data[start:end], grammar) else before
    close = distance <= CLOSE or (left.endswith((b"in ", b"in the ")) and _in_one_clause(left, distance, grammar))
    if not before and (_headlines(left, grammar) or (not after and _goes_on_ahead(data, begin, end, grammar))):
        before = 1
    return 2 * before if placed and close else before


def weighed(data: bytes, start: int, end: int, grammar: Grammar) -> float:
    """The direction where dates lie a year apart: what had been planned may lie on either side, the nearer is meant.

    "The trial was due to start in April", told in June, is of the April before, in March of the one to come. What is
    arranged of a thing that bears its date is no day of the arranging, so that tense is less clear: "the match on 5
    May was sold out". What nobody plans was: "the 7 July bombings".
    """
    cues, left, right = grammar.cues, data[max(0, start - 2 * _CLAUSE) : start], data[end : end + _CLAUSE]
    left = left[sentence_start(left, grammar) :]
    told = cues["told_then"].search(right) or cues["since_done"].search(left)  # "was to sell the ship built in May"
    if told is None and cues["planned_then"].search(left) is not None:
        return -_MAY if cues["planned_first"].search(left) is not None else 0
    way = direction_of(data, start, end, grammar)
    if cues["unforeseen"].match(right) is not None and left.lower().endswith(_THE):
        return -2
    about = way < -1 and cues["made_of_it"].match(right) is not None and cues["of_thing"].search(left) is not None
    return -1 if about else way


def _own_clause(left: bytes, right: bytes, grammar: Grammar) -> bytes:
    """What stands before an expression after a semicolon or "but", if that clause has a verb.

    "It will fail; the last one, in June, fell by three votes", "sales were poor, but the June fair may be better".
    """
    apart = left[max(left.rfind(mark) + len(mark) if mark in left else 0 for mark in _TURNS) :]
    whole = len(apart) == len(left) or not (_last_tense(apart, grammar)[0] or _first_tense(right, grammar)[0])
    return left if whole else apart


def _is_told_then(left: bytes, right: bytes, before: float, grammar: Grammar) -> bool:
    """Whether what happened then is told behind a day.

    "was due to begin in January, when she admitted fraud"; "a fire on 19 July, in which two died".
    """
    if not grammar.cues["told_then"].search(right):
        return False
    open_ = before <= 0 or grammar.cues["unfulfilled"].search(left[-_CLAUSE:]) is not None
    return open_ and _first_tense(right[:_CLAUSE], grammar)[0] < 0


def _of_owner(left: bytes, data: bytes, end: int, grammar: Grammar) -> int:
    """What is said of a day that owns what is told: "after Sunday's vote, markets fell"."""
    cues, right = grammar.cues, data[end : end + CLOSE]
    told = cues["next_clause"].search(data[end : end + _RIGHT]) if _last_tense(left, grammar)[0] < 0 else None
    after, _ = _after(data, end, _RIGHT if told is None else told.start(), grammar)
    ahead = cues["ahead"].search(left[-_NEAR:]) or cues["contracted"].search(right)
    awaited = left.endswith(_UPCOMING) or _last_tense(left, grammar)[0] > 0
    ahead = ahead or (awaited and cues["fixture"].search(right)) or cues["fixture_is"].search(data[end : end + _CLAUSE])
    ahead = ahead or cues["called_off"].search(data[end : end + _RIGHT].partition(b". ")[0])
    return 1 if after >= 1 or ahead else -1


def _may_be_either(left: bytes, before: float, said: bytes, grammar: Grammar) -> bool:
    """Whether a date lies on either side: "announced strikes on 6 May"; "opens in May after a run in the autumn".

    It is the day of what was announced, or that it was announced on: the nearer one.
    """
    if before < 0:
        return not said.isalpha() and grammar.cues["announces"].search(left[-_CLAUSE:]) is not None
    return before > 0 and grammar.cues["after_one"].search(left[-_CLAUSE:]) is not None


def _goes_on_ahead(data: bytes, begin: int, end: int, grammar: Grammar) -> bool:
    """Whether a sentence without a verb goes on from one that foretells: "Snow will fall. Gusts up to 60 Saturday"."""
    seen = data[max(0, begin - 2 * LEFT) : begin]
    fragment = data[begin : end + _VERB].partition(b".")[0]
    return _last_tense(seen, grammar)[0] >= 1 and not grammar.cues["present"].search(fragment)


def _headlines(left: bytes, grammar: Grammar) -> bool:
    """Whether what stands before foretells without a verb: "Court to rule on"; "dry tonight, with a windy".

    Not so "Letter to the editor,".
    """
    if grammar.cues["from_today"].search(left) or grammar.cues["headline_capitals"].search(left):
        return True  # "Senate to Meet Monday"
    found = grammar.cues["headline"].search(left)
    return found is not None and not grammar.cues["to_thing"].search(found.group())


def _closes_clause(between: bytes) -> bool:
    """Whether the verb behind is of another clause: "adopted its plan in June and will …", ", built in May, will …".

    So is all that stands behind a semicolon: "sold the mill in June; its sister is to close".
    """
    between = between.strip().lower()
    return between in _CLOSERS or between.startswith(b";")


def _in_one_clause(left: bytes, distance: int, grammar: Grammar) -> bool:
    """Whether no word or mark begins a clause after the last verb, so far back: "won an order for two ships in"."""
    clause, to_thing = left[len(left) - distance :], grammar.cues["to_thing"]
    breaks = grammar.cues["breaks"].finditer(clause)
    return distance <= _CLAUSE and all(to_thing.match(clause, one.start()) for one in breaks)


def _after(data: bytes, end: int, within: int, grammar: Grammar) -> tuple[float, int]:
    """What the first verb says that has a tense and stands within so many characters in the sentence, and how far."""
    begin = max(0, end - _WORD)  # a window that begins with "st." of "August." would take it for "St."
    stop = next(sentence_ends(data[begin : end + within], grammar), None)
    return _first_tense(data[end : end + within if stop is None else max(end, begin + stop[0] + 2)], grammar)


def _by_preposition(left: bytes, last: tuple[float, int], follows: tuple[float, bool], grammar: Grammar) -> float:
    """What the preposition right before says, with what the last verb says and how far away it is; 0 if nothing.

    "Until" looks ahead, clearly so after a verb that does, unless it opens a sentence that looks back ("Until Friday
    he had …": what the first verb behind says, and whether the expression opens its sentence, ``follows``); "by" after
    words without a tense: "winds ease by Friday".
    """
    cues, (before, distance), (behind, opens) = grammar.cues, last, follows
    foreseen = left.endswith(_PERIOD_ENDS) and cues["foreseen_for"].search(left[-_CLAUSE - _NEAR :])
    if foreseen or cues["once_done"].search(left):
        return 2  # "faces ten years when he is sentenced on Aug. 14"
    since = cues["behind"].search(left[-_NEAR:])
    if since or any(cues[cue].search(left) for cue in ("not_until", "after_all", "first_set")):
        return -2  # "faces charges after a crash on Monday"
    seen = before or behind
    if seen and cues["period_to"].search(left[-_NEAR:]) and not cues["reports_for"].search(left[-_CLAUSE:]):
        return 2 if seen > 0 else -2
    after = behind if opens else 0
    ahead = cues["ahead"].search(left[-_CLAUSE:])
    if ahead and not (behind < 0 and not before and cues["fallen"].search(left[-_NEAR:])):  # "Rain on Sunday caused"
        until = ahead.group().lower().startswith((b"until", b"til"))
        over = until and before <= -1 and distance <= CLOSE  # "was shut until Monday": it may be over
        return -1 if after < 0 else 2 if until and before >= 1 else _MAY if over else 1
    if cues["by"].search(left[-_VERB:]) is None:
        return 0
    clear = before >= 1 and not cues["unfulfilled"].search(left[-_CLAUSE:])  # "will be built by May"
    aim = cues["aim"].search(left[len(left) - distance :])  # "restored to most homes by" aims at nothing
    aimed = aim is not None and cues["to_thing"].search(b" " + aim.group()) is None
    aimed = aimed or cues["promised"].search(left[-_CLAUSE:]) is not None
    return 2 if clear else int(aimed or (distance > len(left) and (not after or len(left.strip()) > _OPENING)))


def _last_tense(text: bytes, grammar: Grammar) -> tuple[float, int]:
    """What the last verb with a tense says, and how far from the end of the text it stands."""
    sign, distance = 0.0, 1 << 20
    for match in grammar.cues["verb"].finditer(text):
        tense = grammar.tense_of(match.group())
        if tense:
            sign, distance = tense, len(text) - match.end()
    if sign < 0 and grammar.cues["foretold_until"].search(text):
        sign = 1.0  # "said that it would not be sold before the inquiry ended in May"
    return sign, distance


def _first_tense(text: bytes, grammar: Grammar) -> tuple[float, int]:
    """What the first verb with a tense says, and how far from the start of the text it stands."""
    for match in grammar.cues["verb"].finditer(text):
        tense = grammar.tense_of(match.group())
        if tense and not match.group().lower().startswith(_SUBORDINATE):
            return tense, match.start()
    return 0.0, 1 << 20

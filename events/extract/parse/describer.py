"""Parts of speech and base forms: what spaCy's rules gave the same word, tag and role before.

The pipeline matches 179 rules against every token. But what they say follows from a word's tag and role alone, unless a
rule names the word; so they are asked once for each tag and role, and for each word that they name. The base form
follows from the word and what the rules said; that of a word with a hyphenated affix is its stem's (*elect* of
*re-elected*). A few rules are on two words, and are asked where one may begin.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np
from spacy.attrs import DEP, LEMMA, MORPH, ORTH, POS, TAG
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc

from events.extract.language.affixes import stem_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from spacy.language import Language

    #: A word's letters, tag and role in the sentence: all that its part of speech and base form depend on.
    _Use = tuple[int, int, int]
    #: Its tag, role, part of speech and base form, and whether rules on two words may begin with it.
    _Described = tuple[tuple[int, int, int, int], bool]
    #: The values of :data:`_RULED`, as the rules give them.
    _Ruled = tuple[int, ...]

__all__ = ["Describer"]

#: What rules may set; the base form for a few words only.
_RULED = [TAG, DEP, POS, MORPH, LEMMA]
#: What a rule may ask that is not about the word as such.
_OF_USE = ("TAG", "DEP")


class Describer:
    """Sets parts of speech and base forms of parsed documents.

    Args:
        nlp: A pipeline with spaCy's attribute ruler, which reads tags and roles, and its rule-based lemmatiser.
        most: Uses of words that are remembered; beyond it, memory begins anew.
    """

    def __init__(self, nlp: Language, most: int) -> None:
        """Take the pipeline's rules."""
        self._vocab = nlp.vocab
        self._most = most
        pipes: list[Any] = [nlp.get_pipe(name) for name in ("attribute_ruler", "lemmatizer")]
        rules, self._lemmatize = pipes
        known = self._lemmatize.lookups.get_table("lemma_index")
        for part in list(known):  # tens of thousands of words, which the lemmatiser would search from the first
            known[part] = frozenset(known[part])
        self._known: dict[_Use, _Described] = {}
        self._ruled: dict[_Use, _Ruled] = {}
        pairs = [rule for rule in rules.patterns if len(rule["patterns"][0]) > 1]
        self._pairs: Any = AttributeRuler(nlp.vocab)
        self._pairs.add_patterns(pairs)
        singles = [rule for rule in rules.patterns if len(rule["patterns"][0]) == 1]
        self._rules: Any = AttributeRuler(nlp.vocab)
        self._rules.add_patterns(singles)
        self._openers = Matcher(nlp.vocab)
        self._openers.add("opener", [rule["patterns"][0][:1] for rule in pairs])
        self._named, self._odd = self._words_of(one[0] for rule in singles for one in rule["patterns"])

    def __call__(self, docs: Sequence[Doc]) -> None:
        """Describe parsed documents, in place; what is new in any of them is learnt together."""
        uses: list[list[_Use]] = [list(map(tuple, doc.to_array([ORTH, TAG, DEP]).tolist())) for doc in docs]
        self._learn(dict.fromkeys(use for some in uses for use in some))
        for doc, some in zip(docs, uses, strict=True):
            described = [self._known[use] for use in some]
            values: Any = np.array([row for row, _ in described], dtype="uint64").reshape(-1, 4)
            doc.from_array([TAG, DEP, POS, LEMMA], values)
            if any(opens for _, opens in described):
                self._pairs(doc)

    def _words_of(self, patterns: Iterable[Mapping[str, Any]]) -> tuple[set[str], Matcher]:
        """The words that rules on one word name, lower case, and a matcher of what else they ask of a word."""
        named: set[str] = set()
        odd = Matcher(self._vocab)
        for pattern in patterns:
            asked = {key: value for key, value in pattern.items() if key not in _OF_USE}
            word = asked.get("LOWER")
            if isinstance(word, str):
                named.add(word)
            elif isinstance(word, dict) and word.keys() == {"IN"}:
                named.update(word["IN"])
            elif asked and asked != {"IS_SPACE": False}:
                odd.add("odd", [[asked]])
        return named, odd

    def _learn(self, uses: Collection[_Use]) -> None:
        """Ask spaCy's rules about each use that is not known yet, as of a word by itself."""
        new = [use for use in uses if use not in self._known]
        if len(self._known) + len(new) > self._most:
            self._known.clear()
            self._ruled.clear()
            new = list(uses)
        if not new:
            return
        doc = self._doc(new)
        values: Any = np.array(self._rule(doc, new), dtype="uint64")
        doc.from_array(_RULED, values)
        openers = {start for _, start, _ in self._openers(doc)}
        for token in self._lemmatize(self._stems(doc)):
            row = token.tag, token.dep, token.pos, token.lemma
            self._known[new[token.i]] = row, token.i in openers
        self._lemmatize.cache.clear()  # it would grow with every word; what is remembered is remembered here

    def _rule(self, doc: Doc, uses: Sequence[_Use]) -> list[_Ruled]:
        """What the rules on one word say of each use, asked once where they say the same."""
        odd = {start for _, start, _ in self._odd(doc)}
        alike = [
            (orth if n in odd or doc[n].lower_ in self._named else 0, tag, dep)
            for n, (orth, tag, dep) in enumerate(uses)
        ]
        asked = {kind: use for kind, use in zip(alike, uses, strict=True) if kind not in self._ruled}
        if asked:
            told: Any = self._rules(self._doc(list(asked.values()))).to_array(_RULED)
            self._ruled.update(zip(asked, map(tuple, told.tolist()), strict=True))
        return [self._ruled[kind] for kind in alike]

    def _stems(self, doc: Doc) -> Doc:
        """The words as the lemmatiser knows them: without hyphenated affixes."""
        stems = [stem_of(token.text) if "-" in token.text else token.text for token in doc]
        if stems == [token.text for token in doc]:
            return doc
        bare = Doc(self._vocab, words=stems)
        values: Any = doc.to_array(_RULED)
        bare.from_array(_RULED, values)
        return bare

    def _doc(self, uses: Sequence[_Use]) -> Doc:
        """Words in no sentence, each with its tag and role."""
        doc = Doc(self._vocab, words=[self._vocab.strings[orth] for orth, _, _ in uses])
        values: Any = np.array([use[1:] for use in uses], dtype="uint64")
        doc.from_array([TAG, DEP], values)
        return doc

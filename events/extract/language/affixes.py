"""Words with an affix and a hyphen, which are one word: *re-elected*, *ex-minister*, *anti-war*.

The treebank that the parser learnt from leaves affixes on their words (Penn Treebank's tokenisation guidelines of
2004, "ETTB" addendum), but spaCy's tokeniser takes every hyphen between letters for a mark; then *was re-elected on
Sunday* has no predicate that the parser would know. What is known of such a word is known of its stem: that gives its
base form.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from spacy.language import Language

__all__ = ["keep_affixes", "stem_of"]

#: Of the guidelines' list, those that English puts before words of their own.
_AFFIXES = (
    "anti|bio|co|counter|cross|cyber|de|eco|ex|extra|inter|intra|macro|mega|micro|mid|mini|multi|neo|non|pan|para"
    "|post|pre|pro|pseudo|quasi|re|semi|sub|super|tri|ultra|un|vice"
)
_AFFIX = re.compile(rf"(?:{_AFFIXES})-(?=[a-z]{{3}})", re.IGNORECASE)
#: Units over a slash, which are one word too: *gusts of 120 km/h*.
_RATES = ("km/h", "m/s")
#: How spaCy's patterns begin that take a mark between letters for a word of its own.
_BETWEEN_LETTERS = re.compile(r"\(\?<=\[(?=A-Za-z)")


def keep_affixes(nlp: Language) -> None:
    """Let a pipeline's tokeniser leave affixes on their words, and units over a slash whole, in place."""
    from spacy.util import compile_infix_regex  # noqa: PLC0415 - slow to import, and tagging alone needs no parser

    kept = "".join(rf"(?<!\b[{affix[0].upper()}{affix[0]}]{affix[1:]})" for affix in _AFFIXES.split("|"))
    infixes: Any = nlp.Defaults.infixes  # spaCy's types leave more open than its English has
    tokenizer: Any = nlp.tokenizer
    patterns = [kept + one if "-|" in one and _BETWEEN_LETTERS.match(one) else one for one in infixes]
    tokenizer.infix_finditer = compile_infix_regex(patterns).finditer
    for rate in _RATES:
        tokenizer.add_special_case(rate, [{"ORTH": rate}])


def stem_of(word: str) -> str:
    """A word without its hyphenated affix.

    >>> [stem_of(word) for word in ("re-elected", "Ex-minister", "re-use", "well-known", "real-life")]
    ['elected', 'minister', 'use', 'well-known', 'real-life']
    """
    affix = _AFFIX.match(word)
    return word if affix is None else word[affix.end() :]

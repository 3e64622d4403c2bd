"""The rule files: every example is found and resolved as it says, every non-example is left alone."""

from __future__ import annotations

import re

import pytest
import re2

from events.tag import tag
from events.tag.fold import fold
from events.tag.grammar import load_grammar
from events.tag.operators import OPERATORS

RULES = load_grammar("en").rules
EXAMPLES = [(rule.name, example) for rule in RULES for example in rule.block["examples"]]
NON_EXAMPLES = [(rule.name, text) for rule in RULES for text in rule.block.get("non_examples", ())]
KEYS = {"text", "dct", "span", "value", "type", "mod", "edtf", "quant", "freq", "domain"}


@pytest.mark.parametrize(("name", "example"), EXAMPLES, ids=lambda item: item if isinstance(item, str) else "")
def test_example(name, example):
    """A rule's example is found with the span, value, type, modifier and EDTF that stand beside it."""
    assert set(example) <= KEYS, f"{name}: keys {sorted(KEYS)} are known"
    timexes = tag(example["text"], example.get("dct"), domain=example.get("domain"))
    found = [one for one in timexes if one.text == example["span"]]
    assert found, f"{name}: {example['span']!r} not found, but {[one.text for one in timexes]}"
    expected = {
        key: value for key, value in example.items() if key in ("value", "type", "mod", "edtf", "quant", "freq")
    }
    actual = {key: str(getattr(found[0], key)) for key in expected}
    assert expected == actual, f"{name}: {found[0]}"


@pytest.mark.parametrize(("name", "text"), NON_EXAMPLES)
def test_non_example(name, text):
    """A rule's non-example holds no expression at all."""
    assert [] == [(one.text, one.rule) for one in tag(text, "1998-02-19")], name


def test_rules_have_examples_and_a_source():
    """Every rule of the repository shows what it finds, or leaves alone, and whence it is; the wheel is without."""
    shown = {rule.name for rule in RULES if rule.block.get("examples") or rule.block.get("non_examples")}
    assert [rule.name for rule in RULES if rule.name not in shown or not rule.block.get("source")] == []


def test_names_are_unique():
    """No two rules share a name, since the answers name their rule."""
    names = [rule.name for rule in RULES]
    assert sorted(set(names)) == sorted(names)


def test_operators_exist():
    """Every rule names an operator of the closed set."""
    assert set() == {rule.operator for rule in RULES} - set(OPERATORS)


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.operator == "nameless"], ids=lambda rule: rule.name)
def test_every_rule_of_names_takes_what_others_would_read(rule):
    """A rule for names with a date in them matches in each of its non-examples, so that no such rule is dead."""
    assert rule.block["non_examples"]
    for text in rule.block["non_examples"]:
        assert re.search(rule.pattern.encode("latin-1"), fold(text), re.IGNORECASE), text


@pytest.mark.parametrize("rule", [rule for rule in RULES if rule.operator != "nameless"], ids=lambda rule: rule.name)
def test_every_rule_reads_its_own_example(rule):
    """At least one example of each rule is found by that rule, so that no rule is dead."""
    read = {
        name
        for example in rule.block["examples"]
        for one in tag(example["text"], example.get("dct"), domain=example.get("domain"))
        for name in one.rule.split("+")
    }
    assert rule.name in read


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.name)
def test_re_is_the_oracle(rule):
    """Each pattern lies in the subset that RE2 and ``re`` share, and both match the same spans of all examples."""
    options = re2.Options()
    options.encoding = re2.Options.Encoding.LATIN1
    options.case_sensitive = False
    ours = re2.compile(rule.pattern.encode("latin-1"), options)
    oracle = re.compile(re.sub(r"\(\?-i:", "(?-i:", rule.pattern).encode("latin-1"), re.IGNORECASE)
    for _, example in EXAMPLES:
        data = fold(example["text"])
        assert [m.span() for m in oracle.finditer(data)] == [m.span() for m in ours.finditer(data)], example["text"]

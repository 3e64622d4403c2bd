"""Other languages: absolute and simple relative dates, in sentences of our own."""

from __future__ import annotations

import pytest

from events.tag import tag

CASES = [
    ("sr", "Most je otvoren 12. marta 2014. godine.", "2014-03-12"),
    ("sr", "Most je otvoren juče.", "2025-10-19"),
    ("sr", "Мост је отворен 12. марта 2014. године.", "2014-03-12"),
    ("sr", "Мост је отворен прошле године.", "2024"),
    ("ru", "Мост открыли 12 марта 2014 года.", "2014-03-12"),
    ("ru", "Мост открыли в прошлом году.", "2024"),
    ("uk", "Міст відкрили 12 березня 2014 року.", "2014-03-12"),
    ("uk", "Міст відкрили вчора.", "2025-10-19"),
    ("de", "Die Brücke wurde am 12. März 2014 eröffnet.", "2014-03-12"),
    ("de", "Die Brücke wurde im Juli eröffnet.", "2025-07"),
    ("fr", "Le pont a ouvert le 12 mars 2014.", "2014-03-12"),
    ("fr", "Le pont a ouvert la semaine dernière.", "2025-W42"),
    ("es", "El puente se abrió el 12 de marzo de 2014.", "2014-03-12"),
    ("es", "El puente se abrió el mes pasado.", "2025-09"),
    ("it", "Il ponte fu aperto il 12 marzo 2014.", "2014-03-12"),
    ("it", "Il ponte fu aperto ieri.", "2025-10-19"),
    ("pt", "A ponte foi aberta em 12 de março de 2014.", "2014-03-12"),
    ("pt", "A ponte foi aberta no ano passado.", "2024"),
    ("sr", "Most je otvoren pre tri dana.", "2025-10-17"),
    ("sr", "Most je otvoren pre godinu dana.", "2024"),
    ("sr", "Most je otvoren u petak.", "2025-10-17"),
    ("sr", "Мост је отворен пре две недеље.", "2025-W41"),
    ("sr", "Мост ће бити отворен следећег петка.", "2025-10-24"),
    ("ru", "Мост открыли три месяца назад.", "2025-07"),
    ("ru", "Мост открыли в прошлую пятницу.", "2025-10-17"),
    ("uk", "Міст відкрили п’ять років тому.", "2020"),
    ("uk", "Міст відкрили в понеділок.", "2025-10-20"),
    ("de", "Die Brücke wurde vor zwei Jahren eröffnet.", "2023"),
    ("de", "Die Brücke wird kommenden Freitag eröffnet.", "2025-10-24"),
    ("fr", "Le pont a ouvert il y a 10 jours.", "2025-10-10"),
    ("fr", "Le pont a ouvert l’an dernier.", "2024"),
    ("fr", "Le pont ouvrira vendredi prochain.", "2025-10-24"),
    ("es", "El puente se abrió hace dos semanas.", "2025-W41"),
    ("es", "El puente se abrió el lunes pasado.", "2025-10-13"),
    ("it", "Il ponte fu aperto tre mesi fa.", "2025-07"),
    ("it", "Il ponte fu aperto venerdì.", "2025-10-17"),
    ("pt", "A ponte foi aberta há cinco anos.", "2020"),
    ("pt", "A ponte foi aberta na sexta-feira.", "2025-10-17"),
    ("de", "Die Brücke wurde 1998 eröffnet.", "1998"),
    ("de", "Die Brücke wurde am 12.03.2014 eröffnet.", "2014-03-12"),
]


@pytest.mark.parametrize(("language", "text", "value"), CASES)
def test_value(language, text, value):
    """One date a sentence, with its value, its span in the text, and its bounds."""
    (one,) = tag(text, "2025-10-20", language=language)
    assert value == one.value
    assert text[one.start : one.end] == one.text
    assert one.earliest <= one.latest


@pytest.mark.parametrize(("language", "text"), [("es", "Trabaja por la mañana."), ("de", "Er kam am Morgen.")])
def test_mornings_are_not_tomorrow(language, text):
    """Two languages have one word for the morning and for tomorrow."""
    assert [] == tag(text, "2025-10-20", language=language)


def test_unknown_document_date():
    """Without a document date a month stays a month of an unknown year."""
    (one,) = tag("Die Brücke wurde im Juli eröffnet.", language="de")
    assert ("XXXX-07", None, None) == (one.value, one.earliest, one.latest)


def test_month_as_document_date():
    """A document date known to the month leaves yesterday open by that month."""
    (one,) = tag("Most je otvoren juče.", "2025-10", language="sr")
    assert "[2025-09-30..2025-10-30]" == str(one.edtf)


@pytest.mark.parametrize("language", ["tlh", "xx", "", "q"])
def test_unknown_language(language):
    """Of a language without rules dates in numbers are read where their order is certain, and nothing else."""
    text = "Qapla' 2014-03-12, 1.2.2015, 3/4/2016, 24/4/2016, 4/24/2016, 30.2.2015, July, 1998."
    found = [one.value for one in tag(text, "2025-10-20", language=language)]
    assert ["2014-03-12", "2015-02-01", "2016-04-24", "2016-04-24"] == found


@pytest.mark.parametrize(
    ("language", "value"), [("de-AT", "2025-07"), ("DE", "2025-07"), ("en_GB", None), ("EN", None)]
)
def test_language_tags(language, value):
    """A region, or capitals, in a language tag change nothing."""
    text = "Die Brücke wurde im Juli eröffnet." if value else "The bridge opened in July."
    (one,) = tag(text, "2025-10-20", language=language)
    assert (value or "2025-07") == one.value

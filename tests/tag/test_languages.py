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
    ("sr", "Most je otvoren u utorak, 5. marta 2024. godine.", "2024-03-05"),
    ("sr", "Izbori će biti održani 17. decembra.", "2025-12-17"),
    ("sr", "Izbori su održani 17. decembra.", "2024-12-17"),
    ("sr", "U petak će biti izbori.", "2025-10-24"),
    ("sr", "Kuće su srušene u petak.", "2025-10-17"),
    ("sr", "Tokom devedesetih godina 20. veka cene su rasle.", "199"),
    ("sr", "У 19. веку град је растао.", "18"),
    ("sr", "Vlada je pala krajem 2019. godine.", "2019"),
    ("sr", "U leto 1812. vojska se povukla.", "1812-SU"),
    ("sr", "Umro je 44. godine p. n. e. u Rimu.", "BC0044"),
    ("sr", "Svakog ponedeljka se sastaju.", "XXXX-WXX-1"),
    ("ru", "Встреча прошла во вторник, 5 марта 2024 года.", "2024-03-05"),
    ("ru", "Выборы состоятся 17 декабря.", "2025-12-17"),
    ("ru", "В девяностые годы XX века цены росли.", "199"),
    ("ru", "Город вырос в конце XIX века.", "18"),
    ("ru", "Каждый понедельник они встречаются.", "XXXX-WXX-1"),
    ("uk", "Вибори відбудуться 17 грудня.", "2025-12-17"),
    ("uk", "У 80-х роках ціни зростали.", "198"),
    ("uk", "Зустріч відбулася у вівторок, 5 березня 2024 року.", "2024-03-05"),
    ("de", "Das Treffen fand am Dienstag, dem 5. März 2024, statt.", "2024-03-05"),
    ("de", "Die Wahl findet am 17. Dezember statt.", "2025-12-17"),
    ("de", "Der Rat wählte im Dezember einen Wirt.", "2024-12"),
    ("de", "Die neunziger Jahre des 19. Jahrhunderts waren ruhig.", "189"),
    ("de", "Er starb 44 v. Chr. in Rom.", "BC0044"),
    ("de", "Die Stadt blühte im 5. Jahrhundert v. Chr. auf.", "BC04"),
    ("de", "Jeden Montag treffen sie sich.", "XXXX-WXX-1"),
    ("fr", "La réunion a eu lieu le mardi 5 mars 2024.", "2024-03-05"),
    ("fr", "Les élections auront lieu le 17 décembre.", "2025-12-17"),
    ("fr", "À la fin des années 80 les prix montaient.", "198"),
    ("fr", "Dans les années 1990 les prix montaient.", "199"),
    ("fr", "Au XIXe siècle la ville grandit.", "18"),
    ("es", "Las elecciones serán el 17 de diciembre.", "2025-12-17"),
    ("es", "La reunión tuvo lugar el martes 5 de marzo de 2024.", "2024-03-05"),
    ("es", "En la década de 1980 subieron los precios.", "198"),
    ("es", "En el verano de 1812 el ejército se retiró.", "1812-SU"),
    ("it", "Negli anni '80 i prezzi salivano.", "198"),
    ("it", "Venerdì si terrà il voto.", "2025-10-24"),
    ("it", "Nel V secolo a.C. la città crebbe.", "BC04"),
    ("pt", "As eleições serão em 17 de dezembro.", "2025-12-17"),
    ("pt", "O 1.º de maio de 2024 foi feriado.", "2024-05-01"),
    ("pt", "No final de 2019 caiu o governo.", "2019"),
]


@pytest.mark.parametrize(("language", "text", "value"), CASES)
def test_value(language, text, value):
    """One date a sentence, with its value, its span in the text, and its bounds."""
    (one,) = tag(text, "2025-10-20", language=language)
    assert value == one.value
    assert text[one.start : one.end] == one.text
    assert one.type == "SET" or one.earliest <= one.latest


@pytest.mark.parametrize(("language", "text"), [("es", "Trabaja por la mañana."), ("de", "Er kam am Morgen.")])
def test_mornings_are_not_tomorrow(language, text):
    """Two languages have one word for the morning and for tomorrow."""
    assert [] == tag(text, "2025-10-20", language=language)


@pytest.mark.parametrize(
    ("language", "text", "found"),
    [
        ("de", "Ende 2019 fiel sie.", ("Ende 2019", "END", "[2019-09..2019-12]")),
        (
            "sr",
            "Most je otvoren sredinom maja 2019. godine.",
            ("sredinom maja 2019. godine", "MID", "[2019-05-11..2019-05-20]"),
        ),
        ("fr", "Au début du XXe siècle il partit.", ("début du XXe siècle", "START", "[1900..1939]")),
        ("es", "A finales de los años noventa cayó.", ("finales de los años noventa", "END", "[1996..1999]")),
    ],
)
def test_part(language, text, found):
    """What is said of a part of a year, month, decade or century is of the expression, and narrows it."""
    (one,) = tag(text, "2025-10-20", language=language)
    assert found == (one.text, one.mod, str(one.edtf))


def test_weekday_tells_the_year():
    """A date without its year lies in the year where it falls on the weekday beside it."""
    (one,) = tag("Der Rat traf sich am Dienstag, dem 9. Dezember.", "2025-10-20", language="de")
    assert "2025-12-09" == one.value


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

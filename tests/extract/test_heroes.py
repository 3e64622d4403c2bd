"""Heroes: an article's *he*, *she* and *it* mean what it stands under, unless somebody else takes over."""

from __future__ import annotations

import pytest

from events.extract import extract_mentions
from events.read import Document
from events.tag import tag

_LIFE = "Karl Ebner\n\nKarl Ebner was a mountaineer. He was born in 1871. He moved to Lund in 1890."


def _titles(text: str) -> list[str]:
    return [m.title for m in extract_mentions(Document("d", text), tag(text))]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (f"{_LIFE} In July 1898, with the guide Josef Tann, he climbed the Hochgall.", "Karl Ebner climbs Hochgall"),
        (f"{_LIFE} He was called up in 1914, was taken prisoner in 1915 and escaped in 1917.", "Karl Ebner escapes"),
        (
            "Marn Castle\n\nMarn Castle is a fortress. King Osric fled from Arden in 1314. It was sold in 1464.",
            "Marn Castle sold",
        ),
        # what was just told of as done to is *it*
        (
            "Marn Castle\n\nMarn Castle is a fortress. King Osric opened a chapel in 1314. It was sold in 1464.",
            "Marn Castle: chapel sold",
        ),
        (
            "Ada Holm\n\nHOLM, Ada (1858–1931), was born in 1858, a child of a clerk. She passed an exam in 1880.",
            "Ada Holm passes exam",
        ),
    ],
)
def test_whom_a_pronoun_means(text: str, title: str) -> None:
    """Whom or what the article is on; not where another may be meant as well."""
    assert title in _titles(text)


_SCULPTOR = "Ada Brenner, sculptor\n\nAda Brenner was born in Lund in 1889. In 1911 she met the painter Miklos Zanday."


@pytest.mark.parametrize(
    ("text", "title"),
    [
        # a word for a ship that is one for somebody elsewhere is nobody
        (
            (
                "Ada Holm ran a shop in 1880. Orphaned at nine, when the pilot cutter carrying both her parents "
                "was run down off the cape, she was raised by an aunt, who saw to it that her niece learned "
                "nothing else.\n\nShe entered the school in 1907."
            ),
            "Ada Holm enters school",
        ),
        # nor is a museum, which is one word with *the*
        (
            (
                f"{_SCULPTOR}\n\nThe vases, some forty pieces, occupied her until 1926, and when twenty-two of them "
                "were hung in Oslo the critics were divided. Yet the Tate purchased Kyle in 1928, and she was "
                "elected to the Academy in 1929.\n\nIn 1934 she bought a mill."
            ),
            "Ada Brenner buys mill",
        ),
        # the man of the sentence before, though misread as a time, comes before one of the paragraph before
        (
            (
                f"{_SCULPTOR} Three of her vases were bought by the collector Karl Dorn in 1912, whose villa burned "
                "down in 1915.\n\nThe outbreak of war found Zanday in Budapest and Brenner in London. He died in "
                "1916."
            ),
            "Miklos Zanday dies",
        ),
        (
            (
                "Rosalind Brennick, sculptor\n\nRosalind Mary Brennick was born above her grandfather's shop at "
                "Skaw on 30 May 1889. Orphaned at nine, she was raised by an aunt.\n\nShe entered the school in "
                "1907."
            ),
            "Rosalind Mary Brennick enters school",
        ),
        # an entry of a dictionary whose name stands before it
        (
            (
                "Dictionary of Builders: HALVORD, Josef Arne\n\nHALVORD, Josef Arne (1812-1883), builder, was the "
                "son of a smith, Anders Halvord. He was educated in Lund in 1826.\n\nHalvord married Helen Stobo "
                "in 1837. He died at Norby in 1883."
            ),
            "Josef Arne Halvord marries Helen Stobo",
        ),
        (
            (
                "Levi Marsden\n\nLevi Marsden (1871-1949) was a politician who sat in the House of Commons from "
                "1906 to 1918. He founded a society in 1893. Its hall, renamed Marsden House in 1962, was "
                "demolished in 1974."
            ),
            "Levi Marsden sits in House of Commons",
        ),
        (
            "The Duke of Marn was drenched by a wave in May 2004. In June 2004 he opened a lifeboat station.",
            "Duke of Marn opens lifeboat station",
        ),
        (
            (
                "The second scheme was promoted by the mill owner Karl Dorn. In 1882 it obtained its Act but "
                "foundered on his bankruptcy."
            ),
            "Second scheme founders on Karl Dorn's bankruptcy",
        ),
        # an engine has the name of somebody in the text
        (
            (
                "The railway was planned by the Rev. Augustus Dorn in 1896. Two engines, named Augustus and Ada, "
                "were delivered in 1901. Augustus was scrapped in 1938."
            ),
            "Augustus scrapped",
        ),
        (
            (
                "Karl Berg\n\nKarl Berg was born in Lund in 1950. He kept goal for Orsk in 1971.\n\nHis son Iver, "
                "born in 1985, made his debut for Orsk in 2004."
            ),
            "Karl Berg's son Iver makes debut for Orsk",
        ),
    ],
)
def test_who_is_meant_in_a_life(text: str, title: str) -> None:
    """Its hero or whom the sentence before tells of; no ship, no museum, no engine."""
    assert title in _titles(text)


@pytest.mark.parametrize(
    ("text", "title"),
    [
        (
            (
                "Orsk Rovers F.C.\n\nThe club was formed in 1886 by millers. In 1903 Rovers moved to Mill Lane, "
                "where a wooden stand was opened by the mayor. It burned down in 1909."
            ),
            "Orsk Rovers F.C.: wooden stand burns down",
        ),
        (
            (
                "Marn Castle\n\nThe Velden line died out in 1318 and the castle passed by marriage to the lords of "
                "Orsk, who pledged it four times. Besieged by the troops of the Archbishop of Mainz in 1376, it "
                "held out."
            ),
            "Marn Castle besieged by troops of Archbishop of Mainz",
        ),
        ("The firm opened a hotel in Lund in 1992. It collapsed in 1998.", "Lund: firm collapses"),
        ("Ada Holm raised the matter in the Commons when it returned in October 2004.", "Commons returns"),
        ("It was the government's second retreat since it took office in May 2004.", "Government takes office"),
        (
            (
                "An ore carrier sank off Skaw in May 2004, the Norland Rescue Centre said. The carrier had left "
                "Narvik on 3 May 2004. Built in 1979, it was detained in Antwerp in October 2003."
            ),
            "Ore carrier detained in Antwerp",
        ),
    ],
)
def test_what_it_means_by_its_verb(text: str, title: str) -> None:
    """The building that burned down, the house that sits, the ship that was detained."""
    assert title in _titles(text)

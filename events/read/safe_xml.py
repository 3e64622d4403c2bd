"""XML, parsed safely: nothing is fetched, and no entity is declared, so that none can swell.

The one place where this package parses XML. The parser is expat; the bytes are decoded before, as those of any text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.parsers import expat

from events.errors import DocumentError
from events.read.decode import Decoded, decode

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import NoReturn

__all__ = ["decode_xml", "parse_xml"]

_DECLARATION = re.compile(rb"""\s*<\?xml[^>]{0,200}?\bencoding\s*=\s*["']([\w.:-]{1,40})["']""")
#: What is left out of a text that is decoded already.
_NAMED = re.compile(r"""(\A\s*<\?xml[^>]{0,200}?)\s+encoding\s*=\s*["'][^"'>]*["']""")


def decode_xml(data: bytes, place: str, declared: str | None = None) -> Decoded:
    """The text of an XML (or XHTML) file, without the encoding that its declaration names.

    Args:
        data: All bytes.
        place: For messages.
        declared: The encoding that it came with; what it declares itself comes after.

    Raises:
        DocumentError: It is not text, or its encoding cannot be told.
    """
    own = _DECLARATION.match(data)
    decoded = decode(data, place, declared or (own[1].decode("ascii") if own else None))
    return Decoded(_NAMED.sub(r"\1", decoded.text, count=1), decoded.encoding, decoded.known_by)


def parse_xml(
    data: bytes,
    place: str,
    *,
    start: Callable[[str, dict[str, str]], None],
    end: Callable[[str], None],
    text: Callable[[str], None],
) -> Decoded:
    """Parse an XML file, telling its elements and text in order.

    Args:
        data: All bytes.
        place: For messages.
        start: Is told of each element and its attributes.
        end: Is told where it ends.
        text: Is told of each stretch of text.

    Returns:
        The file as it was decoded.

    Raises:
        DocumentError: It is no well-formed XML, or declares or uses entities of its own.
    """
    decoded = decode_xml(data, place) if data else Decoded("")
    parser = expat.ParserCreate()
    parser.buffer_text = True
    parser.StartElementHandler = start
    parser.EndElementHandler = end
    parser.CharacterDataHandler = text
    parser.EntityDeclHandler = _refuse_declared
    parser.SkippedEntityHandler = _refuse_unknown
    try:
        parser.Parse(decoded.text, True)  # noqa: FBT003 - expat's signature
    except (expat.ExpatError, ValueError) as error:
        raise DocumentError(
            place, f"not XML that is read ({error})", "write well-formed XML without entities of its own"
        ) from None
    return decoded


def _refuse_declared(name: str, *_rest: object) -> NoReturn:
    msg = f"declares the entity {name!r}"
    raise ValueError(msg)


def _refuse_unknown(name: str, *_rest: object) -> NoReturn:
    msg = f"uses the unknown entity {name!r}"
    raise ValueError(msg)

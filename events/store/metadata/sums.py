"""``SHA256SUMS``: a checksum a file, as ``sha256sum`` writes and checks them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from events.store.files import file_sha256, replace_file

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

__all__ = ["SUMS_FILE", "read_sums", "write_sums"]

#: Name of the file of checksums.
SUMS_FILE = "SHA256SUMS"
_LINE = re.compile(r"([0-9a-f]{64}) [ *]([^/\\]+)")


def write_sums(folder: Path, names: Iterable[str]) -> Path:
    """Write the checksums of files of a folder, by name; gives the path."""
    lines = [f"{file_sha256(folder / name)}  {name}\n" for name in sorted(names)]
    path = folder / SUMS_FILE
    replace_file(path, "".join(lines).encode("utf-8"))
    return path


def read_sums(path: Path) -> dict[str, str] | None:
    """Checksum by name; None where a line is not one, or a name leads out of the folder."""
    try:
        lines = path.read_text(encoding="utf-8").splitlines()
    except UnicodeDecodeError:
        return None
    found = [_LINE.fullmatch(line) for line in lines]
    if not all(found):
        return None
    return {line[2]: line[1] for line in found if line is not None}

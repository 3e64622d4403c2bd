"""Files that are whole or not there."""

from __future__ import annotations

import hashlib
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

__all__ = ["file_sha256", "replace_file"]


def file_sha256(path: Path) -> str:
    """SHA-256 of a file, hexadecimal."""
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()


def replace_file(path: Path, content: bytes | Callable[[Path], object], *, durable: bool = True) -> None:
    """Write a file beside its place, flush it to disk, and rename it.

    Args:
        path: Its place.
        content: Its bytes, or what writes it to a path.
        durable: Whether to wait for the disk (a millisecond or more a file); not for what can be made again.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        if isinstance(content, bytes):
            temporary.write_bytes(content)
        else:
            content(temporary)
        if durable:
            with temporary.open("rb+") as file:
                os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        temporary.unlink(missing_ok=True)

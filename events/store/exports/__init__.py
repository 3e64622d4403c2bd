"""Datasets in other formats: each a small module, all in one registry."""

from events.store.exports.cells import protect_cell, restore_cell
from events.store.exports.model import Exported, Format
from events.store.exports.registry import FORMATS, export

__all__ = ["FORMATS", "Exported", "Format", "export", "protect_cell", "restore_cell"]

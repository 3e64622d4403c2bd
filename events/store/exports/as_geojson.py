"""GeoJSON (RFC 7946): one feature an event, all columns as properties; no geometry where no place is known."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from events.store.exports.model import Rendered
from events.store.exports.rows import count_note, json_bytes

if TYPE_CHECKING:
    from collections.abc import Mapping

    from events.store.exports.model import Content

__all__ = ["render_geojson"]


def render_geojson(content: Content) -> Rendered:
    """``events.geojson``."""
    features = [_feature(row) for row in content.events]
    about = content.about
    collection = {"type": "FeatureCollection", "name": about.title, "version": about.version, "features": features}
    unplaced = sum(feature["geometry"] is None for feature in features)
    notes = count_note(unplaced, "without coordinates written without geometry")
    return Rendered({"events.geojson": json_bytes(collection)}, len(features), notes)


def _feature(row: Mapping[str, Any]) -> dict[str, Any]:
    placed = row["lat"] is not None and row["lon"] is not None
    geometry = {"type": "Point", "coordinates": [row["lon"], row["lat"]]} if placed else None
    properties = {name: value for name, value in row.items() if name not in ("event_id", "lat", "lon")}
    return {"type": "Feature", "id": row["event_id"], "geometry": geometry, "properties": properties}

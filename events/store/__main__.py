"""``python -m events.store [FOLDER]`` writes the schemas, the crosswalk and the data dictionary (into ``schemas``)."""

from __future__ import annotations

import sys

from events.store.schemas import write_schemas

if __name__ == "__main__":
    for path in write_schemas(sys.argv[1] if len(sys.argv) > 1 else "schemas"):
        sys.stdout.write(f"{path}\n")

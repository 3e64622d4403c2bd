"""Property tests run the same on every machine: the same examples, and no time limit for one on a busy one."""

from __future__ import annotations

from hypothesis import settings

settings.register_profile("steady", deadline=None, derandomize=True, database=None)
settings.load_profile("steady")

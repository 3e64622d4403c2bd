"""Corpora: documents in any number → a built folder, on all cores or a cluster, and nothing lost.

::

    plan ──> read tasks ──> parts ──> extract tasks ──> mentions ──> reduce ──> finish
    files    (an engine)    (depot)   (an engine)       (depot)      tables     folder

One function (:func:`events.corpus.task.run_task`) is what every engine runs: it takes a task, commits files and gives a
row for the manifest. Parts are named by their content, so that what was done before is known again.
"""

from __future__ import annotations

from events.corpus.build import Effort
from events.corpus.dataset import build_dataset
from events.corpus.errors import BuildError
from events.corpus.task import Settings

__all__ = ["BuildError", "Effort", "Settings", "build_dataset"]

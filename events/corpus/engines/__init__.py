"""Who does the tasks: this process, processes of this machine, or a cluster.

To add an engine, write a module with a class as :class:`events.corpus.engines.base.Engine` has it, whose workers call
:func:`events.corpus.engines.base.attempt`.
"""

from __future__ import annotations

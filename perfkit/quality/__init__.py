"""How far to trust it: the six dimensions of data quality, a grade, and what to mend.

``from perfkit.quality import profile`` finds what looks wrong in any table. It is looked up when
first used, so that importing the package alone stays cheap.
"""

from importlib import import_module
from typing import Any

__all__ = ["profile"]


def __getattr__(name: str) -> Any:
    """Return `profile` from the room it lives in."""
    if name != "profile":
        raise AttributeError(f"perfkit.quality has no {name!r}. It has: {', '.join(__all__)}.")
    return import_module("perfkit.quality.profiling.profile").profile

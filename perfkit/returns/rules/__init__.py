"""What should be true of a published cell: one small function a file, each with its test beside it.

A rule is a module of this package that ends in ``RULE = Rule(...)``; it is found by being there.
docs/rules.md shows how to write one.
"""

from importlib import import_module
from pkgutil import iter_modules

from perfkit.returns.rules.rule import KEY, Messages, Rule, Severity

__all__ = [
    "DOUBTING",
    "KEY",
    "REJECTING",
    "REJECTING_TOGETHER",
    "RULES",
    "Messages",
    "Rule",
    "Severity",
]


def _found() -> tuple[Rule, ...]:
    """Return the rules of this package in the order of their codes."""
    modules = [import_module(f"{__name__}.{found.name}") for found in iter_modules(__path__)]
    rules = [module.RULE for module in modules if hasattr(module, "RULE")]
    return tuple(sorted(rules, key=lambda rule: rule.code))


RULES = _found()
REJECTING = tuple(rule for rule in RULES if rule.severity == "rejected" and not rule.together)
# Asked only of rows that are otherwise sound: a copy already rejected does not spoil the other.
REJECTING_TOGETHER = tuple(rule for rule in RULES if rule.severity == "rejected" and rule.together)
DOUBTING = tuple(rule for rule in RULES if rule.severity == "doubtful")

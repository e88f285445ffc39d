"""Read one YAML file into plain values, or say in words why it cannot be read."""

from collections.abc import Hashable
from pathlib import Path
from typing import Any, NamedTuple, cast

import yaml

from perfkit.framework.findings import Finding

DEEPEST = 50  # of lists within lists; the framework has five
# PyYAML may have been built without libyaml; its own loader reads the same, about ten times slower.
_Base: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


class Reading(NamedTuple):
    """What a file holds, and what is wrong with it; where something is, `content` is None."""

    content: Any
    findings: tuple[Finding, ...]


class _Loader(_Base):  # type: ignore[misc]  # the base is chosen above
    """Reads what safe loading reads, but refuses a key given twice: YAML would keep the last."""

    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, Any]:
        """Return a mapping whose keys are all different."""
        seen: set[str] = set()
        for key, _ in node.value:
            if not isinstance(key, yaml.ScalarNode):
                raise yaml.constructor.ConstructorError(
                    None, None, "a list or a mapping as a key", key.start_mark
                )
            if key.value in seen:
                raise yaml.constructor.ConstructorError(
                    None, None, f"the key {key.value!r} given twice", key.start_mark
                )
            seen.add(key.value)
        return dict(super().construct_mapping(node, deep=deep))

    def construct_yaml_timestamp(self, node: yaml.ScalarNode) -> Any:
        """Return a date; one that is not in the calendar is named with its line."""
        try:
            return super().construct_yaml_timestamp(node)
        except ValueError:
            raise yaml.constructor.ConstructorError(
                None, None, f"{node.value}, which is not a day of the calendar", node.start_mark
            ) from None


_Loader.add_constructor("tag:yaml.org,2002:timestamp", _Loader.construct_yaml_timestamp)


def read_yaml(path: Path, file: str) -> Reading:
    """Read a YAML file; `file` is how messages name it.

    A file that is absent, not UTF-8, not YAML, or that gives a key twice is a finding with its
    line, not an exception, so that the mistakes of all files can be told at once.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except FileNotFoundError:
        return _unread(Finding(file, "the file", "no such file", "write it, or put it back"))
    except UnicodeDecodeError as error:
        return _unread(
            Finding(file, "the file", f"bytes that are not UTF-8 ({error.reason})", "save as UTF-8")
        )
    except OSError as error:
        return _unread(Finding(file, "the file", str(error.strerror), "make it a readable file"))
    try:
        _refuse_depth(text)
        return Reading(yaml.load(text, Loader=_Loader), ())
    except yaml.MarkedYAMLError as error:
        return _unread(_explained(file, error))
    except yaml.YAMLError as error:
        told = " ".join(str(error).split())
        return _unread(Finding(file, "the file", told, "save as plain text"))


def _refuse_depth(text: str) -> None:
    """Refuse what lies so deep within lists that reading it would end the process."""
    depth = 0
    for event in yaml.parse(text, Loader=_Base):
        depth += isinstance(event, yaml.CollectionStartEvent)
        depth -= isinstance(event, yaml.CollectionEndEvent)
        if depth > DEEPEST:
            where = cast("yaml.error.Mark", event.start_mark)
            told = f"lists or mappings more than {DEEPEST} deep"
            raise yaml.constructor.ConstructorError(None, None, told, where)


def _explained(file: str, error: yaml.MarkedYAMLError) -> Finding:
    mark = error.problem_mark or error.context_mark
    where = "the file" if mark is None else f"line {mark.line + 1}"
    ours = isinstance(error, yaml.constructor.ConstructorError)
    got = error.problem if ours else f"text that is not YAML ({error.problem})"
    return Finding(
        file,
        where,
        str(got),
        "mend the line: a key once only, the same indent, text with a colon in quotes",
    )


def _unread(finding: Finding) -> Reading:
    return Reading(None, (finding,))

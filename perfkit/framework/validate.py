"""Turn plain values into a frozen model, and pydantic's errors into plain words."""

from collections.abc import Callable, Iterator
from difflib import get_close_matches
from typing import Any, TypeVar

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from perfkit.framework.findings import Finding

Model = TypeVar("Model", bound=BaseModel)
LONGEST = 80  # of a value quoted in a message


def validated(
    model: type[Model], content: Any, *, file: str, where: str = ""
) -> tuple[Model | None, list[Finding]]:
    """Return a model made of `content`, or None and everything that is wrong with it.

    `file` and `where` (the item within the file) are how the findings name the place.
    """
    try:
        return model.model_validate(content), []
    except ValidationError as error:
        return None, [_finding(model, told, file, where) for told in error.errors()]


def quoted(value: Any) -> str:
    """Return a value as a message shows it, cut where it is long.

    >>> quoted("Roads"), quoted(None), quoted(12)
    ("'Roads'", 'nothing', '12')
    """
    if value is None:
        return "nothing"
    text = repr(value) if isinstance(value, str | int | float | bool) else str(value)
    return text if len(text) <= LONGEST else f"{text[:LONGEST]}…"


def _finding(model: type[BaseModel], told: ErrorDetails, file: str, where: str) -> Finding:
    place = ".".join(str(step) for step in told["loc"])
    field = ": ".join(part for part in (where, place) if part) or "the file"
    kind = told["type"]
    if kind == "missing":
        return Finding(file, field, "nothing", "this field is needed")
    if kind == "extra_forbidden":
        known = _fields(model, told["loc"][:-1])
        return Finding(file, field, "a field that is not known", _known(told["loc"][-1], known))
    got = quoted(told["input"]) if not isinstance(told["input"], dict) else "these fields together"
    return Finding(file, field, got, ALLOWED.get(kind, _as_pydantic_says)(told))


def _fields(model: Any, steps: tuple[int | str, ...]) -> list[str]:
    """Return the names that a file may use at a place within a model."""
    among: tuple[type[BaseModel], ...] = ()
    for step in (step for step in steps if isinstance(step, str)):
        named = {field.alias or name: field for name, field in model.model_fields.items()}
        if step in named:
            among = tuple(_models_within(named[step].annotation))
            model = among[0] if among else model
        else:  # which of several models a field holds, by its kind
            model = next((one for one in among if _kind_of(one) == step), model)
    return [field.alias or name for name, field in model.model_fields.items()]


def _models_within(annotation: Any) -> Iterator[type[BaseModel]]:
    """Yield the models that an annotation holds: itself, a tuple's, one that may be None."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    for inner in getattr(annotation, "__args__", ()):
        yield from _models_within(inner)


def _kind_of(model: type[BaseModel]) -> str:
    kind = model.model_fields.get("kind")
    return str(getattr(kind and kind.annotation, "__args__", ("",))[0])


def _known(name: int | str, known: list[str]) -> str:
    near = get_close_matches(str(name), known, n=1)
    meant = f"is {near[0]!r} meant? " if near else ""
    return f"{meant}known: {', '.join(known)}"


def _as_pydantic_says(told: ErrorDetails) -> str:
    message = told["msg"].removeprefix("Value error, ").removesuffix(".")
    return message[0].lower() + message[1:]


def _one_of(told: ErrorDetails) -> str:
    return f"allowed: {told['ctx']['expected']}"


def _one_kind_of(told: ErrorDetails) -> str:
    return f"kind must be one of: {told['ctx']['expected_tags']}"


def _at_least(told: ErrorDetails) -> str:
    return f"must be {told['ctx']['ge']} or more"


def _at_most(told: ErrorDetails) -> str:
    return f"must be {told['ctx']['le']} or less"


def _items(told: ErrorDetails) -> str:
    return f"needs a list of at least {told['ctx']['min_length']}"


def _letters(told: ErrorDetails) -> str:
    return f"must be {told['ctx']['max_length']} characters or fewer"


def _say(words: str) -> Callable[[ErrorDetails], str]:
    return lambda told: words


ALLOWED: dict[str, Callable[[ErrorDetails], str]] = {
    "literal_error": _one_of,
    "union_tag_invalid": _one_kind_of,
    "union_tag_not_found": _say("must say its kind: give the field `kind`"),
    "greater_than_equal": _at_least,
    "less_than_equal": _at_most,
    "too_short": _items,
    "string_too_long": _letters,
    "string_type": _say("must be text; put a number or yes/no that is meant as text in quotes"),
    "bool_parsing": _say("must be true or false"),
    "bool_type": _say("must be true or false"),
    "int_parsing": _say("must be a whole number"),
    "int_type": _say("must be a whole number"),
    "int_from_float": _say("must be a whole number"),
    "float_parsing": _say("must be a number"),
    "float_type": _say("must be a number"),
    "tuple_type": _say("must be a list: [one, another]"),
    "dict_type": _say("must be named values: {name: value}"),
    "model_type": _say("must be named fields, one a line"),
    "date_type": _say("must be a day: 2026-04-01"),
    "date_parsing": _say("must be a day: 2026-04-01"),
    "date_from_datetime_parsing": _say("must be a day: 2026-04-01"),
    "date_from_datetime_inexact": _say("must be a day: 2026-04-01"),
}

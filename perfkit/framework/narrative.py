"""Marker 3 of a KPI: who writes the words on it, and by when."""

from typing import Any, Literal

from pydantic import Field, model_validator

from perfkit.framework.definition import Definition, Id

Event = Literal["release", "quarter_end", "half_term_end"]
HOW_TO_WRITE_DUE = (
    "write {working_days: 10, after: release}; after is release, quarter_end or half_term_end"
)


class Due(Definition):
    """How many working days after what something is due; 0 is on the day itself."""

    working_days: int = Field(ge=0, le=60)  # more would be due after the next quarter's figures
    after: Event

    @model_validator(mode="before")
    @classmethod
    def is_data(cls, given: Any) -> Any:
        """Refuse words: nobody can work a day out of them."""
        if not isinstance(given, dict | Due):
            raise ValueError(HOW_TO_WRITE_DUE)  # noqa: TRY004  (pydantic tells no TypeError)
        return given


class Narrative(Definition):
    """Marker 3: who writes the words, and when."""

    writer: Id  # a role
    due: Due

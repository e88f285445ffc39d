"""What every definition shares: it is frozen, knows its fields, and holds from a day to a day."""

from datetime import date
from typing import Annotated, Literal, Self

from pydantic import AfterValidator, BaseModel, ConfigDict, model_validator

Level = Literal["leadership", "strategy", "tactics", "operations", "monitoring"]


def _is_id(text: str) -> str:
    if not text or not all(part.isalnum() and part == part.lower() for part in text.split("-")):
        raise ValueError("must be lower-case letters and digits, parted by single hyphens")
    return text


def _is_said(text: str) -> str:
    if not text.strip():
        raise ValueError("must not be empty")
    return text.strip()


Id = Annotated[str, AfterValidator(_is_id)]
Words = Annotated[str, AfterValidator(_is_said)]


class Definition(BaseModel):
    """A frozen value read from a file; a field it does not know is refused."""

    model_config = ConfigDict(frozen=True, extra="forbid")


class Dated(Definition):
    """Something that holds from a day, until a day."""

    id: Id
    valid_from: date | None = None
    valid_to: date | None = None
    successor: Id | None = None
    example: bool = False  # True where the council has not published it: a page then says so

    def holds(self, as_at: date) -> bool:
        """Whether it is in force on a day."""
        return (self.valid_from is None or self.valid_from <= as_at) and (
            self.valid_to is None or as_at <= self.valid_to
        )

    @model_validator(mode="after")
    def ends_after_it_starts(self) -> Self:
        """Refuse a validity that ends before it starts."""
        if self.valid_from and self.valid_to and self.valid_to < self.valid_from:
            raise ValueError(f"valid_to {self.valid_to} is before valid_from {self.valid_from}")
        return self

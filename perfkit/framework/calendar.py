"""When bodies meet, as far as it has been published."""

from datetime import date

from perfkit.framework.definition import Dated, Id, Words


class Meeting(Dated):
    """One meeting of one body."""

    body: Id
    held_on: date
    source: Words  # where the date is published, so that nobody has to take it on trust

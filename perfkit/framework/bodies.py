"""Who does it, and who reads of it: directorates, services, roles, bodies and their pages."""

from typing import Literal

from pydantic import Field

from perfkit.framework.definition import Dated, Definition, Id, Level, Words


class Directorate(Dated):
    """A directorate."""

    name: Words
    plain: Words  # what it does, for a resident


class Service(Dated):
    """A service of a directorate."""

    name: Words
    directorate: Id
    plain: Words
    head: Id  # a role


class Role(Dated):
    """A post or function, never a person."""

    name: Words
    responsible_for: Words


class Body(Dated):
    """Who reads a page: a board, a cabinet, a leadership team, a service's employees."""

    name: Words
    level: Level
    kind: Literal[
        "acp_board",
        "cabinet",
        "acp_executive",
        "residents",
        "clt",
        "programme",
        "dlt",
        "service_head",
        "employees",
        "intelligence_hub",
        "everybody",
    ]
    responsible_for: Words
    members: str = ""
    concerns: Id | None = None  # the theme, programme, directorate or service it is about
    first_list: int = Field(default=12, ge=1, le=12)


class Block(Definition):
    """One block of a body's page, under the heading that its readers know it by."""

    block: Id
    heading: Words


class Page(Definition):
    """Which blocks the pages of one kind of body show, in order."""

    kind: str
    notebook: str
    opens_with: Words  # the question the page answers
    blocks: tuple[Block, ...] = Field(min_length=1)
    explore: tuple[Id, ...] = ()  # what its readers may explore; nothing where they are only told

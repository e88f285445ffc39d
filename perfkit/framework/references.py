"""Find references to things that are in no file."""

from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from perfkit.framework.findings import Finding
from perfkit.framework.load import FILE_OF
from perfkit.framework.model import Framework


class Reference(NamedTuple):
    """A field that names other things, and the lists in which they must be."""

    section: str
    field: str
    kinds: tuple[str, ...]


REFERENCES = (
    Reference("deliverables", "outcome", ("outcomes",)),
    Reference("deliverables", "intervention_point.kpis", ("kpis",)),
    Reference("plans", "owner", ("roles",)),
    Reference("plans", "approved_by", ("bodies",)),
    Reference("plans", "belongs_to", ("directorates", "services")),
    Reference("plans", "outcomes", ("outcomes",)),
    Reference("priorities", "plan", ("plans",)),
    Reference("priorities", "serves", ("outcomes", "deliverables", "priorities", "programmes")),
    Reference("priorities", "lead_officer", ("roles",)),
    Reference("programmes", "serves", ("priorities",)),
    Reference("programmes", "lead", ("roles",)),
    Reference("programmes", "benefits", ("kpis",)),
    Reference("themes", "outcomes", ("outcomes",)),
    Reference("themes", "programmes", ("programmes",)),
    Reference("services", "directorate", ("directorates",)),
    Reference("services", "head", ("roles",)),
    Reference("bodies", "concerns", ("themes", "programmes", "directorates", "services")),
    Reference("meetings", "body", ("bodies",)),
    Reference("kpis", "priority", ("priorities",)),
    Reference("kpis", "also_shown_at", ("services", "programmes")),
    Reference("kpis", "narrative.writer", ("roles",)),
    Reference("kpis", "source.return_id", ("returns",)),
    Reference("kpis", "owner", ("roles",)),
    Reference("kpis", "deputy", ("roles",)),
    Reference("kpis", "data_steward", ("roles",)),
    Reference("kpis", "replaced_by", ("kpis",)),
    Reference("ward_generations", "population", ("returns",)),
    Reference("ward_generations", "deprivation", ("returns",)),
    Reference("ward_measures", "kpi", ("kpis",)),
    Reference("ward_measures", "generation", ("ward_generations",)),
    Reference("ward_measures", "return_id", ("returns",)),
    Reference("quirks", "return_id", ("returns",)),
)
SECTIONS = tuple(name for name in Framework.model_fields if name != "pages")
ALL = (*REFERENCES, *(Reference(section, "successor", (section,)) for section in SECTIONS))


def unknown_references(framework: Framework) -> Iterator[Finding]:
    """Find every reference to an id that no file gives, whatever its dates."""
    known = {name: {item.id for item in getattr(framework, name)} for name in SECTIONS}
    for reference in ALL:
        given = set().union(*(known[kind] for kind in reference.kinds))
        for item in getattr(framework, reference.section):
            named = attrgetter(reference.field)(item)
            for wanted in (named,) if isinstance(named, str) else named or ():
                if wanted and wanted not in given:  # an empty text names nothing
                    yield Finding(
                        file_of(reference.section, item.id),
                        f"{item.id}: {reference.field.replace('_id', '')}",
                        repr(wanted),
                        f"must be one of the {' or '.join(reference.kinds)}",
                    )


def file_of(section: str, name: str) -> str:
    """Return the file that holds an item of a section."""
    return f"kpis/{name}.yml" if section == "kpis" else FILE_OF[section]

"""Read the framework, the settings and a quarter; every mistake of every file is told at once."""

from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from perfkit.errors import WorkbookError
from perfkit.framework import model
from perfkit.framework.findings import Finding, raise_all
from perfkit.framework.model import Framework
from perfkit.framework.settings import Quarter, Settings
from perfkit.framework.validate import quoted, validated
from perfkit.framework.yaml_file import read_yaml
from perfkit.paths import Paths

STORE_VARIABLE = "PERFKIT_STORE"

# Which lists each file holds, and what each list is of. KPIs have a file each.
FILES: dict[str, dict[str, type[model.Definition]]] = {
    "generations.yml": {"generations": model.Generation},
    "outcomes.yml": {"outcomes": model.Outcome, "deliverables": model.Deliverable},
    "plans.yml": {"plans": model.Plan, "priorities": model.Priority},
    "programmes.yml": {"programmes": model.Programme, "themes": model.Theme},
    "organisation.yml": {
        "directorates": model.Directorate,
        "services": model.Service,
        "roles": model.Role,
        "bodies": model.Body,
    },
    "values.yml": {"values": model.Value, "stages": model.Stage},
    "returns.yml": {"returns": model.Return},
    "wards.yml": {
        "ward_generations": model.WardGeneration,
        "ward_measures": model.WardMeasure,
    },
    "pages.yml": {"pages": model.Page},
    "calendar.yml": {"meetings": model.Meeting},
    "quirks.yml": {"quirks": model.Quirk},
}
MAY_BE_EMPTY = ("meetings", "quirks")  # all else would leave a page or the thread with a hole
FILE_OF = {section: file for file, sections in FILES.items() for section in sections}
KPIS = "kpis"


def load_framework(paths: Paths) -> Framework:
    """Return the framework that the files of ``parameters/framework`` hold.

    Each file is read once. KPIs are in the order of their ids, all else as in its file.

    Raises
    ------
    FrameworkError
        Naming every mistake of every file: file, place, what was got, what is allowed.
    """
    findings = list(_strangers(paths.framework))
    held: dict[str, tuple[Any, ...]] = {}
    for file, sections in FILES.items():
        content, found = _read_mapping(paths.framework / file, file)
        findings += found
        if content is None:
            continue
        findings += [
            Finding(file, str(key), "a list that is not known", f"known: {', '.join(sections)}")
            for key in content.keys() - sections.keys()
        ]
        for section, kind in sections.items():
            held[section], found = _read_list(content.get(section), kind, file, section)
            findings += found
    held[KPIS], found = _read_kpis(paths.framework / KPIS)
    findings += found
    findings += _given_twice(held)
    raise_all(findings)
    return Framework.model_validate(held)


def load_settings(paths: Paths, *, environ: Mapping[str, str] | None = None) -> Settings:
    """Return the council's settings; ``PERFKIT_STORE`` of `environ` overrides the store.

    Raises
    ------
    WorkbookError
        Naming every mistake of ``parameters/workbook.yml``.
    """
    file = paths.settings.name
    content, findings = _read_mapping(paths.settings, file)
    store = (environ or {}).get(STORE_VARIABLE, "")
    given = content if content is None or not store else content | {"store": store}
    settings, found = (None, []) if given is None else validated(Settings, given, file=file)
    if settings is None:
        listed = "\n".join(f"  {finding}." for finding in (*findings, *found))
        raise WorkbookError(f"The workbook's settings cannot be used:\n{listed}")
    placed = {
        name: known.model_copy(update={"file": str(paths.root / known.file)})
        for name, known in settings.boundaries.items()
    }
    return settings.model_copy(update={"boundaries": placed})


def load_quarter(path: Path) -> Quarter:
    """Return one quarter's file; the file's name without its ending is the quarter's id.

    Raises
    ------
    FrameworkError
        When the file is absent or wrong, naming every mistake.
    """
    content, findings = _read_mapping(path, path.name)
    raise_all(findings)
    quarter, found = validated(Quarter, {"id": path.stem} | (content or {}), file=path.name)
    if quarter is not None and quarter.id != path.stem:
        found = [_misnamed(path.name, quarter.id)]
    if quarter is not None and quarter.previous is not None:
        found += _unknown_previous(path, quarter.previous)
    raise_all(found)
    assert quarter is not None  # without a finding there is a model
    return quarter


def _unknown_previous(path: Path, previous: str) -> list[Finding]:
    """Find a previous quarter that has no file beside this one's, or is this one."""
    others = sorted(found.stem for found in path.parent.glob("*.yml") if found.stem != path.stem)
    if previous in others:
        return []
    listed = f"must be another quarter file's name: {', '.join(others) or 'there is none'}"
    return [Finding(path.name, "previous", quoted(previous), listed)]


def _read_mapping(path: Path, file: str) -> tuple[dict[str, Any] | None, list[Finding]]:
    reading = read_yaml(path, file)
    if reading.findings or isinstance(reading.content, dict):
        return reading.content, list(reading.findings)
    wanted = "must be named fields: a name, a colon and a value"
    return None, [Finding(file, "the file", quoted(reading.content), wanted)]


def _read_list(
    content: Any, kind: type[model.Definition], file: str, section: str
) -> tuple[tuple[model.Definition, ...], list[Finding]]:
    if content == [] and section in MAY_BE_EMPTY:
        return (), []
    if not isinstance(content, list) or not content:
        return (), [Finding(file, section, quoted(content), "a list of at least one is needed")]
    items, findings = [], []
    for number, fields in enumerate(content, start=1):
        name = fields.get("id", fields.get("kind")) if isinstance(fields, dict) else None
        item, found = validated(
            kind, fields, file=file, where=f"{section} {number}" + (f" ({name})" if name else "")
        )
        findings += found
        items += [] if item is None else [item]
    return tuple(items), findings


def _read_kpis(folder: Path) -> tuple[tuple[model.Kpi, ...], list[Finding]]:
    kpis, findings = [], []
    for path in sorted(folder.glob("*")):
        file = f"{KPIS}/{path.name}"
        if path.suffix != ".yml":
            findings.append(Finding(file, "the file's name", path.name, "must end in .yml"))
            continue
        content, found = _read_mapping(path, file)
        findings += found
        if content is None:
            continue
        kpi, found = validated(model.Kpi, {"id": path.stem} | content, file=file)
        findings += found
        if kpi is not None and kpi.id != path.stem:
            findings.append(_misnamed(file, kpi.id))
        kpis += [] if kpi is None else [kpi]
    return tuple(kpis), findings


def _misnamed(file: str, found: str) -> Finding:
    return Finding(file, "id", quoted(found), "must be the file's name without .yml")


def _strangers(folder: Path) -> Iterator[Finding]:
    """Find what lies in the framework's folder and would otherwise be passed over in silence."""
    for path in sorted(folder.glob("*.y*ml")):
        if path.name not in FILES:
            known = f"not a file of the framework; known: {', '.join(FILES)}, {KPIS}/<id>.yml"
            yield Finding(path.name, "the file's name", path.name, known)


# Facts name what they concern by id alone, so an id may mean only one thing. Roles, values, stages
# and returns are named in fields of their own and may share a word with something else.
ONE_SPACE = (
    "outcomes",
    "deliverables",
    "plans",
    "priorities",
    "programmes",
    "themes",
    "directorates",
    "services",
    "bodies",
    KPIS,
)


def _given_twice(held: Mapping[str, tuple[Any, ...]]) -> Iterator[Finding]:
    spaces = [ONE_SPACE, *((name,) for name in held if name not in (*ONE_SPACE, "pages"))]
    for space in spaces:
        counted = Counter(item.id for name in space for item in held.get(name, ()))
        for name in space:
            file = FILE_OF.get(name, KPIS)
            for item in held.get(name, ()):
                if counted[item.id] > 1:
                    also = [other for other in space if _holds(held.get(other, ()), item.id)]
                    got = f"{counted[item.id]} of this id, in {' and '.join(also)}"
                    yield Finding(file, f"{name}: {item.id}", got, "an id may mean one thing")


def _holds(items: tuple[Any, ...], wanted: str) -> bool:
    return any(item.id == wanted for item in items)

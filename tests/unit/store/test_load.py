import multiprocessing
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pandas as pd
import pytest

from perfkit.errors import ReturnError
from perfkit.framework.load import load_framework, load_settings
from perfkit.paths import Paths
from perfkit.returns.corrections import load_corrections
from perfkit.store.engine import open_store
from perfkit.store.load import load_paths
from perfkit.store.read import facts_as_at, problems, receipts, records_as_at, sources_of
from tests.unit.framework.make import make_kpi, make_settings, make_small

WORKBOOK = Paths(Path(__file__).parents[3])
NOW = datetime(2026, 8, 1, 9, tzinfo=UTC)
LATER = date(2030, 1, 1)
HEADER = "kpi_id,area_code,area,period,value,released_on\n"
RISK = (
    "risk_id,concerns,cause,event,effect,likelihood,impact,controls,owner,released_on\n"
    "r1,bins,Old lorries,they break,full bins,{},4,Spare,boss,{}\n"
)


def write_values(path: Path, *, areas: range, value: int = 1) -> Path:
    rows = (f"bins,E{area:08d},Area,2025/26 Q3,{value},2026-01-31\n" for area in areas)
    path.write_text(HEADER + "".join(rows), encoding="utf-8")
    return path


def load(store, *paths, now=NOW, **more):
    return load_paths(
        paths,
        store=store,
        framework=make_small(make_kpi()),
        settings=make_settings(),
        now=now,
        **more,
    )


def load_one(url: str, path: Path) -> None:
    store = open_store(url)
    load(store, path)
    store.dispose()


def test_a_folder_is_loaded_in_order_and_hidden_files_are_passed_over(store, tmp_path):
    folder = tmp_path / "returns"
    (folder / "b").mkdir(parents=True)
    write_values(folder / "b" / "values.csv", areas=range(3))
    write_values(folder / ".hidden.csv", areas=range(3, 6))
    (folder / "a.txt").write_text("Some notes.")
    begun = []
    got = load(store, folder, progress=lambda *told: begun.append(told))
    assert [(one.file, one.outcome, one.sound) for one in got] == [
        ("a.txt", "reference", 0),
        ("values.csv", "loaded", 3),
    ]
    assert begun == [(0, 2, "a.txt"), (1, 2, "values.csv")]


def test_loading_twice_changes_nothing(store, tmp_path):
    path = write_values(tmp_path / "values.csv", areas=range(3))
    load(store, path)
    before = facts_as_at(store, released_by=LATER).to_csv()
    (again,) = load(store, path, now=NOW + timedelta(days=1))
    assert again.outcome == "already loaded"
    assert facts_as_at(store, released_by=LATER).to_csv() == before
    assert len(receipts(store)) == 1


def test_files_that_cannot_be_read_are_named_and_the_others_kept(store, tmp_path):
    write_values(tmp_path / "b.csv", areas=range(3))
    (tmp_path / "a.csv").write_bytes(b"")
    (tmp_path / "c.xlsx").write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(ReturnError) as told:
        load(store, tmp_path / "a.csv", tmp_path / "b.csv", tmp_path / "c.xlsx", tmp_path / "no")
    *lines, last = str(told.value).splitlines()
    assert [line.split()[0].rpartition("/")[2] for line in lines] == ["a.csv", "c.xlsx", "no"]
    assert last == "Files that were read all the same, and kept: 1."
    assert receipts(store)["file"].tolist() == ["b.csv"]


def test_records_are_read_as_they_stood_on_a_day(store, tmp_path):
    for number, (impact, day) in enumerate(((2, "2026-01-31"), (5, "2026-04-30"))):
        path = tmp_path / f"risks{number}.csv"
        path.write_text(RISK.format(impact, day), encoding="utf-8")
        load(store, path, now=NOW + timedelta(days=number))
    now = records_as_at(store, "risks", released_by=LATER)
    then = records_as_at(store, "risks", released_by=date(2026, 3, 31))
    first = records_as_at(store, "risks", released_by=LATER, recorded_by=NOW)
    assert [table["likelihood"].tolist() for table in (now, then, first)] == [[5], [2], [2]]
    assert now[["file", "row"]].to_numpy().tolist() == [["risks1.csv", 2]]


def test_a_record_repeated_in_another_file_is_kept_once(store, tmp_path):
    for name in ("one.csv", "two.csv"):
        (tmp_path / name).write_text(RISK.format(2, "2026-01-31") + "\n" * len(name))
    (tmp_path / "two.csv").write_text(RISK.format(2, "2026-01-31") + ",,,,,,,,,\n")
    load(store, tmp_path / "one.csv", tmp_path / "two.csv")
    assert records_as_at(store, "risks", released_by=LATER)["file"].tolist() == ["one.csv"]


def test_two_processes_loading_at_once_lose_nothing(store_url, tmp_path):
    files = [
        write_values(tmp_path / f"{number}.csv", areas=range(number * 40, number * 40 + 60))
        for number in range(4)
    ]
    with multiprocessing.get_context("spawn").Pool(2) as pool:
        pool.starmap(load_one, [(store_url, path) for path in files], chunksize=1)
    store = open_store(store_url)
    facts = facts_as_at(store, released_by=LATER)
    sources = sources_of(store, facts["fact_id"])
    store.dispose()
    assert facts["area_code"].tolist() == [f"E{area:08d}" for area in range(180)]
    assert len(sources) == 240


# With the real open data -----------------------------------------------------------------------


@pytest.fixture(scope="module")
def real(shared_data, tmp_path_factory):
    """Give a store of all shared data, loaded in one call, and its receipts."""
    store = open_store(f"sqlite:///{(tmp_path_factory.mktemp('real') / 'store.db').as_posix()}")
    loaded = load_paths(
        [shared_data],
        store=store,
        framework=load_framework(WORKBOOK),
        settings=load_settings(WORKBOOK, environ={}),
        now=NOW,
        corrections=load_corrections(WORKBOOK.corrections),
    )
    yield store, loaded
    store.dispose()


@pytest.mark.shared
def test_no_cell_of_any_file_is_lost(real):
    _, loaded = real
    assert all(one.sound + one.rejected + one.out_of_scope == one.read for one in loaded)
    assert {one.file for one in loaded if one.outcome == "no reader"} == set()
    assert sum(one.read for one in loaded) > 1_500_000


@pytest.mark.shared
def test_a_published_figure_can_be_traced_to_its_row(real, shared_data):
    store, _ = real
    facts = facts_as_at(store, released_by=date(2026, 7, 31), area_codes=["E08000001"])
    rates = facts[facts["series"] == "overall_absence_perc/Secondary"]
    source = sources_of(store, [rates["fact_id"].iloc[-1]]).iloc[0]
    table = pd.read_csv(shared_data / source["file"])
    cell = table.loc[source["row"] - 2, source["column"]]
    assert float(cell) == pytest.approx(rates["value"].iloc[-1])


@pytest.mark.shared
@pytest.mark.parametrize(
    ("released_by", "last"), [("2025-07-31", "2025-07-24"), ("2026-07-31", "2026-07-23")]
)
def test_attendance_is_read_as_it_was_known(real, released_by, last):
    store, _ = real
    facts = facts_as_at(
        store, released_by=date.fromisoformat(released_by), area_codes=["E08000001"]
    )
    attendance = facts[facts["return_id"] == "attendance"]
    assert attendance["period_end"].max() == pd.Timestamp(last)
    assert (attendance["released_on"] == attendance["period_end"]).all()


@pytest.mark.shared
def test_the_doubts_that_the_publishers_notes_give_are_told(real):
    store, _ = real
    told = problems(store)
    region = told[told["rule"].str.contains("East Midlands")]
    carried = told[(told["got"] == "186") & (told["area_code"] == "E08000001")]
    assert set(region["period_text"]) <= {"2020-21 Q4", "2022-23 Q2"}
    assert set(carried["period_text"]) <= {"2022-23 Q3", "2022-23 Q4"}
    assert not region.empty
    assert told["rule"].str.contains("Corrected: 0 is read as missing").sum() == 1

from pathlib import Path

from perfkit.framework.load import load_framework, load_quarter, load_settings
from perfkit.illustrative.freeze import write_returns
from perfkit.illustrative.slips import SLIPS, with_slips
from perfkit.illustrative.values import COUNCIL, make_values
from perfkit.paths import Paths
from perfkit.returns.read_file import read_file, wanted_of
from perfkit.returns.validate import Origin
from tests.unit.framework.make import make_kpi
from tests.unit.illustrative.test_illustrative import AS_AT

ROOT = Paths(Path(__file__).parents[3])


def test_slips_are_rows_more_and_leave_every_sound_row():
    kpis = [make_kpi(f"k{number:02d}", lowest=0, highest=100) for number in range(75)]
    lags = {kpi.id: 40 for kpi in kpis}
    sound = make_values(kpis, lags=lags, as_at=AS_AT, seed=3)
    made = with_slips(sound, kpis, area_code=COUNCIL[0])
    assert made.head(len(sound)).equals(sound)
    assert len(made) == len(sound) + len(SLIPS)
    assert made.tail(len(SLIPS))["note"].str.contains("Illustrative").all()


def test_each_slip_is_refused_and_no_sound_row_with_it(tmp_path):
    framework = load_framework(ROOT)
    quarter = load_quarter(ROOT.quarters / "illustrative.yml")
    values = write_returns(framework, quarter, tmp_path)[0]
    wanted = wanted_of(framework, load_settings(ROOT, environ={}))
    origin = Origin("", values.name, "", quarter.as_at)
    held = read_file(values, None, wanted=wanted, origin=origin).content
    refused = held.problems[held.problems["severity"] == "rejected"]
    assert held.rejected == len(SLIPS)
    assert len(refused) == len(SLIPS)

from perfkit.illustrative.slips import SLIPS, with_slips
from perfkit.illustrative.values import COUNCIL, make_values
from tests.unit.framework.make import make_kpi
from tests.unit.illustrative.test_illustrative import AS_AT


def test_slips_are_rows_more_and_leave_every_sound_row():
    kpis = [make_kpi(f"k{number:02d}", lowest=0, highest=100) for number in range(75)]
    lags = {kpi.id: 40 for kpi in kpis}
    sound = make_values(kpis, lags=lags, as_at=AS_AT, seed=3)
    made = with_slips(sound, kpis, area_code=COUNCIL[0])
    assert made.head(len(sound)).equals(sound)
    assert len(made) == len(sound) + len(SLIPS)
    assert made.tail(len(SLIPS))["note"].str.contains("Illustrative").all()

import inspect

import pytest

from perfkit import errors
from perfkit.errors import PerfkitError, UnknownNameError

CLASSES = [
    member
    for _, member in inspect.getmembers(errors, inspect.isclass)
    if member is not PerfkitError and issubclass(member, PerfkitError)
]


def test_every_error_has_an_exit_code_of_its_own():
    codes = [error.exit_code for error in (PerfkitError, *CLASSES)]

    assert len(set(codes)) == len(codes) > 5
    assert 0 not in codes


@pytest.mark.parametrize("error", [PerfkitError, *CLASSES])
def test_every_error_is_documented_in_a_sentence_of_its_own(error):
    assert error.__doc__ != error.__mro__[1].__doc__
    assert error.__doc__.rstrip().endswith(".")


@pytest.mark.parametrize("error", CLASSES)
def test_every_error_is_named_an_error(error):
    assert error.__name__.endswith("Error")


@pytest.mark.parametrize(
    ("known", "listed"), [(["b", "a"], "There are: a, b."), ([], "There are: none yet.")]
)
def test_an_unknown_name_is_told_with_those_that_are_known(known, listed):
    error = UnknownNameError("KPI", "absent", known)

    assert str(error) == f"There is no KPI called 'absent'. {listed}"
    assert error.known == sorted(known)

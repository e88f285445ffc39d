"""YAML that no framework needs and a slip or an enemy may write."""

import pytest

from perfkit.framework.yaml_file import DEEPEST, read_yaml


@pytest.mark.parametrize(
    ("text", "got"),
    [
        ("id: x\n? [a]\n: 1\n", "a list or a mapping as a key"),
        ("id: x\n? {a: b}\n: 1\n", "a list or a mapping as a key"),
        ("a: " + "[" * 200_000, f"lists or mappings more than {DEEPEST} deep"),
        ("- " * 100_000 + "a", f"lists or mappings more than {DEEPEST} deep"),
    ],
)
def test_what_cannot_be_read_is_a_finding_with_its_line(tmp_path, text, got):
    path = tmp_path / "a.yml"
    path.write_text(text)
    (finding,) = read_yaml(path, "a.yml").findings
    assert finding.got == got
    assert finding.field.startswith("line ")


def test_as_deep_as_is_allowed_is_read(tmp_path):
    path = tmp_path / "a.yml"
    path.write_text("[" * DEEPEST + "]" * DEEPEST)
    assert read_yaml(path, "a.yml").findings == ()


def test_a_folder_in_a_files_place_is_a_finding(tmp_path):
    (finding,) = read_yaml(tmp_path, "a.yml").findings
    assert finding.got == "Is a directory"

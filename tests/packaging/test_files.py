# SPDX-License-Identifier: EUPL-1.2
"""What the project says of itself in several places is the same everywhere."""

import re
import tomllib
from pathlib import Path

import pytest
import yaml

import meedenker

ROOT = Path(__file__).resolve().parents[2]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
INVENTED = re.compile(r"[\w.]+@(?!example\.org)[\w.]+\.\w+")


def requirement(text: str) -> tuple[str, str]:
    """Name and version of a requirement, however it is spaced."""
    match = re.fullmatch(r"([\w.-]+)\s*>=\s*([\w.]+)", text.partition(";")[0].strip())
    assert match, text
    return match[1].lower(), match[2]


def test_environment_and_project_name_the_same_dependencies():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text("utf-8"))
    conda = {requirement(line) for line in environment["dependencies"] if line != "pip"}
    everywhere = [line for line in PROJECT["dependencies"] if ";" not in line]
    python = ("python", PROJECT["requires-python"].removeprefix(">="))
    assert conda == {requirement(line) for line in everywhere} | {python}


def test_publiccode_names_the_version_and_licence_of_the_package():
    code = yaml.safe_load((ROOT / "publiccode.yml").read_text("utf-8"))
    assert code["softwareVersion"] == meedenker.__version__
    assert code["legal"]["license"] == PROJECT["license"] == "EUPL-1.2"


@pytest.mark.parametrize(
    "name",
    ["README.md", "LICENSE", "NOTICE", "CHANGELOG.md", "CONTRIBUTING.md", "GOVERNANCE.md",
     "CODE_OF_CONDUCT.md", "SECURITY.md", "publiccode.yml"],
)  # fmt: skip
def test_the_files_of_a_public_project_are_there_without_invented_people(name: str):
    text = (ROOT / name).read_text("utf-8")
    assert len(text) > 200
    assert name == "LICENSE" or not INVENTED.search(text)


def test_lock_files_name_no_registry():
    for path in [*(ROOT / "requirements").glob("*.txt"), ROOT / "widgets/package-lock.json"]:
        text = path.read_text("utf-8")
        assert "://" not in re.sub(r'"(?:url|homepage)": "[^"]*"', "", text), path.name

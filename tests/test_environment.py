"""pyproject.toml, the requirement files and environment.yml say the same."""

from __future__ import annotations

import re
import tomllib
from pathlib import Path

import pytest
import yaml
from packaging.requirements import Requirement
from packaging.specifiers import SpecifierSet
from packaging.utils import canonicalize_name

import claimbook

ROOT = Path(__file__).parents[1]
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
LOCKS = ("requirements.txt", "requirements-test.txt")


def pins(name: str) -> dict[str, list[str]]:
    """Package -> pinned versions (more than one where they differ by Python version)."""
    found: dict[str, list[str]] = {}
    for package, version in re.findall(r"(?m)^([A-Za-z0-9_.-]+)==([^\s;\\]+)", (ROOT / name).read_text()):
        found.setdefault(canonicalize_name(package), []).append(version)
    return found


@pytest.mark.parametrize("requirement", PROJECT["dependencies"])
def test_each_dependency_is_pinned_within_its_range(requirement):
    wanted = Requirement(requirement)
    versions = pins("requirements.txt")[canonicalize_name(wanted.name)]
    assert all(v in wanted.specifier for v in versions)


@pytest.mark.parametrize("requirement", PROJECT["optional-dependencies"]["test"])
def test_each_test_dependency_is_pinned_within_its_range(requirement):
    wanted = Requirement(requirement)
    assert all(v in wanted.specifier for v in pins("requirements-test.txt")[canonicalize_name(wanted.name)])


def test_test_requirements_pin_the_same_versions():
    everything = pins("requirements-test.txt")
    assert {name: everything.get(name) for name in pins("requirements.txt")} == pins("requirements.txt")


@pytest.mark.parametrize("name", LOCKS)
def test_every_pin_has_a_hash_and_no_file_names_an_index(name):
    text = (ROOT / name).read_text()
    entries = re.split(r"(?m)^(?=[A-Za-z0-9])", text)[1:]
    assert entries
    assert all("--hash=sha256:" in entry for entry in entries)
    assert not re.search(r"https?://|--index|--extra-index", text)


def test_environment_takes_its_packages_from_the_requirements():
    environment = yaml.safe_load((ROOT / "environment.yml").read_text())
    *conda, pip = environment["dependencies"]
    assert pip == {"pip": ["-r requirements.txt"]}
    [python] = [d.partition("=")[2] for d in conda if d.startswith("python=")]
    assert python in SpecifierSet(PROJECT["requires-python"])


def test_the_build_backend_is_pinned_and_installed():
    build = tomllib.loads((ROOT / "pyproject.toml").read_text())["build-system"]["requires"]
    assert [str(Requirement(b).specifier) for b in build] == [
        "==" + v for v in pins("requirements.txt")["setuptools"]
    ]


def test_the_version_is_one():
    assert claimbook.__version__ == PROJECT["version"]

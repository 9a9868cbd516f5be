"""`./run` builds an environment that holds what the command will import, and no smaller one over a bigger."""

import re
from importlib.machinery import SourceFileLoader
from importlib.util import module_from_spec, spec_from_loader
from itertools import pairwise

import pytest

from tests.architecture import house

loader = SourceFileLoader("run", str(house.ROOT / "run"))  # a file without an ending
run = module_from_spec(spec_from_loader("run", loader))
loader.exec_module(run)
POSTGRES = {"DATABASE_URL": "postgres:///heal"}
IN_PRODUCTION = {"DJANGO_SETTINGS_MODULE": "lms.site.settings.production"}


def packages(lock: str) -> set[str]:
    found = re.findall(r"^([\w.-]+)(?:\[[\w,-]+\])?(==[^ ;]+)", (house.ROOT / lock).read_text(), re.MULTILINE)
    return {name + version for name, version in found}


def test_each_lock_holds_the_one_before_it():
    sizes = [len(packages(lock)) for lock in run.LOCKS]
    missing = [packages(small) - packages(big) for small, big in pairwise(run.LOCKS)]
    assert (missing, sizes == sorted(sizes)) == ([set(), set()], True)


@pytest.mark.parametrize(
    ("command", "environment", "lock"),
    [
        ("demo", {}, run.SITE),
        ("manage migrate", {}, run.SITE),
        ("manage migrate", POSTGRES, run.PRODUCTION),
        ("manage migrate", IN_PRODUCTION, run.PRODUCTION),
        ("manage migrate --settings lms.site.settings.production", {}, run.PRODUCTION),
        ("manage migrate", {"REDIS_URL": "redis:///"}, run.PRODUCTION),
        ("demo --database postgres", {}, run.PRODUCTION),
        ("demo --debug-toolbar", {}, run.TEST),
        ("test", IN_PRODUCTION, run.TEST),
    ],
)
def test_a_command_finds_its_packages(command, environment, lock):
    name, *arguments = command.split()
    assert run.lock_for(name, arguments, environment) == lock


def test_a_bigger_environment_that_is_there_is_kept(tmp_path, monkeypatch):
    monkeypatch.setattr(run, "VENV", tmp_path)
    assert run.superset(run.SITE) == run.SITE
    run.stamp_of(run.TEST).touch()
    assert (run.superset(run.SITE), run.superset(run.TEST)) == (run.TEST, run.TEST)
    run.stamp_of(run.TEST).unlink()
    run.stamp_of(run.SITE).touch()
    assert run.superset(run.PRODUCTION) == run.PRODUCTION


def test_a_site_that_is_managed_speaks_all_its_languages(tmp_path, monkeypatch):
    """Messages are compiled before anything else of the command is read."""
    called = []
    monkeypatch.setattr(run.subprocess, "call", lambda command, **_more: called.append(command[1:]))
    monkeypatch.setattr(run.os, "execv", lambda _python, command: called.append(command[1:]))
    monkeypatch.setattr(run, "install_libraries", lambda _command: None)
    monkeypatch.setattr(run, "build_environment", lambda _lock: None)
    monkeypatch.setattr(run.sys, "argv", ["run", "manage", "check"])
    run.main()
    root = house.ROOT
    assert called == [
        [f"{root}/tools/compile_messages.py", "--quiet"],
        [f"{root}/manage.py", "check"],
    ]

"""The machine of docs/deploying.md, in a folder of its own on loopback addresses: PostgreSQL, Redis, nginx,
two web processes and a worker.

Its commands, settings, units and the configuration of nginx are those of the page and of `deploy/`; only
folders, addresses and ports are others.
"""

import configparser
import os
import re
import shlex
import shutil
import signal
import socket
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg

from tests.architecture import house
from tests.journeys.certificates import make_certificate
from tests.journeys.commands import Commands
from tools import postgres

LEARN, PROGRAMME = "learn.example.org", "programme.example.net"
ADDRESSES = {LEARN: "192.0.2.10", PROGRAMME: "198.51.100.20"}
HERE = {LEARN: "127.0.0.2", PROGRAMME: "127.0.0.3"}
WEBS = ("8001", "8002")
PAGE = house.ROOT / "docs" / "deploying.md"
SECTION = "From nothing to two websites that answer"
NGINX = """
daemon off;
pid {place}/nginx.pid;
error_log {place}/nginx-start.log emerg;
{user}
events {{}}
http {{
  client_body_temp_path {place}/t1;
  proxy_temp_path {place}/t2;
  fastcgi_temp_path {place}/t3;
  uwsgi_temp_path {place}/t4;
  scgi_temp_path {place}/t5;
  include {place}/heal.conf;
}}
"""


def program(name: str) -> str | None:
    """Debian keeps servers off the PATH of ordinary users."""
    return shutil.which(name) or shutil.which(name, path="/usr/sbin")


def blocks(language: str) -> list[str]:
    """What the section of the page shows in this language, in order."""
    section = PAGE.read_text().split(f"## {SECTION}\n")[1].split("\n## ")[0]
    return re.findall(rf"```{language}\n(.*?)```", section, re.DOTALL)


def free_port() -> int:
    with socket.socket() as found:
        found.bind(("", 0))
        return found.getsockname()[1]


def begin(command: list[str], log: Path, **more) -> subprocess.Popen:
    with log.open("a") as said:
        return subprocess.Popen(command, stdout=said, stderr=subprocess.STDOUT, **more)


class Supervised:
    """A unit with `Restart=always`, kept alive as systemd does."""

    def __init__(self, unit: configparser.SectionProxy, command: str, environment: dict, log: Path) -> None:
        assert unit["Restart"] == "always"
        self.begun = 0
        self._pause, self._ends = float(unit["RestartSec"]), threading.Event()
        self._begin = lambda: begin(
            shlex.split(command), log, cwd=house.ROOT, env=environment, start_new_session=True
        )
        self.start()

    def start(self) -> None:
        self._ends.clear()
        self._run()
        self._thread = threading.Thread(target=self._watch, daemon=True)
        self._thread.start()

    def _run(self) -> None:
        self.process = self._begin()
        self.begun += 1

    def _watch(self) -> None:
        while True:
            self.process.wait()
            if self._ends.wait(self._pause):
                return
            self._run()

    @property
    def children(self) -> list[int]:
        found = Path(f"/proc/{self.process.pid}/task/{self.process.pid}/children")
        return [int(number) for number in found.read_text().split()] if found.exists() else []

    def kill(self) -> None:
        """All of it at once, as the kernel does when memory is short or the power goes."""
        os.killpg(self.process.pid, signal.SIGKILL)

    def kill_a_child(self) -> bool:
        for child in self.children[:1]:
            os.kill(child, signal.SIGKILL)
            return True
        return False

    def stop(self) -> None:
        self._ends.set()
        if self.process.poll() is None:
            self.kill()
        self._thread.join(20)


class Machine:
    def __init__(self, place: Path, postgres_socket: str) -> None:
        self.place, self.socket = place, postgres_socket
        self.ports = {(name, kind): free_port() for name in ADDRESSES for kind in ("443", "80")} | {
            ("web", number): free_port() for number in WEBS
        }
        self.redis_port = free_port()
        self.webs: list[Supervised] = []
        self.worker: Supervised | None = None
        self.settings = self._settings()
        self.commands = Commands(place, house.ROOT, self.settings)
        self._others: list[subprocess.Popen] = []

    def _settings(self) -> dict[str, str]:
        """Those of the page, with the folders and ports of this machine."""
        (said,) = blocks("ini")
        found = dict(line.split("=", 1) for line in said.split())
        found |= {
            "DATABASE_URL": f"postgres://heal@/migrated?host={self.socket}",
            "REDIS_URL": found["REDIS_URL"].replace("6379", str(self.redis_port)),
            "HEAL_VAR": str(self.place / "var"),
            "SECRET_KEY": "a-secret-of-the-tests-that-is-long-enough-for-the-checks-of-django",
        }
        return {
            **{name: os.environ[name] for name in ("PATH", "HOME", "LANG") if name in os.environ},
            **found,
        }

    def run(self, line: str, **more: str) -> str:
        """A command of the page; its environment is the one these tests run in."""
        kind, _space, arguments = line.partition(" manage ")
        assert kind == "./run", line
        return self.commands.run(shlex.split(arguments), **more)

    def start(self, line: str) -> None:
        """`systemctl enable --now …`"""
        for name in line.split("--now ")[1].split():
            file, _at, instance = name.partition("@")
            unit = configparser.ConfigParser(interpolation=None, delimiters="=", strict=False)
            unit.optionxform = str
            unit.read(house.ROOT / "deploy" / f"{file}{'@' if instance else ''}.service")
            service = unit["Service"]
            bin_folder = f"{Path(sys.executable).parent}/"
            command = service["ExecStart"].replace("/srv/heal/.venv/bin/", bin_folder)
            if instance:
                command = command.replace("%i", str(self.ports["web", instance]))
            begun = Supervised(service, command, self.settings, self.place / f"{name}.log")
            if instance:
                self.webs.append(begun)
            else:
                self.worker = begun

    def begin_redis(self) -> subprocess.Popen:
        command = [program("redis-server"), "--port", str(self.redis_port), "--bind", "127.0.0.1"]
        return self._keep([*command, "--save", "", "--appendonly", "no", "--dir", str(self.place)])

    def begin_nginx(self) -> None:
        wanted = (house.ROOT / "deploy" / "nginx.conf").read_text()
        for name, address in ADDRESSES.items():
            for kind in ("443", "80"):
                wanted = re.sub(
                    rf"\b{re.escape(address)}:{kind}\b", f"{HERE[name]}:{self.ports[name, kind]}", wanted
                )
        for number in WEBS:
            wanted = wanted.replace(f"127.0.0.1:{number}", f"127.0.0.1:{self.ports['web', number]}")
        wanted = wanted.replace("/etc/ssl/", f"{self.place}/").replace("/var/log/nginx/", f"{self.place}/")
        (self.place / "heal.conf").write_text(wanted)
        for name, file in ((LEARN, "learn"), (PROGRAMME, "programme")):
            make_certificate(name, self.place / f"{file}.pem", self.place / f"{file}.key")
        main = self.place / "nginx.conf"
        main.write_text(NGINX.format(place=self.place, user="" if os.geteuid() else "user root;"))
        self._keep([program("nginx"), "-c", str(main), "-e", str(self.place / "nginx-start.log")])

    def _keep(self, command: list) -> subprocess.Popen:
        self._others.append(begin(command, self.place / f"{Path(command[0]).name}.log"))
        return self._others[-1]

    def rows(self, sql: str, *values: object) -> list[tuple]:
        with psycopg.connect(f"host={self.socket} user=heal dbname=migrated") as database:
            return database.execute(sql, values).fetchall()

    def wait_until(self, is_so, seconds: float = 60) -> None:
        ends = time.monotonic() + seconds
        while not is_so():
            assert time.monotonic() < ends, [
                f"{path.name}: {path.read_text()[-1500:]}" for path in self.place.glob("*.log")
            ]
            time.sleep(0.1)

    def web_answers(self, number: str) -> bool:
        try:
            with socket.create_connection(("127.0.0.1", self.ports["web", number]), 5) as asking:
                asking.sendall(b"GET /healthz HTTP/1.0\r\nHost: learn.example.org\r\n\r\n")
                return asking.recv(12).endswith(b"200")
        except OSError:
            return False

    def are_all_there(self) -> bool:
        return all(map(self.web_answers, WEBS))

    def stop(self) -> None:
        for unit in (*self.webs, self.worker):
            if unit:
                unit.stop()
        self.commands.close()
        for other in self._others:
            other.terminate()
        for other in self._others:
            other.wait(20)


@contextmanager
def machine() -> Iterator[Machine]:
    place = Path(tempfile.mkdtemp(prefix="heal-machine-", dir="/tmp"))
    with postgres.server() as socket_folder:
        made = Machine(place, socket_folder)
        try:
            yield made
        finally:
            made.stop()
            shutil.rmtree(place, ignore_errors=True)

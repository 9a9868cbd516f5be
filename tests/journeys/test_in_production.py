"""R12 and R1 on the machine that docs/deploying.md describes: PostgreSQL, Redis, nginx, two web processes, a
worker, two names. Processes are killed in the middle, and nobody notices.
"""

import http.client
import json
import os
import random
import re
import signal
import threading
import time
import uuid
from concurrent.futures import ThreadPoolExecutor
from contextlib import contextmanager
from html import unescape
from pathlib import Path

import psycopg
import pytest

from tests.factories.totp import code_for
from tests.journeys.conftest import ONE_PROCESS, launch
from tests.journeys.machine import HERE, LEARN, PROGRAMME, SECTION, blocks, machine, program
from tests.journeys.site import Person, Site
from tests.journeys.visitors import Line, Visitor
from tests.journeys.ways import finish_lessons, pass_quiz
from tools import postgres

MISSING = [name for name in ("nginx", "redis-server") if not program(name)]
pytestmark = [
    pytest.mark.slow,
    pytest.mark.skipif(bool(MISSING), reason=f"not installed: {', '.join(MISSING)}"),
    pytest.mark.skipif(not postgres.programs(), reason=postgres.MISSING),
]
#: createsuperuser asks on a terminal; these are its answers.
FIRST = {
    "DJANGO_SUPERUSER_USERNAME": "first",
    "DJANGO_SUPERUSER_EMAIL": "",
    "DJANGO_SUPERUSER_PASSWORD": "a-long-password-for-tests",
}


@pytest.fixture(scope="module")
def site():
    """Every command of the page in its order; what systemd does, the machine does as the units say."""
    with machine() as made:
        made.begin_redis()
        _packages, commands, services = blocks("sh")
        made.said = {}
        for line in commands.splitlines():
            if line.endswith("createsuperuser"):
                made.run(f"{line} --noinput", **FIRST)
            else:
                made.said[line] = made.run(line)
        made.people = json.loads(made.commands.run(["-m", "tests.journeys.production_people"]))
        for line in services.splitlines():
            if line.startswith("systemctl enable"):
                made.start(line)
        made.begin_nginx()
        made.wait_until(made.are_all_there)
        yield made


def come_in(site, who: str) -> Visitor:
    """Staff and employers: password, then the second step."""
    person, visitor = site.people[who], Visitor(site)
    asked = visitor.send("/admin/login/", login=person["login"], password=person["password"])
    assert (asked.status, asked.location.split("?")[0]) == (302, "/admin/login/code/")
    entered = visitor.send(asked.location, code=code_for(person["secret"]))
    assert entered.status == 302, entered.text[:500]
    return visitor


def learner(site, number: int) -> Visitor:
    visitor = Visitor(site)
    assert visitor.send("/learn/enter/", **site.people["writers"][number], phone="own").status == 302
    return visitor


FIELD = re.compile(r'<input [^>]*name="(\w+)" value="([^"]*)"')


class Writer(threading.Thread):
    """Answers the same question again and again, each time with a key of its own."""

    def __init__(self, site, number: int) -> None:
        super().__init__(daemon=True)
        self.visitor, self.step = learner(site, number), site.people["step"]
        page = self.visitor.get(self.step).text
        self.form = {name: unescape(value) for name, value in FIELD.findall(page)}  # the last choice
        self.acknowledged: list[str] = []
        self.wrong: list[object] = []
        self.ends = threading.Event()

    def run(self) -> None:
        while not self.ends.is_set():
            key = str(uuid.uuid4())
            for method, form, wanted in (
                ("POST", {**self.form, "key": key}, 303),
                ("GET", None, 200),
            ):
                try:
                    answer = self.visitor.ask(method, self.step, form)
                except Exception as problem:
                    self.wrong.append(problem)
                    return
                if answer.status != wanted:
                    self.wrong.append((method, answer.status, answer.location))
                    return
            self.acknowledged.append(key)


def writing(site, count: int) -> list[Writer]:
    writers = [Writer(site, number) for number in range(count)]
    for writer in writers:
        writer.start()
    return writers


def all_went_on(writers: list[Writer], since: list[int]) -> bool:
    """What was under way is over: whoever was asked instead is not killed with it."""
    return all(
        writer.wrong or len(writer.acknowledged) > before + 1
        for writer, before in zip(writers, since, strict=True)
    )


def answers_of(site, keys: list[str]) -> int:
    ((found,),) = site.rows(
        "SELECT COUNT(*) FROM courses_answer WHERE idempotency_key = ANY(%s::uuid[])", keys
    )
    return found


def test_r12_the_page_ends_with_two_websites_that_answer(site):
    for name in (LEARN, PROGRAMME):
        answer = Visitor(site, name).get("/")
        assert (answer.status, answer.headers["Server"]) == (200, "nginx"), SECTION
    italian = Visitor(site).get("/it/learn/enter/").text
    assert 'lang="it"' in italian
    assert "Entra" in italian  # compiled
    assert "No migrations to apply" in site.said["./run manage migrate"]
    assert (site.place / "var" / "static" / "staticfiles.json").exists()


def test_r01_no_answer_is_lost_or_doubled_when_processes_are_killed(site):
    """Four kills of one process of a gunicorn, then one of everything that serves one port."""
    begun = sum(web.begun for web in site.webs)
    writers, chance, killed = writing(site, 4), random.Random(1), 0
    for number in range(5):
        time.sleep(chance.random() / 5)
        web = site.webs[number % 2]
        if number == 4:
            web.kill()
            killed += 1
        else:
            killed += web.kill_a_child()
        told = [len(writer.acknowledged) for writer in writers]
        site.wait_until(lambda told=told: all_went_on(writers, told) and site.are_all_there())
    for writer in writers:
        writer.ends.set()
    for writer in writers:
        writer.join(60)
    keys = [key for writer in writers for key in writer.acknowledged]
    wrong = [writer.wrong for writer in writers]
    assert wrong == [[]] * 4, wrong
    assert (killed, answers_of(site, keys), len(keys) > 20) == (5, len(keys), True)
    assert sum(web.begun for web in site.webs) == begun + 1  # the one that was killed as a whole began again


class ProductionSite(Site):
    """What a journey asks of a site, here on two names and PostgreSQL."""

    def __init__(self, machine) -> None:
        super().__init__(443, Path(machine.settings["HEAL_VAR"]))
        self.machine = machine
        self.url, self.programme_url = f"https://{LEARN}", f"https://{PROGRAMME}"

    def answer_key(self, version: str) -> dict:
        ((key,),) = self.machine.rows(
            "SELECT answer_key FROM courses_questionversion WHERE id = %s", int(version)
        )
        return key


@pytest.fixture(scope="module")
def chromium(site, playing):
    there = ", ".join(f"MAP {name}:443 {address}:{site.ports[name, '443']}" for name, address in HERE.items())
    switches = [
        f"--disable-features={ONE_PROCESS}",
        f"--host-resolver-rules={there}",
        "--ignore-certificate-errors",
    ]
    browser = launch(playing, "chromium-headless-shell", "chromium", "google-chrome", switches=switches)
    yield browser
    browser.close()


@contextmanager
def kills(site, *, every: float):
    """One process after another of one gunicorn, as long as this lasts. A list with how many there were."""
    ends, killed = threading.Event(), []

    def go() -> None:
        while not ends.wait(every):
            if site.webs[0].kill_a_child():
                killed.append(True)

    thread = threading.Thread(target=go, daemon=True)
    thread.start()
    try:
        yield killed
    finally:
        ends.set()
        thread.join(30)


def test_r12_the_main_ways_are_gone_to_their_end_while_processes_are_killed(site, chromium):
    """A card is made at the desk; she learns, passes the test and has a certificate; anybody checks it; an
    employer reads what another learner shows.
    """
    # a code counts once: whoever gives one in the moment of a kill is asked for the next
    worker, reader = come_in(site, "worker"), come_in(site, "employer")
    with kills(site, every=0.7) as killed:
        made = worker.send("/teach/accounts/new/", count="1", language="en")
        assert made.status == 303, made.text[:500]
        number, code = re.findall(r'<p class="code"><b>([\d ]+)</b></p>', worker.get(made.location).text)
        learner = Person(ProductionSite(site), chromium)
        learner.enter(number, code)
        learner.set_pin()
        learner.go_to_continue()
        learner.press("Start this course")
        finish_lessons(learner)
        pass_quiz(learner)
        shown = learner.page.locator("bdi.code").inner_text()
        learner.close()
        checked = Visitor(site).send("/verify/", code=shown, name="")
        shared = reader.get("/employers/")
        (address,) = re.findall(r'href="(/employers/portfolios/[^"]+/)"', shared.text)
        read = reader.get(address)
    assert "This certificate is valid" in checked.text
    assert (read.status, site.people["headline"] in read.text) == (200, True)
    assert len(killed) > 3


def test_s11_wrong_tries_are_counted_by_all_processes_together(site):
    """Four processes that each counted for themselves would hear all of twelve. Five are free; two or three
    more are heard after their wait.
    """

    def guess(_number: int) -> int:
        return Visitor(site).send("/admin/login/", login="first", password="a-wrong-password").status

    with ThreadPoolExecutor(12) as pool:
        assert set(pool.map(guess, range(12))) == {200}
    ((heard,),) = site.rows("SELECT MAX(count) FROM lms_entrythrottle")
    assert 5 <= heard <= 8


def test_r09_a_worker_that_was_killed_finds_its_way_again(site):
    """In the middle of a batch: what it did is undone, it begins again by itself, and the command of the
    page's crontab hands the work on. The list is there once.
    """
    coordinator = come_in(site, "coordinator")
    os.kill(site.worker.process.pid, signal.SIGSTOP)
    asked = coordinator.send(f"/teach/groups/{site.people['cohort']}/list/")
    assert asked.status == 303
    job = asked.location.strip("/").split("/")[-1]

    def state() -> tuple:
        (found,) = site.rows("SELECT state, done FROM lms_job WHERE uuid = %s", job)
        return found

    with psycopg.connect(f"host={site.socket} user=heal dbname=migrated") as other:
        other.execute("LOCK TABLE courses_enrolment IN ACCESS EXCLUSIVE MODE")
        os.kill(site.worker.process.pid, signal.SIGCONT)
        site.wait_until(lambda: state() == ("running", 0))
        site.worker.kill()
    site.wait_until(lambda: site.worker.begun == 2)
    assert state() == ("running", 0)
    with psycopg.connect(f"host={site.socket} user=heal dbname=migrated") as clock:  # two minutes later
        clock.execute(
            "UPDATE lms_job SET touched_at = touched_at - interval '5 minutes' WHERE uuid = %s", [job]
        )
    assert site.run("./run manage take_up_jobs") == "1 taken up again.\n"
    site.wait_until(lambda: state() == ("done", 4))
    table = coordinator.get(f"/teach/work/{job}/file/").text
    assert len(table.splitlines()) == 1 + 4


def test_r09_a_lost_redis_stops_no_page_and_no_answer(site):
    """Nothing is kept there alone. Somebody who signs in with an app's code waits until it is back: nobody
    could tell whether that code was used before.
    """
    (redis,) = [other for other in site._others if "redis" in str(other.args[0])]
    redis.kill()
    redis.wait()
    site._others.remove(redis)
    (writer,) = writing(site, 1)
    time.sleep(1)
    writer.ends.set()
    writer.join(60)
    assert (writer.wrong, len(writer.acknowledged) > 0) == ([], True)
    assert answers_of(site, writer.acknowledged) == len(writer.acknowledged)
    site.begin_redis()
    site.wait_until(lambda: Path(site.place / "redis-server.log").read_text().count("Ready to accept") == 2)
    assert come_in(site, "trainer").get("/teach/").status == 200


def test_r09_without_any_web_process_there_is_a_pause_without_words(site):
    for web in site.webs:
        os.killpg(web.process.pid, signal.SIGSTOP)
        web.stop()
    told = Visitor(site).ask("GET", "/learn/enter/")
    assert (told.status, told.headers["Retry-After"], told.headers["Cache-Control"]) == (503, "5", "no-store")
    assert told.text == "<!doctype html><meta http-equiv=refresh content=5>"
    assert Visitor(site, PROGRAMME).ask("GET", "/").text == told.text
    for web in site.webs:
        web.start()
    site.wait_until(site.are_all_there)
    assert Visitor(site).get("/learn/enter/").status == 200


def test_s16_each_address_answers_for_its_own_name_alone(site):
    for name, other in ((LEARN, PROGRAMME), (PROGRAMME, LEARN)):
        line = Line(site, name, to=other)
        with pytest.raises(OSError, match="unrecognized name"):
            line.request("GET", "/")
        plain = http.client.HTTPConnection(HERE[name], site.ports[name, "80"], timeout=10)
        plain.request("GET", "/learn/?a=b", headers={"Host": name})
        told = plain.getresponse()
        assert (told.status, told.headers["Location"]) == (301, f"https://{name}/learn/?a=b")
        plain.close()
        plain.request("GET", "/", headers={"Host": other})
        with pytest.raises(http.client.RemoteDisconnected):
            plain.getresponse()
        plain.close()


def test_s36_what_was_asked_stands_in_no_log(site):
    """Of nginx, of the web processes and of the worker, after all of this."""
    said = {path.name: path.read_text() for path in site.place.glob("*.log")}
    assert {name for name, text in said.items() if "nginx" in name and text} == set()
    told = [site.people["writers"][0]["code"], site.people["step"], "/learn/enter/", "anna"]
    assert {(name, words) for name, text in said.items() for words in told if words in text} == set()
    assert any('"route": "player:' in text for text in said.values())

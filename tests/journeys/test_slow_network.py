"""On a slow phone network (400 ms a way, 400 kbit/s) what one came for is there in two and a half seconds."""

import pytest

from tests.journeys.site import PHONE, Person

SLOW = {"offline": False, "latency": 400, "downloadThroughput": 50 * 1024, "uploadThroughput": 50 * 1024}
LONGEST = 2500
#: A machine that does something else meanwhile is not the network: the page may try again.
TRIES = 3
LARGEST = """() => new Promise(done => {
  let last = 0;
  new PerformanceObserver(list => { for (const entry of list.getEntries()) { last = entry.startTime; } })
    .observe({ type: "largest-contentful-paint", buffered: true });
  setTimeout(() => done(last), 300);
})"""


def largest_paint(site, chromium, path: str) -> float:
    visitor = Person(site, chromium, size=PHONE)
    network = visitor.context.new_cdp_session(visitor.page)
    network.send("Network.enable")
    network.send("Network.emulateNetworkConditions", SLOW)
    visitor.page.goto(f"{site.programme_url}{path}")
    found = visitor.page.evaluate(LARGEST)
    visitor.close()
    return found


@pytest.mark.parametrize(
    "path", ["/", "/coping/", "/rights/", "/services/", "/numbers/", "/ar/", "/ar/rights/", "/coping/card/"]
)
def test_the_first_view_is_there_soon_on_a_slow_network(site, chromium, path):
    tried: list[float] = []
    while len(tried) < TRIES and not (tried and tried[-1] <= LONGEST):
        tried.append(largest_paint(site, chromium, path))
    assert 0 < min(tried) <= LONGEST, tried

"""The name of a website is read as somebody types it, or copies it from a browser."""

import pytest

from lms.safety.faces.hosts import Host, NoHost, joined_by, read_host


@pytest.mark.parametrize(
    ("typed", "name", "port", "address"),
    [
        ("learn.example.org", "learn.example.org", 80, "http://learn.example.org"),
        (" Learn.Example.org. ", "learn.example.org", 80, "http://learn.example.org"),
        ("localhost:8000", "localhost", 8000, "http://localhost:8000"),
        ("https://learn.example.org/", "learn.example.org", 443, "https://learn.example.org"),
        ("http://learn.example.org:8080", "learn.example.org", 8080, "http://learn.example.org:8080"),
        ("μάθηση.gr", "xn--hxawacs9b.gr", 80, "http://xn--hxawacs9b.gr"),
        ("127.0.0.1", "127.0.0.1", 80, "http://127.0.0.1"),
    ],
)
def test_a_host_is_read(typed, name, port, address):
    host = read_host(typed)
    assert (host, host.address) == (Host(name, port), address)


def test_where_all_is_sent_over_tls_that_is_the_usual_port(settings):
    settings.SECURE_SSL_REDIRECT = True
    assert read_host("learn.example.org").address == "https://learn.example.org"


@pytest.mark.parametrize(
    ("typed", "why"),
    [
        ("learn example", "name"),
        ("-learn.example.org", "name"),
        ("learn..example.org", "name"),
        ("ftp://learn.example.org", "name"),
        (f"{'a' * 64}.org", "name"),
        ("[::1", "name"),
        ("learn.example.org:0", "port"),
        ("learn.example.org:99999", "port"),
        ("learn.example.org:http", "port"),
        ("learn.example.org/courses", "path"),
        ("learn.example.org?a=b", "path"),
        ("admin@learn.example.org", "path"),
    ],
)
def test_what_is_no_host_is_refused(typed, why):
    with pytest.raises(NoHost) as refused:
        read_host(typed)
    assert refused.value.why == why


def test_two_names_are_joined_by_the_domain_somebody_registered():
    assert [
        joined_by("learn.example.org", "heal.example.org"),
        joined_by("learn.example.org", "heal.example.net"),
        joined_by("one.co.uk", "two.co.uk"),
        joined_by("localhost", "heal.localhost"),
    ] == ["example.org", "", "", ""]

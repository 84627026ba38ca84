"""Web addresses, against a real server on this machine."""

from __future__ import annotations

import socket
import ssl
from collections.abc import Callable
from datetime import UTC, datetime, timedelta
from gzip import compress
from pathlib import Path
from time import monotonic

import pytest
from golden import OUTLET, PARAGRAPHS, TITLE, feed, json_lines, opml, page, pdf, table, text, zipped
from sites import Answer, Site

from discrepancy.articles import read_articles
from discrepancy.articles.addresses import is_public, resolved
from discrepancy.articles.interface import UnreadableError
from discrepancy.articles.web import Web
from discrepancy.errors import InputError
from discrepancy.records import Article
from discrepancy.settings import Settings

LIMIT = 100_000  # bytes


def read(*urls: str, private: bool = True) -> tuple[dict[str, Article], dict[str, str]]:
    settings = Settings(allow_net=True, allow_private=private, max_file_mb=LIMIT / 1e6)
    articles, skipped = read_articles(urls, settings=settings)
    return {a.id: a for a in articles}, {one.path: one.reason for one in skipped}


def reason(*urls: str, private: bool = True) -> str:
    articles, skipped = read(*urls, private=private)
    assert not articles
    (found,) = skipped.values()
    assert "\n" not in found
    return found


def told(article: Article) -> list[str]:
    return [article.text[p.start : p.end] for p in article.passages]


# --------------------------------------------------------------------------- what is read

TYPES: list[tuple[str, Callable[[], bytes]]] = [
    ("text/html; charset=utf-8", page),
    ("application/xhtml+xml", page),
    ("TEXT/PLAIN", text),
    ("application/pdf", pdf),
    ("text/csv", lambda: table(",")),
    ("application/x-ndjson", json_lines),
    ("application/rss+xml", feed),
    ("application/zip", lambda: zipped({"a.txt": text()})),
]


@pytest.mark.parametrize(("content_type", "make"), TYPES, ids=[t for t, _ in TYPES])
def test_the_content_type_decides_the_reader(
    site: Site, content_type: str, make: Callable[[], bytes]
) -> None:
    site.answers["/storm"] = Answer(make(), content_type)
    articles, skipped = read(site.url("/storm"))
    assert not skipped
    ((id_, found),) = articles.items()
    assert id_.startswith(site.url("/storm"))
    assert [one for one in told(found) if one != TITLE] == list(PARAGRAPHS)
    assert found.url


def test_an_article_of_the_web_is_named_by_its_address(site: Site) -> None:
    site.answers["/news/storm?id=7"] = Answer(page())
    ((found, _),) = [(a, s) for a, s in [read(site.url("/news/storm?id=7#top"))]]
    (article,) = found.values()
    assert article.id == article.path == article.url == site.url("/news/storm?id=7")
    assert article.name == f"127.0.0.1:{site.port}/news/storm?id=7"
    assert article.publisher == OUTLET
    assert site.asked == ["/robots.txt", "/news/storm?id=7"]
    assert {agent.partition("/")[0] for agent in site.agents} == {"discrepancy"}


def test_what_the_header_says_of_the_encoding_counts(site: Site) -> None:
    words = "The café of Łódź was closed for nine hours on Monday, said the owner."
    site.answers["/a"] = Answer(words.encode("iso-8859-2", "replace"), "text/plain; charset=latin2")
    (article,) = read(site.url("/a"))[0].values()
    assert told(article) == [words]


def test_addresses_need_not_be_ascii(site: Site) -> None:
    target = "/zürich/the%20storm?a=é".encode().decode("latin-1")  # as servers write it
    site.answers["/%C5%82%C3%B3d%C5%BA"] = Answer(status=302, headers={"Location": target})
    site.answers["/z%C3%BCrich/the%20storm?a=%C3%A9"] = Answer(page())
    (id_,) = read(site.url("/łódź"))[0]
    assert id_ == site.url("/łódź")


def test_feeds_of_a_list_are_read(site: Site, tmp_path: Path) -> None:
    site.answers["/feed"] = Answer(feed(), "application/rss+xml")
    listed = tmp_path / "feeds.opml"
    listed.write_bytes(opml(site.url("/feed"), site.url("/gone")))
    articles, skipped = read(str(listed))
    assert list(articles) == [site.url("/feed#storm-1")]
    assert skipped == {site.url("/gone"): "the server answered 404"}


def test_rows_with_an_address_alone_are_fetched(site: Site, tmp_path: Path) -> None:
    site.answers["/storm"] = Answer(page(meta=False))
    listed = tmp_path / "t.csv"
    cells = f"url,outlet,text\n{site.url('/storm')},Marl Gazette,\n{site.url('/gone')},,\n"
    listed.write_text(cells, encoding="utf-8")
    articles, skipped = read(str(listed))
    ((id_, found),) = articles.items()
    assert (id_, found.publisher) == (site.url("/storm"), "Marl Gazette")
    assert [one for one in told(found) if one != TITLE] == list(PARAGRAPHS)
    assert skipped == {site.url("/gone"): "the server answered 404"}


def test_an_address_is_read_once(site: Site) -> None:
    site.answers["/a"] = Answer(page())
    assert len(read(site.url("/a"), site.url("/a#b"))[0]) == 1
    assert site.asked.count("/a") == 1


def test_compressed_pages_are_unpacked_within_the_limit(site: Site) -> None:
    site.answers["/a"] = Answer(compress(page()), headers={"Content-Encoding": "gzip"})
    site.answers["/b"] = Answer(compress(bytes(10**7)), headers={"Content-Encoding": "gzip"})
    site.answers["/c"] = Answer(b"junk", headers={"Content-Encoding": "gzip"})
    site.answers["/d"] = Answer(b"junk", headers={"Content-Encoding": "br"})
    assert read(site.url("/a"))[0]
    assert reason(site.url("/b")) == "it is larger than 0.1 MB"
    assert reason(site.url("/c")) == "it came damaged"
    assert reason(site.url("/d")) == "it came compressed (br), unasked"


# --------------------------------------------------------------------------- what is refused


def test_without_leave_nothing_is_asked(site: Site) -> None:
    with pytest.raises(InputError, match=r"is not read: the network is used only with --allow-net"):
        read_articles([site.url("/a")], settings=Settings())
    assert not site.asked


def test_private_addresses_are_not_called(site: Site) -> None:
    told = reason(site.url("/a"), private=False)
    assert told == (
        "the host 127.0.0.1 has the private address 127.0.0.1, which is read only with "
        "--allow-private"
    )
    assert not site.asked


def test_a_redirect_to_a_private_address_is_not_followed(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The first host passes for a public one; where it leads to is checked again."""
    inner = site.url("/secret")
    site.answers["/a"] = Answer(status=302, headers={"Location": inner})
    site.answers["/secret"] = Answer(page())
    monkeypatch.setattr(
        "discrepancy.articles.connections.resolved",
        lambda host, port, *, allow_private: (
            ("127.0.0.1",)
            if host == "public.test"
            else resolved(host, port, allow_private=allow_private)
        ),
    )
    assert "private address 127.0.0.1" in reason(site.url("/a", "public.test"), private=False)
    assert "/secret" not in site.asked


def test_a_name_that_changes_its_address_is_called_where_it_was_checked(
    site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    """DNS rebinding: public when it is checked, this machine when it is asked again."""
    answers = iter(["203.0.113.7", "127.0.0.1"])
    called: list[str] = []

    def lookup(host: str, port: int, **_: object) -> list[tuple[object, ...]]:
        return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", (next(answers), port))]

    def call(address: tuple[str, int], *_: object, **__: object) -> socket.socket:
        called.append(address[0])
        raise ConnectionRefusedError

    monkeypatch.setattr(socket, "getaddrinfo", lookup)
    monkeypatch.setattr(socket, "create_connection", call)
    monkeypatch.setattr("discrepancy.articles.addresses.is_public", lambda a: a != "127.0.0.1")
    assert reason(site.url("/a", "rebinding.test"), private=False).endswith("does not answer")
    assert called == ["203.0.113.7"]


ADDRESSES = [
    ("a public one", "93.184.215.14", True),
    ("a public one of IPv6", "2606:2800:21f:cb07:6820:80da:af6b:8b2c", True),
    ("loopback", "127.0.0.1", False),
    ("loopback of IPv6", "::1", False),
    ("private", "10.1.2.3", False),
    ("private", "192.168.1.1", False),
    ("shared by a carrier", "100.64.0.1", False),
    ("link-local: the metadata of clouds", "169.254.169.254", False),
    ("link-local with its zone", "fe80::1%eth0", False),
    ("unique local", "fd00::1", False),
    ("unspecified", "0.0.0.0", False),  # noqa: S104
    ("multicast", "224.0.0.251", False),
    ("loopback mapped to IPv6", "::ffff:127.0.0.1", False),
    ("private in 6to4", "2002:0a01:0203::1", False),
    ("loopback in NAT64", "64:ff9b::7f00:1", False),
]


@pytest.mark.parametrize(("description", "address", "public"), ADDRESSES)
def test_public_addresses(description: str, address: str, public: bool) -> None:
    assert is_public(address) is public


@pytest.mark.parametrize("host", ["2130706433", "0x7f.1", "localhost", "[::1]", "[::ffff:7f00:1]"])
def test_no_spelling_of_an_address_hides_it(site: Site, host: str) -> None:
    told = reason(f"http://{host}:{site.port}/a", private=False)
    assert "private address" in told or "is not known" in told
    assert not site.asked


ROBOTS = [
    ("a rule for all", b"User-agent: *\nDisallow: /", False),
    ("a rule for this program", b"User-agent: discrepancy\nDisallow: /news", False),
    ("a rule with a wildcard", b"User-agent: *\nDisallow: /*/storm$", False),
    ("a longer rule that allows", b"User-agent: *\nDisallow: /\nAllow: /news/", True),
    ("a rule for others", b"User-agent: other\nDisallow: /", True),
    ("no rules", b"", True),
    ("no text", b"\xff\xfe\x00" * 9, True),
]


@pytest.mark.parametrize(("description", "rules", "allowed"), ROBOTS, ids=[r[0] for r in ROBOTS])
def test_robots_txt_is_respected(site: Site, description: str, rules: bytes, allowed: bool) -> None:
    site.answers["/robots.txt"] = Answer(rules, "text/plain")
    site.answers["/news/storm"] = Answer(page())
    articles, skipped = read(site.url("/news/storm"))
    assert bool(articles) is allowed
    if not allowed:
        (told,) = skipped.values()
        assert told == f"robots.txt of 127.0.0.1:{site.port} does not allow it"
        assert site.asked == ["/robots.txt"]


def test_a_server_that_cannot_say_what_it_allows_allows_nothing(site: Site) -> None:
    site.answers["/robots.txt"] = Answer(status=503)
    site.answers["/a"] = Answer(page())
    assert "does not allow it" in reason(site.url("/a"))


def test_pages_of_a_host_are_as_far_apart_as_it_asks(site: Site) -> None:
    site.answers |= {"/a": Answer(page()), "/b": Answer(text(), "text/plain")}
    site.answers["/robots.txt"] = Answer(b"User-agent: *\nCrawl-delay: 0.4", "text/plain")
    began = monotonic()
    assert len(read(site.url("/a"), site.url("/b"))[0]) == 2
    assert monotonic() - began >= 0.4
    site.answers["/robots.txt"] = Answer(b"User-agent: *\nCrawl-delay: 60", "text/plain")
    assert reason(site.url("/a")) == "its robots.txt wants 60 seconds between two pages"


def test_robots_txt_is_asked_once_a_host(site: Site) -> None:
    site.answers |= {"/a": Answer(page()), "/b": Answer(text(), "text/plain")}
    assert len(read(site.url("/a"), site.url("/b"))[0]) == 2
    assert site.asked.count("/robots.txt") == 1


def test_redirects_are_followed_a_few_times(site: Site) -> None:
    for number in range(7):
        site.answers[f"/{number}"] = Answer(status=301, headers={"Location": f"/{number + 1}"})
    site.answers["/7"] = Answer(page())
    (article,) = read(site.url("/2"))[0].values()
    assert article.url == site.url("/7")
    assert reason(site.url("/1")) == "more than 5 redirects"


REFUSED = [
    ("a page that is not there", Answer(status=404), "the server answered 404"),
    ("a type that is not read", Answer(b"\x89PNG", "image/png"), "(image/png) is not read"),
    ("no type", Answer(page(), ""), "(without a type) is not read"),
    ("too large", Answer(b"a " * LIMIT), "larger than 0.1 MB"),
    ("a redirect to a file", Answer(status=302, headers={"Location": "file:///etc/passwd"}),
     "no http address"),
    ("a redirect with a password",
     Answer(status=302, headers={"Location": "http://a:b@127.0.0.1/"}), "a password"),
    ("a redirect to nowhere", Answer(status=302, headers={"Location": "http://["}), "no address"),
    ("less than it says", Answer(page(), headers={"Content-Length": "99999"}), "not be fetched"),
    ("a page without text", Answer(b"<html><body><p></body></html>"), "no text"),
]  # fmt: skip


@pytest.mark.parametrize(
    ("description", "answer", "expected"), REFUSED, ids=[r[0] for r in REFUSED]
)
def test_what_cannot_be_fetched_is_skipped_with_the_reason(
    site: Site, description: str, answer: Answer, expected: str
) -> None:
    site.answers["/a"] = answer
    assert expected in reason(site.url("/a"))


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://user:secret@127.0.0.1/", "password"),
        ("http:///storm", "no http address"),
        ("http://[::1/", "no address"),
        ("http://127.0.0.1:99999/", "no address"),
        ("http://127.0.0.1:1/", "does not answer"),
        ("http://no-such-host.invalid/", "the host no-such-host.invalid is not known"),
        (f"http://{'a' * 70}.test/", "is not known"),
    ],
)
def test_addresses_that_lead_nowhere(url: str, expected: str) -> None:
    assert expected in reason(url)


def test_a_server_that_drips_is_left(site: Site) -> None:
    site.answers["/a"] = Answer(page(), drip=0.1)
    began = monotonic()
    with pytest.raises(UnreadableError, match=r"it took longer than 0\.5 seconds"):
        Web(largest=LIMIT, allow_private=True, seconds=0.5).fetch(site.url("/a"))
    assert monotonic() - began < 3


# --------------------------------------------------------------------------- TLS

HOST = "lake-post.test"


def certificate(folder: Path, host: str) -> Path:
    """A file with a key and a certificate, signed by itself, of a host."""
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    name = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, host)])
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(name)
        .issuer_name(name)
        .public_key(key.public_key())
        .serial_number(7)
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=1))
        .add_extension(x509.SubjectAlternativeName([x509.DNSName(host)]), critical=False)
        .sign(key, hashes.SHA256())
    )
    private = key.private_bytes(
        serialization.Encoding.PEM,
        serialization.PrivateFormat.PKCS8,
        serialization.NoEncryption(),
    )
    file = folder / f"{host}.pem"
    file.write_bytes(private + made.public_bytes(serialization.Encoding.PEM))
    return file


@pytest.mark.parametrize(
    ("description", "host", "trusted", "expected"),
    [
        ("the host's, of an authority that is trusted", HOST, True, ""),
        ("of another host", "other.test", True, "certificate verify failed"),
        ("of nobody who is trusted", HOST, False, "certificate verify failed"),
    ],
)
def test_the_name_of_the_host_is_verified_though_an_address_is_called(  # noqa: PLR0917
    site: Site,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    description: str,
    host: str,
    trusted: bool,
    expected: str,
) -> None:
    file = certificate(tmp_path, host)
    if trusted:
        monkeypatch.setenv("SSL_CERT_FILE", str(file))
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(file)
    site.server.socket = context.wrap_socket(site.server.socket, server_side=True)
    monkeypatch.setattr(
        "discrepancy.articles.connections.resolved", lambda *_, **__: ("127.0.0.1",)
    )
    site.answers["/a"] = Answer(page())
    url = f"https://{HOST}:{site.port}/a"
    if expected:
        found = reason(url)
        assert expected in found
    else:
        assert list(read(url)[0]) == [url]

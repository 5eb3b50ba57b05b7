"""Who calls, when proxies of ours stand in front and when they do not."""

import pytest
from gateway.peers import TrustedProxies, parse_networks
from gateway_support import gateway_settings, run_gateway

OURS = "10.0.0.0/8, 2001:db8:1::/48"


def origin(*headers, peer="10.0.0.1", trusted=OURS):
    proxies = TrustedProxies(parse_networks(trusted))
    return proxies.origin(peer, "http", [(n.encode(), v.encode()) for n, v in headers])


XFF, XFP, FORWARDED = "x-forwarded-for", "x-forwarded-proto", "forwarded"


@pytest.mark.parametrize(
    ("headers", "client"),
    [
        ([], "10.0.0.1"),
        ([(XFF, "203.0.113.7")], "203.0.113.7"),
        ([(XFF, "1.2.3.4, 203.0.113.7")], "203.0.113.7"),  # the left one may be made up
        ([(XFF, "1.2.3.4, 203.0.113.7, 10.9.9.9")], "203.0.113.7"),
        ([(XFF, "203.0.113.7"), (XFF, "10.9.9.9")], "203.0.113.7"),
        ([(XFF, "203.0.113.7:4711")], "203.0.113.7"),
        ([(XFF, "[2001:db8:2::7]:4711")], "2001:db8:2::7"),
        ([(XFF, "2001:db8:2::7, 2001:db8:1::9")], "2001:db8:2::7"),
        ([(XFF, "::ffff:203.0.113.7")], "203.0.113.7"),
        ([(XFF, "203.0.113.7, nonsense")], "10.0.0.1"),
        ([(XFF, "203.0.113.7, ")], "10.0.0.1"),
        ([(XFF, "10.1.1.1, 10.2.2.2")], "10.1.1.1"),
        ([(FORWARDED, "for=1.2.3.4, for=203.0.113.7;proto=https")], "203.0.113.7"),
        ([(FORWARDED, 'proto=https; For="[2001:db8:2::7]:80"')], "2001:db8:2::7"),
        ([(FORWARDED, "for=203.0.113.7, for=_hidden")], "10.0.0.1"),
        ([(XFF, "203.0.113.7"), (FORWARDED, "for=1.2.3.4")], "203.0.113.7"),
    ],
)
def test_the_rightmost_address_that_is_not_ours(headers, client):
    assert origin(*headers)[0] == client


def test_strangers_are_not_believed():
    headers = [(XFF, "1.2.3.4"), (XFP, "https"), (FORWARDED, "for=1.2.3.4")]
    assert origin(*headers, peer="203.0.113.9") == ("203.0.113.9", "http")
    assert origin(*headers, trusted="") == ("10.0.0.1", "http")
    assert origin(*headers, peer="unknown") == ("unknown", "http")


def test_the_scheme():
    assert origin((XFP, "https"))[1] == "https"
    assert origin((XFP, "http, https"))[1] == "https"
    assert origin((XFP, "gopher"))[1] == "http"
    assert origin((FORWARDED, "for=203.0.113.7;proto=https"))[1] == "https"


@pytest.mark.parametrize("wrong", ["10.0.0.1/8", "here", "10.0.0.0/8;1.1.1.1"])
def test_bad_networks_are_refused_at_the_start(wrong):
    with pytest.raises(ValueError, match="trusted_proxies"):
        gateway_settings(trusted_proxies=wrong)


async def test_services_and_limits_see_the_client(services, quiet_options):
    options = {**quiet_options, "trusted_proxies": "127.0.0.0/8", "rate_limit_auth": "1/hour"}
    async with run_gateway(**options) as gateway:
        for last, status in ((1, 200), (1, 429), (2, 200)):
            headers = {"X-Forwarded-For": f"203.0.113.{last}", "X-Forwarded-Proto": "https"}
            answer = await gateway.post("/api/v1/auth/login", headers=headers)
            assert answer.status_code == status
    seen = services.auth.seen[-1]
    assert seen.values("x-forwarded-for") == ["203.0.113.2"]
    assert seen.values("x-forwarded-proto") == ["https"]

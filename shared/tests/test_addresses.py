"""What stands for one caller, and what is kept of one."""

from privet_shared.addresses import mask_address, network_of


def test_ipv6_callers_are_counted_by_network():
    assert network_of("203.0.113.7") == "203.0.113.7"
    assert network_of("2001:db8:1:2:3:4:5:6") == network_of("2001:db8:1:2:ffff::1")
    assert network_of("2001:db8:1:3::1") != network_of("2001:db8:1:2::1")
    assert network_of("::ffff:203.0.113.7") == "203.0.113.7"
    assert network_of("unknown") == "unknown"


def test_masked_addresses_name_nobody():
    assert mask_address("203.0.113.7") == "203.0.113.0"
    assert mask_address("2001:db8:1:2::3") == "2001:db8:1::"
    assert mask_address("nonsense") == "unknown"

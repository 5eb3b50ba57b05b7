"""The cases that the gateway does not pass yet: each is expected to fail, and why."""

_BY_REASON: dict[str, tuple[str, ...]] = {
    "of a service's several Transfer-Encoding lines the last alone is looked at": (
        "RFC 9112 6.1: broken answer: gzip, and chunked in another line",
        "RFC 9112 6.1: broken answer: chunked, and chunked in another line",
        "RFC 9112 6.1: broken answer: x, and chunked in another line",
    ),
    "a HEAD that is refused while its head is read is answered with content (MUST NOT)": (
        "RFC 9110 9.3.2: HEAD: with two Hosts",
        "RFC 9110 9.3.2: HEAD: with an expectation that nobody knows",
    ),
}

KNOWN_FAILURES = {name: reason for reason, names in _BY_REASON.items() for name in names}

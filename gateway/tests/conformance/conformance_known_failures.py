"""The cases that the gateway does not pass yet: each is expected to fail, and why."""

_BY_REASON: dict[str, tuple[str, ...]] = {
    "Transfer-Encoding other than chunked alone is taken for chunked": (
        "RFC 9112 6.1: Transfer-Encoding gzip, chunked",
        "RFC 9112 6.1: Transfer-Encoding identity, and chunked in another line",
    ),
    "trailers are merged into the request's fields (MUST NOT)": (
        "RFC 9112 7.1.2: trailers: an ordinary one is taken off or kept apart",
        "RFC 9110 6.5.1: trailers: Host",
        "RFC 9110 6.5.1: trailers: Authorization",
        "RFC 9110 5.4: trailers: ten thousand",
    ),
    "Connection: close in a trailer leaves the next request unanswered and the connection open": (
        "RFC 9110 6.5.1: trailers: Connection: close",
    ),
    "a request's head has no limit (MUST answer 4xx to what is larger than it wishes)": (
        "RFC 9110 5.4: a value of a mebibyte",
        "RFC 9110 5.4: a name of a mebibyte",
        "RFC 9110 5.4: twenty thousand fields",
    ),
    "versions other than HTTP/1.0 and HTTP/1.1 are served": (
        "RFC 9110 15.6.6: HTTP/2.0 in an HTTP/1.1 request line",
        "RFC 9112 2.3: HTTP/0.9 by name",
        "RFC 9112 2.3: no version, but fields",
        "RFC 9112 3.2: a bare LF in the target",
    ),
    "the Host field wins over the host of an absolute target (MUST be ignored)": (
        "RFC 9112 3.2.2: absolute form with another Host: the target's counts",
    ),
    "an absolute target with no path is refused (MUST be accepted)": (
        "RFC 9112 3.2.2: absolute form with no path",
    ),
    "CONNECT leaves the connection open and deaf": ("RFC 9110 9.3.6: CONNECT with a path",),
    "HTTP/1.1 without Host, or with an invalid one, is served (MUST answer 400)": (
        "RFC 9112 3.2.2: absolute form without Host",
        "RFC 9112 3.2: Host missing in HTTP/1.1",
        "RFC 9112 3.2: Host missing in HTTP/1.1 before a body",
        "RFC 9112 3.2: Host with a space",
        "RFC 9112 3.2: Host with a path",
        "RFC 9112 3.2: Host with user information",
        "RFC 9112 3.2: Host with a port that is no number",
        "RFC 9112 3.2: Host with two ports",
        "RFC 9112 3.2: Host as a list",
        "RFC 9112 3.2: Host with a bracket left open",
        "RFC 9112 3.2: Host with a backslash",
        "RFC 9112 3.2: Host with a query",
        "RFC 9112 3.2: Host with a fragment",
        "RFC 9112 3.2: Host that is not ASCII",
        "RFC 9112 3.2: Host as a URL",
    ),
    "400 overtakes the answers to requests before it (MUST be in order)": (
        "RFC 9112 9.3.2: a malformed request in the middle ends the connection in its turn",
        "RFC 9112 9.3.2: a malformed request behind a slow one does not overtake its answer",
        "RFC 9112 9.3.2: garbage behind a slow request does not overtake its answer",
    ),
    "an upgrade that is not taken loses the body and what follows": (
        "RFC 9110 7.8: an upgrade to h2c is passed over",
        "RFC 9110 7.8: an upgrade to h2c with a body",
        "RFC 9110 7.8: an upgrade to h2c with a body in chunks",
        "RFC 9110 7.8: an upgrade to several protocols that nobody knows",
    ),
    "100 Continue is sent to HTTP/1.0 (MUST NOT)": ("RFC 9110 10.1.1: no 100 to HTTP/1.0",),
    "no Via is added (MUST)": (
        "RFC 9110 7.6.3: the gateway adds Via",
        "RFC 9110 7.6.3: the gateway adds itself to Via, at the end",
        "RFC 9110 7.6.3: Via says what HTTP version the client spoke",
    ),
    "method override fields other than X-HTTP-Method-Override pass": (
        "RFC 9110 17.1: a client's X-HTTP-Method",
        "RFC 9110 17.1: a client's X-Method-Override",
    ),
    "204 is passed on with the service's Content-Length (MUST NOT)": (
        "RFC 9110 8.6: answer: 204 from a service that sends a length of zero",
        "RFC 9110 8.6: answer: 204 from a service that sends a length",
        "RFC 9112 6.3: answer: 204 with a body: the body is no answer",
    ),
    "304 with a Content-Length ends the client's connection": (
        "RFC 9110 15.4.5: answer: 304 with the length of what was not sent",
        "RFC 9112 6.3: answer: 304 with a body: the body is no answer",
    ),
    "chunks are sent to HTTP/1.0 (MUST NOT)": (
        "RFC 9112 6.1: no chunks to HTTP/1.0",
        "RFC 9112 6.1: no chunks to HTTP/1.0 with keep-alive",
    ),
    "a status from 600 on ends the client's connection with no answer": (
        "RFC 9110 15: answer: a status of no class",
    ),
    "a service's Transfer-Encoding other than chunked alone is passed on as the body": (
        "RFC 9112 6.1: broken answer: a coding that nobody asked for",
        "RFC 9112 6.3: broken answer: chunked that is not the last coding",
    ),
    "a service's answer of HTTP/2 is taken for one": (
        "RFC 9112 2.3: broken answer: an answer of HTTP/2",
    ),
    "a service's status of zero is taken for an interim answer": (
        "RFC 9112 4: broken answer: a status of zero",
    ),
    "the reason phrase of a service's answer has no limit": (
        "RFC 9112 4: broken answer: a reason of a mebibyte",
    ),
    "a service's early answer is lost when it closes at once": (
        "RFC 9112 9.3: early answer: 413, and the service closes",
    ),
}

KNOWN_FAILURES = {name: reason for reason, names in _BY_REASON.items() for name in names}

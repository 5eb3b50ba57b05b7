"""What is stated of the faults that take more than one request, by the test that plays them."""

from fault_row import CLIENTS, REDIS, Bound, Row, failed

_LEFT = {(CLIENTS, "ClientDisconnected"): 1.0}

SCENARIOS: dict[str, Row] = {
    "test_client_stops_reading": Row(
        "client stops reading a download",
        "its connection ends before the body does",
        {(CLIENTS, "ClientTooSlow"): 1.0},
        Bound.IDLE,
    ),
    "test_clients_read_too_slowly": Row(
        "six clients read slowly for too long",
        "their connections end before the body does; the service is not blamed",
        {(CLIENTS, "ClientTooSlow"): 6.0},
        Bound.TOTAL,
    ),
    "test_client_resets_a_download": Row(
        "client resets in the middle of a download", "nothing; the service is told", _LEFT
    ),
    "test_client_resets_an_upload": Row(
        "client resets in the middle of an upload", "nothing; the service is told", _LEFT
    ),
    "test_client_leaves_while_it_waits": Row(
        "client resets before the first byte", "nothing; the service is told", _LEFT
    ),
    "test_client_stops_sending": Row(
        "client stops in the middle of an upload",
        "408 `request.too_slow`",
        {(CLIENTS, "BodyTooSlow"): 1.0},
        Bound.IDLE,
    ),
    "test_client_drips_an_upload": Row(
        "client drips an upload for too long",
        "408 `request.too_slow`; the service is not blamed",
        {(CLIENTS, "BodyTooSlow"): 1.0},
        Bound.TOTAL,
    ),
    "test_one_of_two_instances_breaks": Row(
        "one of two instances resets every answer",
        "502 `gateway.bad_upstream` five times, then the other answers; "
        "a good probe and three good answers bring it back",
        failed("UpstreamBroken", times=5),
    ),
    "test_one_of_two_instances_is_gone": Row(
        "one of two instances refuses connections",
        "200: the other is asked in the same request; "
        "a good probe and three good answers bring it back",
    ),
    "test_every_instance_breaks": Row(
        "every instance resets every answer",
        "502 `gateway.bad_upstream` five times each, then 503 `service.unavailable` "
        "that asks no service",
        {**failed("UpstreamBroken", times=10), **failed("ServiceEjected")},
    ),
    "test_a_service_lives_and_fails": Row(
        "service answers its probes and resets everything else",
        "502 `gateway.bad_upstream` five times and for the one request that tries it again, "
        "else 503 `service.unavailable`; it is tried less and less often",
        {**failed("UpstreamBroken", times=6, retries=1), **failed("ServiceEjected")},
    ),
    "test_few_try_a_service_that_is_back": Row(
        "service is back, and ten requests come at once",
        "200 for the three that try it, 503 `service.unavailable` for the others; then 200 for all",
        {**failed("UpstreamBroken", times=5), **failed("ServiceEjected", times=7)},
    ),
    "test_every_connection_is_lent": Row(
        "every connection to a service is lent (six requests wait)",
        "503 `service.unavailable`; the service is not blamed",
        failed("NoConnectionFree", times=6),
        Bound.CONNECT,
    ),
    "test_retries_have_a_budget": Row(
        "ten kept connections are reset under their requests",
        "200 for three, which the budget lets retry; 502 `gateway.bad_upstream` for seven",
        failed("StaleConnection", times=7, retries=3),
    ),
    "test_events_survive_an_outage": Row(
        "NATS gone and back: events",
        "the stream stays open and then has every event once; `/health/ready` is 503 meanwhile",
    ),
    "test_events_survive_silence": Row(
        "NATS silent for a moment: events", "the stream stays open and then has every event once"
    ),
    "test_revocations_survive_an_outage": Row(
        "NATS gone and back: revocations",
        "a session that ends meanwhile is refused once NATS is back: 401 `auth.session_revoked`",
    ),
    "test_no_answer_is_kept_in_an_outage": Row(
        "NATS gone and back: shared answers",
        "200, each asked of the service while it is gone; kept again when it is back",
    ),
    "test_limits_fail_open": Row(
        "Redis gone and back: rate limits",
        "200, counted in memory; Redis is told of it when it is back",
        {(REDIS, "limits"): 1.0},
    ),
    "test_limits_fail_open_in_silence": Row(
        "Redis silent: rate limits",
        "200 at once, counted in memory; Redis is told of it later",
        {(REDIS, "limits"): 1.0},
    ),
    "test_exact_limits_fail_open": Row(
        "Redis gone and back: exact rate limits (signing in, anonymous writes)",
        "200, counted in memory; counted in Redis again when it is back",
        {(REDIS, "limits"): 3.0},
    ),
    "test_exact_limits_fail_open_in_silence": Row(
        "Redis silent: exact rate limits",
        "200 after a quarter of a second, counted in memory",
        {(REDIS, "limits"): 1.0},
    ),
    "test_tickets_survive_an_outage": Row(
        "Redis gone and back: stream tickets",
        "those given out before are 401 `auth.invalid_ticket` until it is back; "
        "new ones are kept in memory and work",
        {(REDIS, "tickets"): 2.0},
    ),
}

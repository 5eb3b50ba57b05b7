#!/bin/sh
# Healthy when JetStream takes a message and says that it is stored: a publish, not an open port.
# Speaks the NATS protocol by the image's own busybox. The stream HEALTH keeps the newest one alone.
set -eu
port="${1:-4222}"
stream='{"name":"HEALTH","subjects":["health.nats"],"storage":"file","max_msgs":1,"discard":"old"}'

say() {
    printf 'CONNECT {"verbose":false,"name":"healthcheck"}\r\nSUB _INBOX.health 1\r\n'
    printf 'PUB $JS.API.STREAM.CREATE.HEALTH _INBOX.health %d\r\n%s\r\n' "${#stream}" "$stream"
    sleep 1
    printf 'PUB health.nats _INBOX.health 2\r\nok\r\n'
    sleep 1
}

say | timeout 6 nc 127.0.0.1 "$port" | grep -q '"stream":"HEALTH", *"seq":'

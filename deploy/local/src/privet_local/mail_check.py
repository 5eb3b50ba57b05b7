"""``python -m privet_local.mail_check SMTP_PORT PAGE_PORT``: exits 0 when the catcher takes mail.

It is run every few seconds, so it imports nothing that takes time.
"""

import smtplib
import sys
import urllib.error
import urllib.request

HOST = "127.0.0.1"
TIMEOUT_SECONDS = 3
_OK = 250


def takes_mail(*, smtp_port: int, page_port: int) -> bool:
    """Whether a mail would be caught, tried up to its text, and whether the page answers."""
    try:
        with smtplib.SMTP(HOST, smtp_port, timeout=TIMEOUT_SECONDS) as smtp:
            answers = [smtp.ehlo(), smtp.mail("check@localhost"), smtp.rcpt("check@localhost")]
            smtp.rset()
        with urllib.request.urlopen(f"http://{HOST}:{page_port}/", timeout=TIMEOUT_SECONDS):
            return all(code == _OK for code, _ in answers)
    except (smtplib.SMTPException, urllib.error.URLError, OSError):
        return False


if __name__ == "__main__":
    sys.exit(not takes_mail(smtp_port=int(sys.argv[1]), page_port=int(sys.argv[2])))

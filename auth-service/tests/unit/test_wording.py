"""Every template speaks both languages."""

import pytest
from auth_service.adapters.wording import FOLDER, JinjaWording
from auth_service.domain.accounts import Locale
from auth_service.domain.mails import FIRST_RETRY, LAST_RETRY, MailTemplate, retry_delay

VARIABLES = {
    "token": "abc",
    "number": "T-1001",
    "status": "in_progress",
    "comment": "a & b",
    "merged_into": None,
    "subject_id": "0199a7c2-0000-7000-8000-000000000003",
}


@pytest.mark.parametrize("locale", Locale)
@pytest.mark.parametrize("template", MailTemplate)
def test_templates_are_complete(template, locale):
    words = JinjaWording("https://privet.example").render(template, locale, VARIABLES)
    assert words.subject
    assert "\n" not in words.subject
    for text in (words.body, words.text, words.html):
        assert text.strip()
        assert "{" not in text.replace("{color", "")
    assert "https://privet.example/" in words.text
    is_russian = any("а" <= letter <= "я" for letter in words.text)
    assert is_russian == (locale is Locale.RU)


def test_no_template_is_left_over():
    for locale in Locale:
        assert {path.stem for path in (FOLDER / locale).glob("*.j2")} == set(MailTemplate)


def test_retries_grow_up_to_two_hours():
    delays = [retry_delay(attempt) for attempt in range(1, 15)]
    assert FIRST_RETRY * 0.8 <= delays[0] <= FIRST_RETRY * 1.2
    assert LAST_RETRY * 0.8 <= delays[-1] <= LAST_RETRY * 1.2

"""Telephone numbers, as people write them and as they are stored."""

from typing import Annotated

import phonenumbers
from pydantic import AfterValidator


def _known_region(region: str) -> str:
    if region not in phonenumbers.SUPPORTED_REGIONS:
        raise ValueError("must be the two capital letters of a country (ISO 3166-1), such as RU")
    return region


PhoneRegion = Annotated[str, AfterValidator(_known_region)]


class NoPhoneNumber(ValueError):
    """The text is not the number of any telephone."""


def parse_phone(text: str, *, region: str) -> str:
    """Return the number in E.164; ``region`` is for those without a country code.

    Raises ``NoPhoneNumber``.
    """
    try:
        number = phonenumbers.parse(text, region)
    except phonenumbers.NumberParseException as error:
        raise NoPhoneNumber(text) from error
    if not phonenumbers.is_valid_number(number) or number.extension:
        raise NoPhoneNumber(text)
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

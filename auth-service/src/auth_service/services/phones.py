"""Telephone numbers, as people write them and as they are stored."""

import phonenumbers

from auth_service.errors import InvalidPhone


def normalise_phone(phone: str, *, region: str) -> str:
    """Return the number in E.164; ``region`` is for those without a country code.

    Raises ``InvalidPhone``.
    """
    try:
        number = phonenumbers.parse(phone, region)
    except phonenumbers.NumberParseException as error:
        raise InvalidPhone from error
    if not phonenumbers.is_valid_number(number) or number.extension:
        raise InvalidPhone
    return phonenumbers.format_number(number, phonenumbers.PhoneNumberFormat.E164)

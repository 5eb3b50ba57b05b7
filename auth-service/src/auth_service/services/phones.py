"""Telephone numbers of accounts."""

from privet_shared.phones import NoPhoneNumber, parse_phone

from auth_service.errors import InvalidPhone


def normalise_phone(phone: str, *, region: str) -> str:
    """Return the number in E.164; ``region`` is for those without a country code.

    Raises ``InvalidPhone``.
    """
    try:
        return parse_phone(phone, region=region)
    except NoPhoneNumber as error:
        raise InvalidPhone from error

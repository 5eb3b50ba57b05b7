"""The languages of content, and which one a reader gets."""

from collections.abc import Mapping
from enum import StrEnum
from typing import TypeVar

T = TypeVar("T")


class Locale(StrEnum):
    """A language that content is written in."""

    RU = "ru"
    EN = "en"


def preferred(asked: Locale | None, accept_language: str | None) -> Locale:
    """Return the language asked for, else the best of ``Accept-Language`` (RFC 9110 §12.5.4)."""
    if asked is not None:
        return asked
    weighed = []
    for part in (accept_language or "").split(","):
        tag, _, parameters = part.strip().partition(";")
        name = tag.strip().lower().partition("-")[0]
        if name in set(Locale):
            weighed.append((_weight(parameters), Locale(name)))
    best = max(weighed, key=lambda pair: pair[0], default=(0.0, Locale.RU))
    return best[1] if best[0] > 0 else Locale.RU


def _weight(parameters: str) -> float:
    name, _, value = parameters.strip().partition("=")
    if name.strip().lower() != "q":
        return 1.0
    try:
        return min(max(float(value), 0.0), 1.0)
    except ValueError:
        return 0.0


def shown_in(locale: Locale, translations: Mapping[Locale, object]) -> list[Locale]:
    """Return the languages whose readers get the translation in ``locale``."""
    return [wanted for wanted in Locale if closest(translations, wanted)[0] is locale]


def closest(translations: Mapping[Locale, T], locale: Locale) -> tuple[Locale, T]:
    """Return the translation in ``locale``, or the one that there is."""
    if locale in translations:
        return locale, translations[locale]
    return next(iter(translations.items()))

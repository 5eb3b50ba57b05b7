"""Full-text search with what every Postgres has.

The built-in configuration ``russian`` stems Cyrillic words as Russian and Latin ones as English,
so one ``tsvector`` serves both languages.
"""

import html
from typing import Any

from sqlalchemy import BindParameter, ColumnElement, Computed, func, literal_column
from sqlalchemy.dialects.postgresql import TSVECTOR
from sqlalchemy.orm import InstrumentedAttribute

_Column = ColumnElement[Any] | InstrumentedAttribute[Any]

CONFIGURATION = "russian"
MAX_QUERY = 200

# Private-use characters, which no text that we store has: HTML is escaped around them.
_START, _STOP = "\ue000", "\ue001"
_OPTIONS = (
    f"StartSel={_START}, StopSel={_STOP}, MaxFragments=2, MaxWords=24, MinWords=8, "
    'FragmentDelimiter=" … "'
)

_regconfig: ColumnElement[Any] = literal_column(f"'{CONFIGURATION}'::regconfig")


def vector_of(**weights: str) -> Computed:
    """Return a generated column over other columns, by weight: ``vector_of(A="title", B="body")``.

    The same SQL belongs into the migration.
    """
    parts = (
        f"setweight(to_tsvector('{CONFIGURATION}'::regconfig, coalesce({column}, '')), '{weight}')"
        for weight, column in weights.items()
    )
    return Computed(" || ".join(parts), persisted=True)


def query_of(text: str | BindParameter[str]) -> ColumnElement[Any]:
    """Return the ``tsquery`` of what a person typed (quotes, ``or`` and ``-word`` work)."""
    return func.websearch_to_tsquery(_regconfig, text, type_=TSVECTOR)


def rank_of(vector: _Column, query: ColumnElement[Any]) -> ColumnElement[float]:
    """Return how well a row fits, the best highest."""
    return func.ts_rank_cd(vector, query)


def snippet_of(text: _Column, query: ColumnElement[Any]) -> ColumnElement[str]:
    """Return the fitting pieces of ``text``, to be given to ``highlight``."""
    return func.ts_headline(_regconfig, text, query, _OPTIONS)


def highlight(snippet: str) -> str:
    """Return a snippet as HTML: everything escaped, what was found between ``<mark>`` tags."""
    return html.escape(snippet).replace(_START, "<mark>").replace(_STOP, "</mark>")

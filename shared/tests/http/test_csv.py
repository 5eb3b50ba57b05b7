"""Tables as CSV: streamed, readable by Excel, harmless in a spreadsheet."""

import csv
import io

import pytest
from privet_shared.http.csv import csv_response


async def text_of(header, rows) -> str:
    async def stream():
        for row in rows:
            yield row

    response = await csv_response("table.csv", header, stream())
    assert response.headers["content-disposition"] == 'attachment; filename="table.csv"'
    chunks = [chunk async for chunk in response.body_iterator]
    assert len(chunks) < 100
    return b"".join(chunks).decode()


async def test_reads_back_in_excel_and_by_rfc_4180():
    rows = [["Холодильник", 'с "кавычками"', 3], ["a,b;c\nd", None, -4.5]]
    text = await text_of(["title", "note", "count"], rows)
    assert text.startswith("\ufefftitle,note,count\r\n")
    read = list(csv.reader(io.StringIO(text.removeprefix("\ufeff"), newline="")))
    assert read[1:] == [["Холодильник", 'с "кавычками"', "3"], ["a,b;c\nd", "", "-4.5"]]


@pytest.mark.parametrize("start", ["=", "+", "-", "@", "\t", "\r"])
async def test_text_is_never_a_formula(start):
    text = await text_of(["title"], [[f"{start}HYPERLINK(1)"]])
    [_, [cell]] = csv.reader(io.StringIO(text, newline=""))
    assert cell == f"'{start}HYPERLINK(1)"


async def test_many_rows_come_in_pieces():
    text = await text_of(["n"], ([str(n) * 10] for n in range(20_000)))
    assert text.count("\r\n") == 20_001

"""Our reader of spreadsheets finds what a writer of spreadsheets wrote."""

import io

import pytest
import xlsxwriter

from demo.spreadsheet import read_rows


@pytest.mark.parametrize("constant_memory", [True, False])
def test_rows_come_back_as_they_were_written(constant_memory: bool) -> None:
    file = io.BytesIO()
    book = xlsxwriter.Workbook(file, {"in_memory": True, "constant_memory": constant_memory})
    sheet = book.add_worksheet()
    sheet.write_row(0, 0, ["factuur", "bedrag"])
    sheet.write_row(1, 0, ["F-1 & <co>", 12.5])
    book.close()
    assert read_rows(file.getvalue()) == [["factuur", "bedrag"], ["F-1 & <co>", 12.5]]

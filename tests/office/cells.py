"""cells.py KIND TRUTH FILE [SHEET] - compare a workbook, read by openpyxl, with
the plain CSV of the same table, cell by cell; print what differs.

KIND is `xlsx` for one that notula wrote, `opened` for one that a spreadsheet
made of the CSV file for spreadsheets: there a formula keeps its guard, and a
time is one.
"""
import csv
import datetime
import re
import sys

import openpyxl

DATES = {"date", "end_date", "next_date", "source_date", "due",
         "due_original", "closed_on"}
NUMBERS = {"number", "version", "no", "head_count", "office_count",
           "raised_by", "given_by", "issue", "response"}
TIMES = {"start", "end"}
GUARDED = re.compile("^'*[ \u00a0]*[=+\\-@\t\r\n＝＋－＠]")


def date(text, opened):
    """What a cell may hold for an ISO date."""
    parts = text.split("-")
    day = "/".join(reversed(parts))
    if opened and text < "1900-03":
        return [datetime.datetime(1900, 1, 1)]  # what the workbook can carry
    if len(parts) == 3 and text > "1900-03":
        return [datetime.datetime(*map(int, parts))]
    if opened and len(parts) == 1:
        return [int(text)]
    if opened and len(parts) == 2:
        return [day, datetime.datetime(int(parts[0]), int(parts[1]), 1)]
    return [day]


def wanted(name, text, opened):
    if text == "":
        return [None]
    if name in DATES:
        return date(text, opened)
    if name in NUMBERS:
        return [int(text)]
    if opened and name in TIMES:
        return [datetime.time(*map(int, text.split(":")))]
    if opened and GUARDED.match(text):
        return ["'" + text]
    return [text]


def unescape(value):
    """_x0041_ is an A in a workbook; openpyxl leaves it to its reader."""
    if not isinstance(value, str):
        return value
    return re.sub("_x([0-9A-F]{4})_", lambda m: chr(int(m[1], 16)), value)


def main():
    kind, truth, path = sys.argv[1:4]
    opened = kind == "opened"
    with open(truth, newline="", encoding="utf-8") as file:
        rows = list(csv.reader(file))
    book = openpyxl.load_workbook(path)
    sheet = book[sys.argv[4]] if len(sys.argv) > 4 else book.worksheets[0]
    header, bad, dates = rows[0], 0, 0
    if sheet.max_row != len(rows):
        print(f"{sheet.max_row} rows, wanted {len(rows)}")
    for i, row in enumerate(rows[1:], 2):
        for j, (name, text) in enumerate(zip(header, row), 1):
            cell = sheet.cell(i, j)
            value = unescape(cell.value)
            dates += isinstance(value, datetime.datetime)
            if cell.data_type == "f":
                print(f"{name} {i}: the formula {value!r}")
            elif value not in wanted(name, text, opened) and bad < 20:
                bad += 1
                print(f"{name} {i}: {value!r}, wanted {text!r}")
    if dates == 0:
        print("no cell is a date")


main()

"""same.py BOOK N OPENED - compare the N-th sheet of a workbook with the one that
a spreadsheet made of the CSV file of the same rows; print what differs."""
import sys

import openpyxl


def rows(path, n):
    sheet = openpyxl.load_workbook(path).worksheets[n - 1]
    return [[cell for cell in row] for row in sheet.iter_rows()]


GUARDED = "=+-@＝＋－＠"


def guarded(text):
    return isinstance(text, str) and text.lstrip("'\u00a0 ")[:1] in tuple(GUARDED)


def main():
    book, opened = rows(sys.argv[1], int(sys.argv[2])), rows(sys.argv[3], 1)
    if len(book) != len(opened):
        print(f"{len(opened)} rows, wanted {len(book)}")
    for i, (row, other) in enumerate(zip(book, opened), 1):
        for a, b in zip(row, other):
            wanted = "'" + a.value if guarded(a.value) else a.value
            month = str(b.value) == wanted or b.is_date and not a.is_date
            if b.data_type == "f" or b.value != wanted and not month:
                print(f"{a.coordinate}: {b.value!r}, wanted {a.value!r}")


main()

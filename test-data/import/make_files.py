"""Writes the awkward files beside it into files/, with Python's own codecs and zip: nothing of the importer that they test.

Every figure and name is made up. Run: python3 test-data/import/make_files.py
"""

import io
import os
import struct
import zipfile
import zlib

HERE = os.path.join(os.path.dirname(os.path.abspath(__file__)), "files")


def write(name, data):
    with open(os.path.join(HERE, name), "wb") as file:
        file.write(data)


def lines(*rows, end="\n"):
    return "".join(row + end for row in rows)


# --- zip and XLSX -----------------------------------------------------------------------------------------------------


def pack(entries, level=9):
    """A zip whose bytes do not depend on the day."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, data in entries:
            info = zipfile.ZipInfo(name, (2026, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            archive.writestr(info, data if isinstance(data, bytes) else data.encode("utf-8"))
    return out.getvalue()


MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
RELS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006/relationships"
HEAD = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'


def letters(index):
    text = ""
    index += 1
    while index:
        index, rest = divmod(index - 1, 26)
        text = chr(65 + rest) + text
    return text


def escape(text):
    return text.replace("&", "&amp;").replace("<", "&lt;")


class Book:
    """A workbook: shared strings by default; a number is a number; a tuple is (number, index of a style)."""

    def __init__(self, formats=(), date1904=False, inline=False, prefix=""):
        self.formats, self.date1904, self.inline, self.prefix = formats, date1904, inline, prefix
        self.strings, self.sheets, self.extra = [], [], []

    def cell(self, row, column, value):
        at = f"{letters(column)}{row}"
        p = self.prefix
        if value is None:
            return ""
        if isinstance(value, bytes):  # XML as it stands, with the place filled in
            return value.decode("utf-8").replace("@", at)
        if isinstance(value, tuple):
            return f'<{p}c r="{at}" s="{value[1]}"><{p}v>{value[0]}</{p}v></{p}c>'
        if isinstance(value, (int, float)):
            return f'<{p}c r="{at}"><{p}v>{value}</{p}v></{p}c>'
        if self.inline:
            return f'<{p}c r="{at}" t="inlineStr"><{p}is><{p}t xml:space="preserve">{escape(value)}</{p}t></{p}is></{p}c>'
        if value not in self.strings:
            self.strings.append(value)
        return f'<{p}c r="{at}" t="s"><{p}v>{self.strings.index(value)}</{p}v></{p}c>'

    def sheet(self, name, rows, merges=(), hidden=False, first=1):
        p = self.prefix
        body = ""
        for number, row in enumerate(rows, first):
            if row:
                body += f'<{p}row r="{number}">' + "".join(self.cell(number, i, v) for i, v in enumerate(row)) + f"</{p}row>"
        ns = f' xmlns:{p[:-1]}="{MAIN}"' if p else f' xmlns="{MAIN}"'
        xml = f"{HEAD}<{p}worksheet{ns}><{p}sheetData>{body}</{p}sheetData>"
        if merges:
            xml += f'<{p}mergeCells count="{len(merges)}">' + "".join(f'<{p}mergeCell ref="{m}"/>' for m in merges) + f"</{p}mergeCells>"
        self.sheets.append((name, xml + f"</{p}worksheet>", hidden))
        return self

    def entries(self):
        types = "".join(
            f'<Override PartName="/xl/worksheets/sheet{i}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>'
            for i in range(1, len(self.sheets) + 1)
        )
        sheets = "".join(
            f'<sheet name="{escape(name)}" sheetId="{i}"{" state=" + chr(34) + "hidden" + chr(34) if hidden else ""} r:id="rId{i}"/>'
            for i, (name, _, hidden) in enumerate(self.sheets, 1)
        )
        rels = "".join(
            f'<Relationship Id="rId{i}" Type="{RELS}/worksheet" Target="worksheets/sheet{i}.xml"/>'
            for i in range(1, len(self.sheets) + 1)
        )
        for part, wanted in (("styles", self.formats), ("sharedStrings", self.strings)):
            if wanted:
                rels += f'<Relationship Id="{part}" Type="{RELS}/{part}" Target="{part}.xml"/>'
        formats = "".join(f'<numFmt numFmtId="{200 + i}" formatCode="{f}"/>' for i, f in enumerate(self.formats) if isinstance(f, str))
        ids = [200 + i if isinstance(f, str) else f for i, f in enumerate(self.formats)]
        styles = f'<styleSheet xmlns="{MAIN}"><numFmts>{formats}</numFmts><cellXfs><xf numFmtId="0"/>'
        styles += "".join(f'<xf numFmtId="{i}" applyNumberFormat="1"/>' for i in ids) + "</cellXfs></styleSheet>"
        date1904 = '<workbookPr date1904="1"/>' if self.date1904 else "<workbookPr/>"
        out = [
            ("[Content_Types].xml", f'{HEAD}<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" ContentType="application/xml"/>{types}</Types>'),
            ("_rels/.rels", f'{HEAD}<Relationships xmlns="{PACKAGE}"><Relationship Id="rId1" Type="{RELS}/officeDocument" Target="xl/workbook.xml"/></Relationships>'),
            ("xl/workbook.xml", f'{HEAD}<workbook xmlns="{MAIN}" xmlns:r="{RELS}">{date1904}<sheets>{sheets}</sheets></workbook>'),
            ("xl/_rels/workbook.xml.rels", f'{HEAD}<Relationships xmlns="{PACKAGE}">{rels}</Relationships>'),
        ]
        out += [(f"xl/worksheets/sheet{i}.xml", xml) for i, (_, xml, _) in enumerate(self.sheets, 1)]
        if self.formats:
            out.append(("xl/styles.xml", HEAD + styles))
        if self.strings:  # after the sheets, as many programs write it
            items = "".join(f'<si><t xml:space="preserve">{escape(s)}</t></si>' for s in self.strings)
            out.append(("xl/sharedStrings.xml", f'{HEAD}<sst xmlns="{MAIN}">{items}</sst>'))
        return out + self.extra

    def bytes(self):
        return pack(self.entries())


def compound_file(stream_name):
    """The head of an OLE compound file with one directory entry of that name: what Excel makes of a password, and of .xls."""
    header = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(16) + struct.pack("<HHHHH", 0x3E, 3, 0xFFFE, 9, 6)
    header = header.ljust(512, b"\xff")
    entries = b""
    for name in ("Root Entry", stream_name):
        encoded = name.encode("utf-16-le")
        entries += encoded.ljust(64, b"\0") + struct.pack("<H", len(encoded) + 2) + bytes(62)
    return header + entries.ljust(1024, b"\0")


def small_book():
    return Book().sheet("Sites", [["Site", "Capacity (MW)"], ["Example Site 1", 120], ["Example Site 2", 80.5]])


os.makedirs(HERE, exist_ok=True)

# --- encodings --------------------------------------------------------------------------------------------------------

write("utf8-plain.csv", lines("Site,Capacity (MW),Start", "Example Site 1,120,2027-Q3", "Example Site 2,80.5,1H28").encode())
write(
    "utf8-bom-quotes.csv",
    lines('\ufeffSite,Note', '"Example ""Site"" 1","first line\r\nsecond, with a comma"', "Example Site 2,plain", end="\r\n").encode("utf-8"),
)
write("lone-bom.csv", b"\xef\xbb\xbf")
write("empty.csv", b"")
write("blank-lines.csv", b"\r\n  \r\n\r\n")
write("header-only.csv", b"Site,Capacity (MW)\r\n")
korean = lines("사업명,지역,용량(MW)", "예시 데이터센터 1,울산,100", "뷁펲똠 예시 2,전라남도,40.5", end="\r\n")
write("cp949-sites.csv", korean.encode("cp949"))
write("cp949-one-name.csv", (lines("Site,Place,MW", "Example Site 1,Ulsan,100", "Example Site 2,Incheon,60") + "예시 데이터센터 3,Seoul,40\n").encode("cp949"))
write("cp932-sites.tsv", lines("施設名\t所在地\t容量(MW)", "見本データセンター①\t千葉県\t50", "髙見本ソーラー表能\t北海道\t12.5").encode("cp932"))
write("big5-sites.csv", lines("名稱,地點,容量(MW)", "範例資料中心一號,桃園市,30", "範例資料中心二號,臺南市,25").encode("big5"))
write("gb18030-sites.csv", lines("项目名称,地点,容量(MW)", "示例数据中心一号,张家口市,90", "示例数据中心二号,贵州省,75").encode("gb18030"))
write("utf16le-bom.txt", ("\ufeff" + lines("Site\tPlace\tMW", "Example Site 1\t서울\t10", "Example Site 2\t東京\t20", end="\r\n")).encode("utf-16-le"))
write("utf16be-bom.csv", ("\ufeff" + lines("Site,Place,MW", "Example Site 1,臺北,10")).encode("utf-16-be"))
write("utf16le-no-bom.csv", lines("Site,Place,MW", "Example Site 1,부산,10").encode("utf-16-le"))
write(
    "windows1252-semicolons.csv",
    lines("Standort;Straße;Leistung (MW);Preis", "Beispielort Süd;Größe–Weg 1;1.200,5;12,75", "Beispielort Nord;Übungsweg 2;80,25;1.200", end="\r\n").encode("cp1252"),
)
write("encoding-tie.csv", b"Site,Place\nExample Site 1,\xc0\xcf\n")
broken = bytearray(korean.encode("utf-8"))
broken[broken.index("전".encode())] = 0x2E
write("utf8-broken.csv", bytes(broken))
write("lost-letters.csv", "Site,Place\nExample Site 1,Ulsan\nExample Site 2,M\ufffdnster\n".encode("utf-8"))
write("iso2022jp.csv", lines("施設名,容量(MW)", "見本データセンター,50").encode("iso2022_jp"))
write("nul-bytes.csv", b"\x00\x01\x02\x03Site,\x00\x00\xff\xfe\x00MW\n" * 20)

# --- delimiters, decimals, units --------------------------------------------------------------------------------------

write("delimiter-tie.csv", lines("Site,A;B", "Example Site 1,2;3", "Example Site 2,4;5").encode())
write("pipes.txt", lines("Site|Capacity (MW)", "Example Site 1, north|100", "Example Site 2, south|90").encode())
write("sep-line.csv", lines("sep=;", "Site;Capacity (MW)", "Example Site 1;10", "Example Site 2;20", end="\r\n").encode())
write("one-column.csv", lines("Site", "Example Site 1", "Example Site 2", "Example Site 3, annex", "Example Site 4").encode())
write("decimal-tie.tsv", lines("Site\tCapacity (MW)", "Example Site 1\t1.200", "Example Site 2\t2.450").encode())
write("decimal-comma-alone.tsv", lines("Site\tCapacity (MW)", "Example Site 1\t0,5", "Example Site 2\t1.200").encode())
write("thousands-commas.csv", lines("Site,Capacity (MW),Cost (USD)", 'Example Site 1,"1,200","2,500,000"', "Example Site 2,0.5,900").encode())
write("thousands-spaces.csv", lines("Site;Capacity (kW)", "Example Site 1;1 200", "Example Site 2;12\u00a0500,5", "Example Site 3;1\u202f000\u202f000").encode())
write(
    "units-in-cells.csv",
    lines("Site,Load,Transformers", "Example Site 1,1.2 GW,450 MVA", "Example Site 2,300–450 MW,2 x 60 MVA", "Example Site 3,800kW,-", "Example Site 4,~300 MW,450MVA", "Example Site 5,> 200 MW,", "Example Site 6,300-450,TBD").encode(),
)
write("units-in-headers.csv", lines('Site,Load [GW],변압기 용량(MVA),"Voltage, kV",Land (acres),Share (%)', "Example Site 1,1.2,450,154,50,30%", "Example Site 2,0.3,900,345,12.5,45").encode())
write("numbers-that-are-names.csv", lines("Queue no.,Site,Due", "0580,Example Site 1,12-2026", "0776,Example Site 2,06-2025", "0850,Example Site 3,2027.9.30").encode())

# --- shape of a table -------------------------------------------------------------------------------------------------

write(
    "title-and-total.csv",
    lines("Example register of loads,,", "As of 1 January 2026,,", ",,", "Site,Place,Capacity (MW)", "Example Site 1,North,100", ",,", "Example Site 2,South,50", "Total,,150", "Source: an invented register,,").encode(),
)
write("plain-titles.csv", lines("Example register of loads, north", "As of 1 January 2026", "", "Site;Place;Capacity (MW)", "Example Site 1;North;100", "Example Site 2;South;50", end="\r").encode())
write("two-row-header.csv", lines("Site,Capacity,,Date,", ",MW,MVA,first,latest", "Example Site 1,100,110,2027,2028", "Example Site 2,50,60,2026,2029").encode())
write("units-row.csv", lines("Site,Load,Transformers", ",MW,MVA", "Example Site 1,100,110", "Example Site 2,50,60").encode())
write("header-tie.csv", lines("Site,Contact,", ",first,last", "Example Site 1,Ann,Ax", "Example Site 2,Bob,Bix").encode())
write("double-names.csv", lines("Site,Capacity,capacity ,,Site", "Example Site 1,10,11,x,One", "Example Site 2,20,21,y,Two").encode())
write("ragged.csv", lines("Site,Place,MW", "Example Site 1,North,100", "Example Site 2,South", "Example Site 3,East,50,,", "Example Site 4,West,60,extra").encode())
write("open-quote.csv", lines("Site,Place,MW", "Example Site 1,North,100", 'Example Site 2,"South,50', "Example Site 3,East,70").encode())
write("repeated-header.csv", lines("Site,MW", "Example Site 1,10", "Site,MW", "Example Site 2,20", "소계,30").encode())
write("spreadsheet-errors.csv", lines("Site,MW", "Example Site 1,#REF!", "Example Site 2,20").encode())

# --- XLSX -------------------------------------------------------------------------------------------------------------

write(
    "merged-header.xlsx",
    Book()
    .sheet(
        "등록부",
        [["Example register"], [], ["사업명", "용량", None, "일정", None], [None, "MW", "MVA", "최초", "최근"], ["예시 1", 100, 110, "2027년 3분기", "2028"], ["예시 2", 50, 60, "2026", "2027.9"]],
        ["A1:E1", "A3:A4", "B3:C3", "D3:E3"],
    )
    .bytes(),
)
write("inline-strings.xlsx", Book(inline=True, prefix="x:").sheet("Sites", [["Site", "Place", "MW"], ["Example Site 1", " North & West ", 10], ["Example Site 2", None, 20]]).bytes())
write(
    "several-sheets.xlsx",
    Book()
    .sheet("North", [["Site", "MW"], ["Example Site 1", 10]])
    .sheet("South", [["Site", "MVA"], ["Example Site 2", 20], ["Example Site 3", 30]])
    .sheet("Lists", [["Status"], ["open"], ["closed"]], hidden=True)
    .sheet("Blank", [])
    .bytes(),
)
write(
    "dates-1900.xlsx",
    Book(formats=[14, "mmm\\-yy", "yyyy&quot;년&quot; m&quot;월&quot;", "0.0&quot; MW&quot;", 9, "yyyy\\-mm\\-dd\\ hh:mm", 31, "[h]:mm"])
    .sheet(
        "Dates",
        [["Site", "Day", "Month", "월", "Power", "Share", "Moment", "日", "Hours", "Plain"],
         ["Example Site 1", (46477, 1), (46447, 2), (46447, 3), (12.5, 4), (0.25, 5), (46477.5, 6), (46477, 7), (1.5, 8), 46477],
         ["Example Site 2", (60, 1), (-3, 1), None, (8, 4), (1, 5), (61, 6), (59, 7), (0.5, 8), 1]],
    )
    .bytes(),
)
write("dates-1904.xlsx", Book(formats=[14], date1904=True).sheet("Dates", [["Site", "Day"], ["Example Site 1", (45015, 1)]]).bytes())
write(
    "merged-body.xlsx",
    Book()
    .sheet("Phases", [["Site", "Phase", "MW"], ["Example Site 1", 1, 300], [None, 2, None], [None, 3, None], ["Example Site 2", 1, 50]], ["A2:A4", "C2:C4"])
    .bytes(),
)
write(
    "total-rows.xlsx",
    Book()
    .sheet("합계", [["지역", "사업명", "용량 (MW)"], ["울산", "예시 1", 10], ["울산", "예시 2", 20], ["소계", None, 30], ["전남", "예시 3", 5], ["총 계", None, 35], [None, "* 용량은 모두 지어낸 값", None]])
    .bytes(),
)
write(
    "formulas.xlsx",
    Book()
    .sheet(
        "Formulas",
        [["Site", "MW", "Open", "Note"],
         ["Example Site 1", b'<c r="@"><f>B3*2</f><v>40</v></c>', b'<c r="@" t="b"><v>1</v></c>', b'<c r="@" t="inlineStr"><is><r><t>two </t></r><r><t>runs</t></r><rPh sb="0" eb="1"><t>x</t></rPh></is></c>'],
         ["Example Site 2", b'<c r="@"><f>B9+1</f></c>', b'<c r="@" t="b"><v>0</v></c>', b'<c r="@" t="str"><f>"a"</f><v>a</v></c>'],
         ["Example Site 3", b'<c r="@" t="e"><v>#REF!</v></c>', b'<c r="@" t="d"><v>2027-03-31</v></c>', None]],
    )
    .bytes(),
)

# --- what is refused --------------------------------------------------------------------------------------------------

macro = small_book()
macro.extra.append(("xl/vbaProject.bin", b"\xd0\xcf\x11\xe0 not a real program"))
write("macro.xlsm", macro.bytes())
write("encrypted.xlsx", compound_file("EncryptedPackage"))
write("old-excel.xls", compound_file("Workbook"))
write("garbage.xlsx", b"PK\x03\x04" + bytes((i * 7919) % 251 for i in range(2000)))
write("cut-off.xlsx", small_book().bytes()[:-120])
write("binary-workbook.xlsb", pack([("[Content_Types].xml", HEAD + "<Types/>"), ("xl/workbook.bin", b"\x83\x01\x00")]))
write("open-document.ods", pack([("mimetype", "application/vnd.oasis.opendocument.spreadsheet"), ("content.xml", HEAD + "<office/>")]))
write("letter.docx", pack([("[Content_Types].xml", HEAD + "<Types/>"), ("word/document.xml", HEAD + "<document/>")]))
write("no-workbook.xlsx", pack([("readme.md", "nothing to read here")]))
write("broken-xml.xlsx", pack([(n, d.replace("</row>", "</rwo>", 1) if "sheet1" in n else d) for n, d in small_book().entries()]))
write("web-page.xls", b"<html><body><table><tr><td>Site</td></tr></table></body></html>\n")
write("report.pdf", b"%PDF-1.7\n%\xe2\xe3\xcf\xd3\n")
write("picture.csv", b"\x89PNG\r\n\x1a\n" + bytes(40))
write("records.json", b'{"sites": [{"name": "Example Site 1"}]}\n')

SPACES = 96_000_000
bomb = [(n, d) for n, d in small_book().entries()]
place = next(i for i, (n, _) in enumerate(bomb) if n.endswith("sheet1.xml"))
bomb[place] = (bomb[place][0], bomb[place][1].replace("<sheetData>", "<sheetData>" + " " * SPACES))
write("bomb-declared.xlsx", pack(bomb))
lying = bytearray(pack(bomb))
real = struct.pack("<I", len(bomb[place][1].encode()))
while real in lying:  # in the local header and in the central directory
    at = lying.index(real)
    lying[at : at + 4] = struct.pack("<I", 1000)
write("bomb-lying.xlsx", bytes(lying))

write("several.zip", pack([("north/sites.csv", korean.encode("cp949")), ("south.xlsx", small_book().bytes()), ("__MACOSX/._south.xlsx", b"\0\5\x16\7"), ("readme.pdf", b"%PDF-1.7\n")]))
write("nested.zip", pack([("inner.zip", pack([("sites.csv", "Site,MW\nExample Site 1,10\n")]))]))
write("zip-slip.zip", pack([("../outside.csv", "Site,MW\nExample Site 1,10\n")]))
locked = bytearray(pack([("sites.csv", "Site,MW\nExample Site 1,10\n")]))
locked[6] |= 1
locked[locked.index(b"PK\x01\x02") + 8] |= 1
write("password.zip", bytes(locked))

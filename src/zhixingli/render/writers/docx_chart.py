"""Native charts of Word: XlsxWriter draws the chart, the figures travel with it."""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING, Any, Final

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Mm

from zhixingli.render.words.office_text import paper_text
from zhixingli.render.writers.fixed_zip import fixed
from zhixingli.render.writers.xlsx_chart import chart_book

if TYPE_CHECKING:
    from docx.document import Document

    from zhixingli.render.model.chart import Chart

_CHART_TYPE: Final = "application/vnd.openxmlformats-officedocument.drawingml.chart+xml"
_BOOK_TYPE: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_WIDTH, _LEAST, _EACH, _MOST = Mm(150), Mm(60), Mm(7), Mm(190)
_LABELS: Final = re.compile(r"(<c:dLbls>)(.*?)(</c:dLbls>)", re.DOTALL)
#: Word shows what is not denied: all six are written.
_SHOWN: Final = ("LegendKey", "Val", "CatName", "SerName", "Percent", "BubbleSize")


def chart_xml(document: Document, chart: Chart, number: int) -> Any:
    """Add a chart to a document and give the paragraph that holds it."""
    book = chart_book(chart)
    with zipfile.ZipFile(io.BytesIO(book)) as parts:
        drawn = parts.read("xl/charts/chart1.xml").decode()
    package = document.part.package
    data = Part(
        PackURI(f"/word/embeddings/zx-chart{number}.xlsx"), _BOOK_TYPE, fixed(book), package
    )
    part = Part(PackURI(f"/word/charts/zx-chart{number}.xml"), _CHART_TYPE, b"", package)
    source = part.relate_to(data, RELATIONSHIP_TYPE.PACKAGE)
    part._blob = _completed(drawn, source).encode()  # noqa: SLF001 - the id is known only now
    reference = document.part.relate_to(part, RELATIONSHIP_TYPE.CHART)
    return _inline(reference, number, paper_text(chart.title), _height(chart))


def _completed(drawn: str, source: str) -> str:
    """Deny what is not to be shown, and name the workbook that holds the figures."""
    whole = _LABELS.sub(_all_six, drawn)
    whole = re.sub(r"<c:printSettings>.*?</c:printSettings>", "", whole, flags=re.DOTALL)
    visible = '<c:plotVisOnly val="1"/>'  # what is not there is a gap, not nought
    whole = whole.replace(visible, f'{visible}<c:dispBlanksAs val="gap"/>')
    data = f'<c:externalData r:id="{source}"><c:autoUpdate val="0"/></c:externalData>'
    return whole.replace("</c:chartSpace>", f"{data}</c:chartSpace>")


def _all_six(found: re.Match[str]) -> str:
    kept = re.sub(r"<c:show\w+ val=\"\d\"/>", "", found[2])
    said = "".join(f'<c:show{name} val="{int(name == "Val")}"/>' for name in _SHOWN)
    return f"{found[1]}{kept}{said}{found[3]}"


def _height(chart: Chart) -> int:
    """Give a bar its room: lines of categories stand one under another."""
    lines = len(chart.categories) * (1 + len(chart.series) // 3)
    return int(min(_LEAST + _EACH * lines, _MOST))


def _inline(reference: str, number: int, title: str, height: int) -> Any:
    made: Any = parse_xml(
        f"<w:p {nsdecls('w', 'wp', 'a')}><w:pPr><w:snapToGrid w:val='0'/><w:jc w:val='center'/>"
        "</w:pPr><w:r><w:drawing><wp:inline distT='0' distB='0' distL='0' distR='0'>"
        f"<wp:extent cx='{int(_WIDTH)}' cy='{height}'/><wp:docPr id='{1000 + number}' name='图'/>"
        "<a:graphic><a:graphicData uri='http://schemas.openxmlformats.org/drawingml/2006/chart'>"
        "<c:chart xmlns:c='http://schemas.openxmlformats.org/drawingml/2006/chart' "
        "xmlns:r='http://schemas.openxmlformats.org/officeDocument/2006/relationships' "
        f"r:id='{reference}'/></a:graphicData></a:graphic></wp:inline></w:drawing></w:r></w:p>"
    )
    for properties in made.iter(
        "{http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing}docPr"
    ):
        properties.set("descr", title)  # what a screen reader says
    return made

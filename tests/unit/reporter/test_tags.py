from __future__ import annotations

import re

import pytest
from tag_tree import TagTree

from reporter.attachments import Attachment
from reporter.pdf import render_pdf

ROWS = "".join(
    f"<tr><th scope=row>Row {n}</th><td>{n}</td><td>{n + 1}</td></tr>" for n in range(90)
)
PAGE = f"""<!DOCTYPE html><html lang="en-GB"><head><title>A specimen</title><style>
@page {{ size: A5; @top-left {{ content: "The running head" }} }}
@page {{ @bottom-left {{ content: counter(page) }} }}
thead {{ display: table-header-group }} h2 {{ bookmark-level: 1 }} td {{ border: 1pt solid }}
a.block {{ display: block }} .footnote {{ float: footnote }}
</style></head><body><h1>Specimen</h1>
<p>See <a href="#t" title="Table one">the <b>table</b></a>.<span class="footnote">A note.</span></p>
<p><a class="block" href="#t"><span style="display:inline-block">Block</span> link</a></p>
<svg xmlns="http://www.w3.org/2000/svg" width="100" height="50">
<title>A &lt;square&gt; grows</title>
<rect width="9" height="9"/><text y="20">words</text></svg>
<h2>Rows</h2><table id="t"><caption>Rows</caption>
<thead><tr><th scope=col>Name</th><th scope=col>One</th><th scope=col>Two</th></tr></thead>
<tbody>{ROWS}</tbody></table></body></html>"""


@pytest.fixture(scope="module")
def pdf():
    return render_pdf(PAGE)


@pytest.fixture(scope="module")
def tree(pdf):
    return TagTree(pdf)


def test_everything_painted_is_tagged_or_an_artifact(tree):
    assert len(tree.pdf.pages) > 3
    assert tree.stray() == []


def test_running_heads_and_repeated_table_heads_are_artifacts_of_the_page(tree):
    margins, repeated_head = 2, 3
    first, *others = [tree.artifacts(page) for page in tree.pdf.pages]
    assert first == margins * ["/Pagination"]
    assert others == len(others) * [(margins + repeated_head) * ["/Pagination"]]


def test_table_over_several_pages_is_one_table_with_one_head(tree):
    assert len(tree.of_kind("Table")) == len(tree.of_kind("THead")) == 1
    assert len(tree.of_kind("TR")) == 91


def test_cells_name_headers_that_the_table_holds(tree):
    names = {str(element.data.ID) for element in tree.of_kind("TH")}
    used = {str(name) for element in tree.of_kind("TD") for name in element.data.A.Headers}
    assert len(tree.of_kind("TD")) == 180
    assert used <= names


def test_parts_of_a_table_hold_their_own_parent(tree):
    for element in tree.elements:
        for kid in element.data.get("/K", []):
            if hasattr(kid, "get") and "/S" in kid:
                assert kid.P.objgen == element.data.objgen


def test_header_cells_have_their_scope(tree):
    scopes = [(element.scope, "THead" in element.above) for element in tree.of_kind("TH")]
    assert len(scopes) == 93
    assert all(scope == ("/Column" if in_head else "/Row") for scope, in_head in scopes)


def test_figure_has_its_alternative_text_and_its_box_in_points(tree):
    (figure,) = tree.of_kind("Figure")
    assert figure.alternative == "A <square> grows"
    left, bottom, right, top = map(float, figure.data.A.BBox)
    assert right - left == pytest.approx(75)
    assert top - bottom == pytest.approx(37.5)
    assert 300 < bottom < 595


def test_links_say_where_they_lead_are_printed_and_belong_to_a_link(tree):
    links = tree.annotations()
    assert [str(link.Contents) for link in links] == ["Table one", "Block link"]
    assert all(link.F == 4 for link in links)
    owners = dict(zip(*[iter(tree.root.StructTreeRoot.ParentTree.Nums)] * 2, strict=True))
    assert all(owners[link.StructParent].S == "/Link" for link in links)


def test_document_says_its_title_language_and_standard(tree):
    assert tree.root.Lang == "en-GB"
    assert tree.root.ViewerPreferences.DisplayDocTitle
    assert tree.root.MarkInfo.Marked
    metadata = tree.root.Metadata.read_bytes().decode()
    assert re.search(r'pdfuaid:part(="|>)1\b', metadata)
    assert "A specimen" in metadata
    assert {str(page.Tabs) for page in tree.pdf.pages} == {"/S"}


FILES = (
    Attachment("b.csv", "The second", b"x,y\r\n1,2\r\n"),
    Attachment("a.csv", "Größe of the first", "é\r\n".encode()),
)


def test_attachments_are_data_of_the_document_without_a_clock():
    tree = TagTree(render_pdf(PAGE, FILES))
    assert list(tree.pdf.attachments) == ["a.csv", "b.csv"]
    for file in FILES:
        held = tree.pdf.attachments[file.name]
        assert held.get_file().read_bytes() == file.content
        assert held.description == file.description
        assert held.obj.AFRelationship == "/Data"
        assert held.get_file().mime_type == "text/csv"
        assert not {"/CreationDate", "/ModDate"} & set(held.get_file().obj.Params.keys())
    assert [str(one.UF) for one in tree.root.AF] == ["a.csv", "b.csv"]


def test_order_of_attachments_makes_no_difference():
    assert render_pdf(PAGE, FILES) == render_pdf(PAGE, FILES[::-1])


def test_permanent_identifier_is_written_where_one_is_given(tree):
    named = TagTree(render_pdf(PAGE, identifier="0123abcd"))
    assert bytes(named.pdf.trailer.ID[0]) == b"0123abcd"
    assert "/ID" not in tree.pdf.trailer

"""QR codes: read by another program than the one that made them, and drawn without colour."""

import io

import pypdfium2
import zxingcpp

from crocevia.paper.qr import qr
from crocevia.paper.typeset import Typesetter
from tests.editions import DAY


def test_a_code_is_read_back(tmp_path):
    (tmp_path / "paper").mkdir()
    source = '#set document(title: "x")\n#let data = json(bytes(sys.inputs.data))\n#image(bytes(data.qr), alt: "x", width: 3cm)'
    (tmp_path / "paper" / "code.typ").write_text(source, encoding="utf-8")
    setter = Typesetter(tmp_path, DAY)
    for address in ("https://a.example/", "https://crocevia.example.org/zh/" + "services/" + "x" * 80 + "/", "tel:112"):
        sheet = pypdfium2.PdfDocument(io.BytesIO(setter.pdf("code.typ", "it", {"qr": qr(address)})))[0]
        assert [one.text for one in zxingcpp.read_barcodes(sheet.render(scale=3).to_pil())] == [address]

"""Small, real PDF files made without a library: the CVs of made-up candidates."""

PAGE_WIDTH, PAGE_HEIGHT, MARGIN, LEADING = 595, 842, 60, 18
LINES_PER_PAGE = 40


def text_pdf(title: str, lines: list[str]) -> bytes:
    """A PDF 1.4 file with `title` in bold and `lines` below it, on as many A4 pages as needed.

    Characters outside Windows-1252 become a question mark.
    """
    pages = [lines[at : at + LINES_PER_PAGE] for at in range(0, len(lines), LINES_PER_PAGE)] or [[]]
    first = 5
    kids = " ".join(f"{first + 2 * index} 0 R" for index in range(len(pages)))
    objects = [
        "<< /Type /Catalog /Pages 2 0 R >>",
        f"<< /Type /Pages /Kids [{kids}] /Count {len(pages)} >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>",
        "<< /Type /Font /Subtype /Type1 /BaseFont /Helvetica-Bold /Encoding /WinAnsiEncoding >>",
    ]
    for index, page in enumerate(pages):
        content = _content(title if index == 0 else "", page)
        objects.append(
            f"<< /Type /Page /Parent 2 0 R /MediaBox [0 0 {PAGE_WIDTH} {PAGE_HEIGHT}] "
            f"/Resources << /Font << /F1 3 0 R /F2 4 0 R >> >> /Contents {first + 2 * index + 1} 0 R >>"
        )
        length = len(content.encode("cp1252", "replace"))
        objects.append(f"<< /Length {length} >>\nstream\n{content}\nendstream")
    return _assemble([body.encode("cp1252", "replace") for body in objects])


def _content(title: str, lines: list[str]) -> str:
    shown = [f"BT /F2 18 Tf {MARGIN} {PAGE_HEIGHT - MARGIN} Td ({_escape(title)}) Tj ET"] if title else []
    for index, line in enumerate(lines):
        top = PAGE_HEIGHT - MARGIN - 2 * LEADING - index * LEADING
        shown.append(f"BT /F1 11 Tf {MARGIN} {top} Td ({_escape(line)}) Tj ET")
    return "\n".join(shown)


def _escape(text: str) -> str:
    return text.replace("\\", r"\\").replace("(", r"\(").replace(")", r"\)")


def _assemble(bodies: list[bytes]) -> bytes:
    """Number the objects and write the cross-reference table that points at each of them."""
    out = bytearray(b"%PDF-1.4\n%\xe2\xe3\xcf\xd3\n")
    offsets = []
    for number, body in enumerate(bodies, start=1):
        offsets.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = len(out)
    out += f"xref\n0 {len(bodies) + 1}\n0000000000 65535 f \n".encode()
    for offset in offsets:
        out += f"{offset:010d} 00000 n \n".encode()
    out += f"trailer\n<< /Size {len(bodies) + 1} /Root 1 0 R >>\nstartxref\n{table}\n%%EOF\n".encode()
    return bytes(out)

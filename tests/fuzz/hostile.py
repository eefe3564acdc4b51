"""What nobody means well with: bodies that are no JSON of ours, and texts that mean something to somebody else's parser."""

DEEP = b'{"a":' * 5_000 + b"1" + b"}" * 5_000

BODIES: tuple[bytes, ...] = (
    b"", b" ", b"null", b"[]", b"0", b'""', b"{", b"{}}", b"[" * 20_000, DEEP, b'{"a":NaN}', b'{"a":Infinity}', b'{"a":-1e999}',
    b'{"a":1,"a":2}', b'{"\\ud800":1}', b'{"a":"\\ud800"}', b'{"a":"\\u0000"}', b"\xff\xfe{}", b'{"a":"\xc3\x28"}', b"\xef\xbb\xbf{}",
    b'{"a":' + b"9" * 5_000 + b"}", b'{"__proto__":{}}', b'{"a":"' + b"x" * 300_000 + b'"}', b"a=b&c=d", b"<x/>", b"\x00\x01\x02",
)  # fmt: skip
"""Raw bodies."""

TEXTS: tuple[str, ...] = (
    "", " ", "\t\r\n", "\0", "a\0b", "'", "\"'; DROP TABLE access; --", "%", "_%_", "\\", "../../../../etc/passwd", "..%2f..%2f", "%00",
    "<script>alert(1)</script>", "{{7*7}}", "${jndi:ldap://x}", "=1+1", "@SUM(1)", "\u202egnp.exe", "\ufeff", "😀" * 50, "é" * 400, "x" * 10_000,
    "9" * 400, "-1", "1e999", "NaN", "null", "true", "0199a1b2-0000-7000-8000-00000000abcd", "2026-02-30", "9999-12-31", "0000-00-00", "2026-W99",
)  # fmt: skip
"""Values for parameters, and for every text in a body that is otherwise right."""

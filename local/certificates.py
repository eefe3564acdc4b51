"""A local certificate authority and the gateway's certificate: P-256, because its handshakes are three times cheaper."""

import datetime
import ipaddress
from pathlib import Path

from local.place import write_secret


def make_certificates(where: Path) -> None:
    """Make the authority and a certificate for localhost in a directory, again when it nears its end."""
    from cryptography import x509

    leaf = where / "server.pem"
    now = datetime.datetime.now(datetime.UTC)
    if leaf.exists() and x509.load_pem_x509_certificate(leaf.read_bytes()).not_valid_after_utc > now + datetime.timedelta(days=14):
        return
    _make(where, now)


def _make(where: Path, now: datetime.datetime) -> None:
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec
    from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

    def name(text: str) -> x509.Name:
        return x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, text)])

    def pem(key: ec.EllipticCurvePrivateKey) -> str:
        return key.private_bytes(serialization.Encoding.PEM, serialization.PrivateFormat.PKCS8, serialization.NoEncryption()).decode()

    def begin(subject: str, issuer: str, key: ec.EllipticCurvePrivateKey, days: int) -> x509.CertificateBuilder:
        return (
            x509.CertificateBuilder(name(issuer), name(subject), key.public_key(), x509.random_serial_number())
            .not_valid_before(now - datetime.timedelta(hours=1))
            .not_valid_after(now + datetime.timedelta(days=days))
        )

    ca_key, key = ec.generate_private_key(ec.SECP256R1()), ec.generate_private_key(ec.SECP256R1())
    issuer = "Workaniser local authority"
    ca_id = x509.SubjectKeyIdentifier.from_public_key(ca_key.public_key())
    ca = begin(issuer, issuer, ca_key, 3650).add_extension(x509.BasicConstraints(ca=True, path_length=0), critical=True)
    ca = ca.add_extension(ca_id, critical=False).add_extension(_usage(signs_certificates=True), critical=True)
    hosts = x509.SubjectAlternativeName([x509.DNSName("localhost"), x509.IPAddress(ipaddress.ip_address("127.0.0.1"))])
    server = begin("localhost", issuer, key, 397).add_extension(hosts, critical=False)
    server = server.add_extension(x509.BasicConstraints(ca=False, path_length=None), critical=True)
    server = server.add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.SERVER_AUTH]), critical=False)
    server = server.add_extension(x509.AuthorityKeyIdentifier.from_issuer_subject_key_identifier(ca_id), critical=False)
    server = server.add_extension(_usage(signs_certificates=False), critical=True)
    for file, built in (("ca.pem", ca), ("server.pem", server)):
        (where / file).write_bytes(built.sign(ca_key, hashes.SHA256()).public_bytes(serialization.Encoding.PEM))
    write_secret(where / "server.key", pem(key))
    # The authority's key is not kept: the next certificate brings a new authority, and none can be made behind our back.


def _usage(signs_certificates: bool):  # type: ignore[no-untyped-def]
    from cryptography import x509

    no = dict.fromkeys(
        ("content_commitment", "key_encipherment", "data_encipherment", "key_agreement", "encipher_only", "decipher_only"), False
    )
    return x509.KeyUsage(digital_signature=not signs_certificates, key_cert_sign=signs_certificates, crl_sign=signs_certificates, **no)

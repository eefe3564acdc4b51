"""Documents that people upload: quarantine, editions, who uploaded; more than one data key per company."""

import sqlalchemy as sa
from alembic import op

revision = "0002"
down_revision = "0001"

STATUSES = "'uploading', 'quarantined', 'infected', 'waiting', 'available', 'replaced', 'cancelled'"
# The scanner looks at all companies, and at nothing but what it has to scan.
QUARANTINED = """
CREATE FUNCTION quarantined_documents(most integer) RETURNS TABLE (id uuid, company_id uuid)
    LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
    SELECT d.id, d.company_id FROM document d WHERE d.status = 'quarantined' ORDER BY d.id LIMIT most
$$;
REVOKE EXECUTE ON FUNCTION quarantined_documents(integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION quarantined_documents(integer) TO document_app;
CREATE POLICY scan ON document FOR SELECT TO document_owner USING (status = 'quarantined');
"""


def upgrade() -> None:
    for name, kind in (
        ("first_id", sa.Uuid),
        ("uploaded_by", sa.Uuid),
        ("reference", sa.Text),
        ("revision", sa.Integer),
        ("message_id", sa.Text),
    ):
        op.add_column("document", sa.Column(name, kind))
    op.add_column("document", sa.Column("edition", sa.Integer, nullable=False, server_default="1"))
    op.alter_column("document", "data_key_id", nullable=True)
    op.drop_constraint("status", "document")
    op.create_check_constraint("status", "document", f"status IN ({STATUSES})")
    op.create_index("ix_document_quarantined", "document", ["id"], postgresql_where="status = 'quarantined'")
    op.create_index("ix_document_first", "document", ["company_id", "first_id"])
    op.create_index("ix_document_own_reference", "document", ["company_id", "reference"], postgresql_where="reference IS NOT NULL")
    op.drop_constraint("uq_data_key_company_id", "data_key")
    op.create_index("ix_data_key_company_id", "data_key", ["company_id"])
    op.execute(QUARANTINED)

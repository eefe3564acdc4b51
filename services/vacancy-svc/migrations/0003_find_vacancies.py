"""Lists of vacancies that stay quick with a hundred thousand of them: indexes for the filters, trigrams for the words."""

import sqlalchemy as sa
from alembic import op

from chassis.schema import COMPANY

revision = "0003"
down_revision = "0002"

# One text in small letters; a space before every field, so that ` ab` finds the beginning of a word.
WORDS = " || ".join(f"' ' || coalesce({name}, '')" for name in ("title", "work_post_title", "work_post_code", "reference", "cost_centre"))

# Row-level security keeps the planner from asking an index for LIKE, which might tell of rows that the policy hides. So
# the owner looks, in the company at hand and nowhere else, and for so many rows and no more. The words stand in the
# statement itself, so that the planner knows whether they are rare (the index) or frequent (the first rows will do).
FIND = f"""
CREATE FUNCTION vacancies_with(patterns text[], most integer) RETURNS SETOF uuid
    LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public AS $$
BEGIN
    RETURN QUERY EXECUTE (
        SELECT format('SELECT id FROM vacancy WHERE company_id = %L AND %s LIMIT %s', {COMPANY}, string_agg(format('words LIKE %L', one), ' AND '), most)
          FROM unnest(patterns) one
    );
END $$;
REVOKE EXECUTE ON FUNCTION vacancies_with(text[], integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION vacancies_with(text[], integer) TO vacancy_app;
CREATE POLICY find ON vacancy FOR SELECT TO vacancy_owner USING (true);
"""  # noqa: S608 – a constant of the chassis


def upgrade() -> None:
    op.execute("CREATE EXTENSION IF NOT EXISTS pg_trgm")
    op.add_column("vacancy", sa.Column("words", sa.Text, sa.Computed(f"lower({WORDS})", persisted=True)))
    op.execute("CREATE INDEX ix_vacancy_words ON vacancy USING gin (words gin_trgm_ops)")
    for name in ("status", "work_post_code"):
        op.execute(f"CREATE INDEX ix_vacancy_{name} ON vacancy (company_id, {name}, created_at DESC, id DESC)")
    op.execute("CREATE INDEX ix_vacancy_starts_on ON vacancy (company_id, starts_on DESC, id DESC)")
    op.execute(FIND)

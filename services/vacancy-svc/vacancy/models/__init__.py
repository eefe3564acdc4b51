"""The tables, by aggregate, with the rules that guard them."""

from vacancy.models.candidates import STAGES, UNDECIDED, Candidate, Comment
from vacancy.models.vacancies import COPIED, OVER, WITH_AGENCY, CompanySettings, ExchangedCopy, Vacancy, WorkPost, reference_of

__all__ = [
    "COPIED", "OVER", "STAGES", "UNDECIDED", "WITH_AGENCY", "Candidate", "Comment", "CompanySettings", "ExchangedCopy",
    "Vacancy", "WorkPost", "reference_of",
]  # fmt: skip

"""The tables, by aggregate, with the rules that guard them."""

from vacancy.models.candidates import STAGES, UNDECIDED, Candidate, Comment, Reading
from vacancy.models.lists import CompanySettings, Template, ToldDigest, View, WorkPost
from vacancy.models.vacancies import COPIED, OVER, WITH_AGENCY, ExchangedCopy, Vacancy, reference_of

__all__ = [
    "COPIED", "OVER", "STAGES", "UNDECIDED", "WITH_AGENCY", "Candidate", "Comment", "CompanySettings", "ExchangedCopy",
    "Reading", "Template", "ToldDigest", "Vacancy", "View", "WorkPost", "reference_of",
]  # fmt: skip

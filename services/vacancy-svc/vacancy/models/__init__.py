"""The tables, by aggregate, with the rules that guard them."""

from vacancy.models import candidates, vacancies

__all__ = ["candidates", "vacancies"]

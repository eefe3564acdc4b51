"""Vacancies that clients open with the agency, and the candidates proposed for them."""

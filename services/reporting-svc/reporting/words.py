"""Headings of the files, in the portal's languages."""


def _words(nl: str, fr: str, en: str) -> dict[str, str]:
    return {"nl": nl, "fr": fr, "en": en}


_FIGURES = {
    "invoiced": _words("Gefactureerd", "Facturé", "Invoiced"),
    "invoiced_hours": _words("Gefactureerde uren", "Heures facturées", "Hours invoiced"),
    "worked_hours": _words("Gewerkte uren", "Heures prestées", "Hours worked"),
    "unique_temps": _words("Unieke uitzendkrachten", "Intérimaires uniques", "Unique temps"),
    "average_temps": _words("Gemiddeld aan het werk", "Moyenne au travail", "Average at work"),
}
_BEFORE = _words("jaar voordien", "année précédente", "year before")
HEADINGS = {
    **_FIGURES,
    **{f"{name}_before": {lang: f"{word}, {_BEFORE[lang]}" for lang, word in words.items()} for name, words in _FIGURES.items()},
    "month": _words("Maand", "Mois", "Month"),
    "temp": _words("Uitzendkracht", "Intérimaire", "Temp"),
    "unit_name": _words("Afdeling", "Département", "Unit"),
    "work_post": _words("Werkpost", "Poste de travail", "Work post"),
    "first_day": _words("Eerste dag", "Premier jour", "First day"),
    "last_day": _words("Laatste dag", "Dernier jour", "Last day"),
    "number": _words("Factuur", "Facture", "Invoice"),
    "issue_date": _words("Datum", "Date", "Date"),
    "amount": _words("Bedrag zonder btw", "Montant hors TVA", "Amount without VAT"),
    "position": _words("Lijn", "Ligne", "Line"),
    "description": _words("Omschrijving", "Description", "Description"),
    "week": _words("Week", "Semaine", "Week"),
    "work_date": _words("Dag", "Jour", "Day"),
    "cost_centre": _words("Kostenplaats", "Centre de coûts", "Cost centre"),
    "quantity": _words("Aantal", "Quantité", "Quantity"),
    "unit_code": _words("Eenheid", "Unité", "Unit of measure"),
    "price": _words("Prijs", "Prix", "Price"),
}

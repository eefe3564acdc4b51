"""Contracts, CVs, invoices and other documents, encrypted before they are stored."""

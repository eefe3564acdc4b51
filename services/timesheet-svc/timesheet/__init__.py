"""Timesheets: hours planned and worked, what they pay, and who approved them."""

"""Shifts, temps, contracts: who works where and when, and may they."""

"""Figures: what we promise to measure, each with a goal and a script that measures it again."""

"""Reports: what was invoiced, who worked, and how one follows from the other."""

"""The groups that oversee joint management, and the memorandum of each council area. No case is ever named here."""

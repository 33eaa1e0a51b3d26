"""Agencies, areas, postings, roles, records and markings: who may see what; no pages."""

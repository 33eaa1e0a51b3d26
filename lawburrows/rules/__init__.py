"""Law, guidance and instruments as readable tables: plain Python that knows no database, no page and no clock."""

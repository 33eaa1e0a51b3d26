"""Django's PostgreSQL backend, told to keep the plans of statements."""

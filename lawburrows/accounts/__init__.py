"""Sign-in and users' own pages."""

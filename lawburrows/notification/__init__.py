"""What a person must tell the police, the visit to the station, and the person's own sheet."""

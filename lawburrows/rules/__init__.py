"""The rules: law, guidance, instruments; pure Python, no Django."""

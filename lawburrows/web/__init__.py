"""Floor 3: the look of every page. Layouts, components, form fields and errors; no case data."""

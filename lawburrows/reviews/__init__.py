"""The level 1 review: four questions, a date, and the signatures of author, supervisor and the other authority."""

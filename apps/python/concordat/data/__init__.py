"""Files of results as tidy datasets."""

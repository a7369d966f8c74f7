"""The report as a Word document: its elements, its styles, its tables, and the templates that others bring."""

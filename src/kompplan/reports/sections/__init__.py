"""The sections of a report, a module for each question that a reader comes with."""

"""Values as planners write them: amounts, dates and how often, kept as written and read as intervals."""

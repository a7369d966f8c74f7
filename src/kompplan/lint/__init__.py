"""What a rule is, which rules are run and how severe they are."""

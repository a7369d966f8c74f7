"""What an organisation has decided about the linter: which rules, how severe, by which figures."""

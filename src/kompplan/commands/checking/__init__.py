"""Many plans at once: which files are meant, what is known of them already, and several cores for the rest."""

"""From the YAML tree to the model: what each text means is decided by the field that it stands in."""

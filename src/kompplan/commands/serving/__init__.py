"""What ``kompplan serve`` is made of: the plans on the desk, the pages about them, and what hands them out."""

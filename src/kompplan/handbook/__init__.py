"""What every field of a plan is for, in both languages, with an example; the schema and the format page are made of it.

Loaded only by the commands that write about the format, never by those that read a plan.
"""

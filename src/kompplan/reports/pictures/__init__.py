"""The pictures of a plan, each with its data as a table; reports show both, and ``kompplan draw`` writes the picture.

Every module has ``picture(w)``, which is None where there is nothing to draw, and ``WHY_NOT``, which says why.
"""

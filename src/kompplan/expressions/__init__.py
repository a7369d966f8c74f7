"""The language of an organisation's own rules: read an expression, understand it against the model, work it out.

An expression stands in a configuration, never in a plan. It can name fields, compare, count and add up; it can call
nothing but the closed table of functions, reach nothing but the plan, and is bounded in length, depth and steps.

Three answers: true, false, and unknown where the plan's own words leave it open (``ca 100 tkr``, ``hösten``, a value
that could not be read). What is missing is not unknown: it equals nothing, but cannot be ordered or reckoned with.
"""

"""Figures that come from law, statistics or calls for proposals: dated tables, each with its source and its test."""

from commands.conftest import cli

__all__ = ["cli"]

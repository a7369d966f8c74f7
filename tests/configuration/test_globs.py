"""File patterns: what people know from .gitignore and ruff."""

import pytest

from kompplan.configuration.globs import matches


@pytest.mark.parametrize(
    ("pattern", "meant", "not_meant"),
    [
        ("plan.yaml", ["plan.yaml", "a/b/plan.yaml"], ["plan.yaml.bak", "myplan.yaml"]),
        ("utkast", ["utkast/plan.yaml", "a/utkast/b/plan.yaml"], ["utkast2/plan.yaml"]),
        ("utkast/", ["utkast/plan.yaml"], ["plan.yaml"]),
        ("utkast/**", ["utkast/plan.yaml", "utkast/a/b.yaml"], ["a/utkast/plan.yaml"]),
        ("utkast/*.yaml", ["utkast/plan.yaml"], ["utkast/a/plan.yaml", "a/utkast/plan.yaml"]),
        ("**/utkast/*.yaml", ["utkast/plan.yaml", "a/b/utkast/plan.yaml"], ["utkast/a/plan.yaml"]),
        ("./a/plan.yaml", ["a/plan.yaml"], ["b/a/plan.yaml"]),
        ("/a/plan.yaml", ["a/plan.yaml"], ["b/a/plan.yaml"]),
        ("plan-202?.yaml", ["plan-2026.yaml"], ["plan-20.yaml", "plan-2026x.yaml"]),
        ("a.b[c].yaml", ["a.b[c].yaml"], ["aXbc.yaml", "a.bc.yaml"]),
        ("*.yml", ["plan.yml", "a/plan.yml"], ["plan.yaml"]),
    ],
)
def test_a_pattern_means_what_it_means_elsewhere(pattern: str, meant: list[str], not_meant: list[str]) -> None:
    assert [path for path in meant if not matches(path, pattern)] == []
    assert [path for path in not_meant if matches(path, pattern)] == []

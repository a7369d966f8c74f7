"""What holds for a file once configuration and command line are put together, written as a configuration."""

from pathlib import Path

from kompplan.commands.checking.run import Asked, Judge, configuration_of, seen_from
from kompplan.i18n.language import Language
from kompplan.i18n.safe import safe
from kompplan.i18n.text import Text
from kompplan.lint.selection import choices_for


def settings_text(path: Path, asked: Asked, language: Language) -> str:
    """Return the effective settings for ``path``: where they come from, what is run, how severe, by which figures."""
    configuration = configuration_of(path, asked)
    source = (
        Text(f"# for {path}, from {configuration.source}", f"# för {path}, ur {configuration.source}")
        if configuration.source is not None
        else Text(f"# for {path}, without a configuration", f"# för {path}, utan konfiguration")
    )
    judge = Judge(asked)
    chosen = judge.chosen(path, judge.key(path, named=True))
    choices = choices_for(configuration, seen_from(configuration, path), asked.choice)
    profile = next((each.profile for each in reversed(choices) if each.profile is not None), None)
    out = [safe(source.to(language))]
    if profile is not None:
        out.append(f'profile = "{profile.value}"')
    codes = [rule.code for rule in chosen.rules]
    rows = [", ".join(f'"{code}"' for code in codes[index : index + 10]) for index in range(0, len(codes), 10)]
    out += [f"select = [  # {len(codes)}", *(f"    {row}," for row in rows), "]"]
    if configuration.fail_on is not None:
        out.append(f'fail-on = "{configuration.fail_on.name.lower()}"')
    if configuration.baseline is not None:
        out.append(f'baseline = "{safe(configuration.baseline.name)}"')
    if chosen.severities or chosen.off:
        out += ["", "[severity]"]
        out += [f'{code} = "{severity.name.lower()}"' for code, severity in sorted(chosen.severities.items())]
        out += [f'{code} = "off"' for code in sorted(chosen.off)]
    out += ["", "[settings]"]
    for name, value in configuration.settings._asdict().items():
        told = f"[{', '.join(repr(each) for each in value)}]" if isinstance(value, tuple) else str(value)
        if isinstance(value, bool):
            told = told.lower()
        out.append(f"{name.replace('_', '-')} = {told}")
    return "\n".join(out) + "\n"

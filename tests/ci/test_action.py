"""``action.yml``, whose scripts are run as GitHub's runner runs them, on plans of strangers."""

import json
import os
import re
import shutil
import subprocess
import sys
import sysconfig
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

import kompplan
from formatters.github_runner import commands

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS = {step["name"]: step for step in ACTION["runs"]["steps"]}
INPUT = re.compile(r"\$\{\{ inputs\.([a-z-]+) \}\}")
PLAN = "projekt: {namn: Barnen i boendet, status: klar}\naktiviteter:\n  - {id: A1, aktivitet: Kurs}\n"


def program(name: str) -> str:
    return str(Path(sysconfig.get_path("scripts"), name))


def test_inputs_never_become_a_part_of_a_script() -> None:
    for step in STEPS.values():
        assert "${{" not in step.get("run", "")
    used = {name for step in STEPS.values() for value in step.get("env", {}).values() for name in INPUT.findall(value)}
    assert used | {"python-version"} == set(ACTION["inputs"])
    for step in STEPS.values():
        if "run" in step:
            assert step["env"]["PYTHONSAFEPATH"] == "1"  # a yaml.py in the repository stays unread
        for name, value in step.get("env", {}).items():
            assert INPUT.fullmatch(value) is None or name.startswith("INPUT_")


def test_other_actions_are_pinned_to_a_commit() -> None:
    files = [ROOT / "action.yml", *(ROOT / "templates" / "ci").glob("github*.yml")]
    found = [use for file in files for use in re.findall(r"uses: (\S+)( # v[\d.]+)?", file.read_text(encoding="utf-8"))]
    assert len(found) == 5
    for name, version in found:
        assert name == "__ACTION__" or (re.fullmatch(r"actions/[a-z-]+@[0-9a-f]{40}", name) and version)


@pytest.mark.slow
def test_the_owners_schema_and_zizmor_accept_it() -> None:
    for command in (
        [program("check-jsonschema"), "--builtin-schema", "vendor.github-actions", "action.yml"],
        [program("zizmor"), "--offline", "--persona", "auditor", "action.yml"],
    ):
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=False)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.slow
@pytest.mark.parametrize("name", [name for name, step in STEPS.items() if "run" in step])
def test_shellcheck_finds_nothing(name: str) -> None:
    # The step's environment sets its variables; braces and double brackets would say the same with more signs.
    excluded = "--exclude=SC2154,SC2250,SC2292,SC2310,SC2312"
    command = [program("shellcheck"), "--shell=bash", "--enable=all", excluded, "-"]
    written = "set -eo pipefail\n" + STEPS[name]["run"]  # which GitHub sets for bash
    done = subprocess.run(command, input=written, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stdout


class Ended(NamedTuple):
    """How a step ended, and what it left behind."""

    status: int
    log: str
    err: str
    summary: str
    outputs: dict[str, str]


class Runner:
    """A workspace with plans, and a runner that takes the action's steps."""

    def __init__(self, folder: Path, installed: Path) -> None:
        self.workspace = folder / "workspace"
        self.workspace.mkdir()
        self.temp = folder / "temp"
        self.temp.mkdir()
        (self.temp / "kompplan").symlink_to(installed / "kompplan", target_is_directory=True)

    def write(self, name: str, text: str) -> None:
        path = self.workspace / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")

    def __call__(self, **inputs: str) -> Ended:
        return step("Read the plans", self.workspace, self.temp, {k.replace("_", "-"): v for k, v in inputs.items()})


def step(name: str, workspace: Path, temp: Path, inputs: dict[str, str]) -> Ended:
    given = {key: str(each.get("default", "")) for key, each in ACTION["inputs"].items()} | inputs
    assert set(given) == set(ACTION["inputs"])
    what: dict[str, Any] = STEPS[name]
    summary, output, file = temp / "summary", temp / "output", temp / "script"
    for each in (summary, output):
        each.write_text("", encoding="utf-8")
    file.write_text(what["run"], encoding="utf-8")
    environment = {key: value for key, value in os.environ.items() if key not in ("PYTHONPATH", "KOMPPLAN_CACHE_DIR")}
    environment |= {key: INPUT.sub(lambda match: given[match[1]], value) for key, value in what["env"].items()}
    environment |= {"GITHUB_ACTIONS": "true", "GITHUB_WORKSPACE": str(workspace), "GITHUB_ACTION_PATH": str(ROOT)}
    environment |= {"GITHUB_STEP_SUMMARY": str(summary), "GITHUB_OUTPUT": str(output), "RUNNER_TEMP": str(temp)}
    done = subprocess.run(
        ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", str(file)],
        cwd=workspace,
        env=environment,
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
    )
    outputs = dict(line.split("=", 1) for line in output.read_text(encoding="utf-8").splitlines())
    return Ended(done.returncode, done.stdout, done.stderr, summary.read_text(encoding="utf-8"), outputs)


@pytest.fixture(scope="module")
def installed(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Return the runner's folder once the action has installed kompplan there."""
    folder = tmp_path_factory.mktemp("action")
    workspace = folder / "workspace"
    workspace.mkdir()
    temp = folder / "temp"
    temp.mkdir()
    # A stranger's modules: nothing may import them.
    for name in ("yaml.py", "sitecustomize.py", "pip.py", "venv.py"):
        (workspace / name).write_text("raise SystemExit('imported')\n", encoding="utf-8")
    ended = step("Install kompplan", workspace, temp, {"version": kompplan.__version__})
    if "No matching distribution" in ended.err:
        pytest.skip("no package index can be reached")
    assert ended.status == 0, ended.err
    assert ended.log.strip() == f"kompplan {kompplan.__version__}"
    yield temp
    shutil.rmtree(temp)


@pytest.fixture
def runner(tmp_path: Path, installed: Path) -> Runner:
    return Runner(tmp_path, installed)


@pytest.mark.slow
def test_findings_become_annotations_and_a_summary_and_fail_the_job(runner: Runner) -> None:
    runner.write("planer/plan.yaml", PLAN)
    ended = runner()
    assert ended.status == 1, ended.err
    found = commands(ended.log)
    assert {each.name for each in found} == {"error", "warning"}
    assert {each.properties["file"] for each in found} == {"planer/plan.yaml"}
    assert ended.summary.startswith("### kompplan\n\n    ")
    assert "ACT01" in ended.summary
    assert ended.outputs == {}
    assert sorted(each.name for each in runner.workspace.iterdir()) == ["planer"]  # nothing is written among the plans


@pytest.mark.slow
def test_the_inputs_do_what_they_say(runner: Runner) -> None:
    runner.write("a b/plan.yaml", PLAN)
    runner.write("c/plan.yaml", PLAN.replace("status: klar", "status: utkast"))
    assert runner(paths="c").status == 0
    assert runner(paths="c", fail_on="warning").status == 1
    assert runner(paths="\na b\nc\n").status == 1
    assert runner(args="--exit-zero  --lang en").status == 0
    assert runner(working_directory="c").status == 0
    assert runner(working_directory="gone").status == 2
    assert runner(paths="gone").status == 2
    assert runner(fail_on="never").status == 2
    english = runner(paths="a b", args="--lang en --select ACT01")
    assert [each.properties["title"] for each in commands(english.log)] == ["ACT01 activity-without-owner"]
    assert "owner" in english.log


@pytest.mark.slow
def test_sarif_lies_outside_the_repository(runner: Runner) -> None:
    runner.write("plan.yaml", PLAN)
    (runner.workspace / "kompplan.sarif").symlink_to(runner.temp / "secret")
    ended = runner(sarif="kompplan.sarif")
    assert ended.status == 1
    path = Path(ended.outputs["sarif"])
    assert path == runner.temp / "kompplan.sarif"
    assert json.loads(path.read_text(encoding="utf-8"))["version"] == "2.1.0"
    assert not (runner.temp / "secret").exists()
    for name in ("../x.sarif", "a/b", "x y", ".hidden", "$(touch x)", "x;y"):
        assert runner(sarif=name).status == 2


@pytest.mark.slow
def test_a_baseline_hides_what_is_known(runner: Runner) -> None:
    runner.write("plan.yaml", PLAN)
    assert runner(args="--baseline known.json --update-baseline").status == 0
    assert runner(baseline="known.json").status == 0
    (runner.workspace / "plan.yaml").write_text(PLAN + "  - {id: A2, aktivitet: Möte}\n", encoding="utf-8")
    assert runner(baseline="known.json").status == 1
    runner.write("known.json", "no baseline")
    assert runner(baseline="known.json").status == 2


NASTY = "x](javascript:1) <script> </details> | `` ::add-mask::x ##[add-mask]y $(touch pwned) `touch pwned`"


@pytest.mark.slow
def test_what_strangers_write_stays_text(runner: Runner) -> None:
    name = NASTY.replace('"', "").replace("/", "∕")
    runner.write("plan.yaml", PLAN.replace("Kurs", json.dumps(NASTY + "\n# heading\n::error::z")))
    runner.write(f"planer/{name}.yaml", PLAN)
    runner.write("yaml.py", "raise SystemExit('imported')\n")
    ended = runner(sarif="out.sarif")
    assert ended.status == 1, ended.err
    assert {each.name for each in commands(ended.log + "\n" + ended.err)} == {"error", "warning"}
    ours = {
        "### kompplan",
        "",
        "</details>",
        "<details><summary><code>kompplan validate --format concise</code></summary>",
    }
    for line in ended.summary.splitlines():
        assert line in ours or line.startswith("    ")
    assert not list(runner.workspace.rglob("pwned")) and not list(runner.temp.rglob("pwned"))


@pytest.mark.slow
def test_inputs_are_never_run(runner: Runner) -> None:
    runner.write("plan.yaml", PLAN)
    for text in ("$(touch pwned)", "`touch pwned`", "; touch pwned", 'x"; touch pwned; "'):
        for key in ("paths", "args", "fail_on", "baseline", "sarif", "working_directory"):
            assert runner(**{key: text}).status in (1, 2)
    assert not list(runner.workspace.rglob("pwned")) and not list(runner.temp.rglob("pwned"))


@pytest.mark.slow
def test_another_version_than_the_one_asked_for_ends_it(installed: Path, tmp_path: Path) -> None:
    ended = step("Install kompplan", tmp_path, installed, {"version": "0.0.0"})
    assert ended.status == 2
    assert [each.name for each in commands(ended.log)] == ["error"]


def test_bash_is_what_runs_it() -> None:
    assert all(step.get("shell") == "bash" for step in STEPS.values() if "run" in step)
    assert sys.platform != "win32" or shutil.which("bash")

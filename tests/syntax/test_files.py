"""Opening files that may be anything, and making text of bytes."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from kompplan.diagnostics.source import Source
from kompplan.i18n.language import Language
from kompplan.syntax.files import Refused, TooLarge, decode, read_bytes
from kompplan.syntax.limits import DEFAULT


def refusal(path: Path) -> str:
    answer = read_bytes(path)
    assert isinstance(answer, Refused)
    return answer.message.to(Language.SV)


def test_a_file_is_read_whole(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_bytes(b"a: 1\n" * 300_000)
    assert read_bytes(tmp_path / "plan.yaml") == b"a: 1\n" * 300_000


def test_a_missing_file_suggests_the_one_beside_it(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").touch()
    assert refusal(tmp_path / "plam.yaml").endswith(f"plam.yaml finns inte; menade du {tmp_path / 'plan.yaml'}?")


def test_a_missing_file_tells_which_plans_there_are(tmp_path: Path) -> None:
    (tmp_path / "lia.yaml").touch()
    (tmp_path / "anteckningar.txt").touch()
    assert refusal(tmp_path / "zzzzzzzzzzzz").endswith("finns inte; i mappen finns lia.yaml")


def test_a_missing_folder_is_said(tmp_path: Path) -> None:
    assert refusal(tmp_path / "x" / "plan.yaml").endswith("och inte heller dess mapp")


def test_a_folder_is_not_a_plan(tmp_path: Path) -> None:
    assert refusal(tmp_path).endswith("är en mapp, inte en fil")


@pytest.mark.skipif(not hasattr(os, "mkfifo"), reason="no named pipes here")
def test_a_pipe_is_refused_without_waiting(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "plan.yaml")
    assert refusal(tmp_path / "plan.yaml").endswith("är inte en vanlig fil")


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="no devices here")
def test_a_link_to_a_device_is_refused(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").symlink_to("/dev/zero")
    assert refusal(tmp_path / "plan.yaml").endswith("är inte en vanlig fil")


def test_a_loop_of_links_is_refused(tmp_path: Path) -> None:
    (tmp_path / "a.yaml").symlink_to("b.yaml")
    (tmp_path / "b.yaml").symlink_to("a.yaml")
    assert refusal(tmp_path / "a.yaml").endswith("går inte att läsa")


@pytest.mark.parametrize("name", ["x" * 300, "a\0b"])
def test_an_impossible_name_is_refused(name: str) -> None:
    assert isinstance(read_bytes(Path(name)), Refused)


def test_the_size_is_asked_before_anything_is_read(tmp_path: Path) -> None:
    with (tmp_path / "plan.yaml").open("wb") as file:
        file.truncate(10_000_000_000)
    assert read_bytes(tmp_path / "plan.yaml") == TooLarge(10_000_000_000)


def test_a_file_at_the_limit_passes(tmp_path: Path) -> None:
    (tmp_path / "plan.yaml").write_bytes(b"x" * 10)
    assert read_bytes(tmp_path / "plan.yaml", DEFAULT._replace(size=10)) == b"x" * 10
    assert read_bytes(tmp_path / "plan.yaml", DEFAULT._replace(size=9)) == TooLarge(10)


@pytest.mark.parametrize(
    "data",
    [
        "å: 😀\n".encode(),
        b"\xef\xbb\xbf" + "å: 😀\n".encode(),
        b"\xff\xfe" + "å: 😀\n".encode("utf-16-le"),
        b"\xfe\xff" + "å: 😀\n".encode("utf-16-be"),
    ],
)
def test_a_byte_order_mark_is_not_part_of_the_text(data: bytes) -> None:
    source = decode("plan.yaml", data)
    assert isinstance(source, Source) and source.text == "å: 😀\n"


@pytest.mark.parametrize(
    ("data", "expected", "words"),
    [
        (b"a: 1\nb: \xe5\xe4\xf6\n", "YML04 2:4", "Windows-1252"),
        ("å: ".encode() + b"\xe4\n", "YML04 1:4", "Windows-1252"),
        (b"a: \xc3", "YML04 1:4", "avklippt"),
        (b"\xff\xfe\x00\x00a\x00\x00\x00", "YML04 1:1", "UTF-32"),
        (b"\xff\xfea\x00:", "YML04 1:2", "UTF-16"),
        ("a: 1\n".encode("utf-16-le"), "YML04 1:2", "UTF-16 utan"),
        (b"a: 1\nb: \x00\n", "YML11 2:4", "U+0000"),
        (b"a: 1\nb: \x1b[31m\n", "YML11 2:4", "U+001B"),
        ("a: \x9b\n".encode(), "YML11 1:4", "U+009B"),
        ("a: 1\n\ufeffb: 1\n".encode(), "YML11 2:1", "byteordningsmarkering"),
        ("a: \uffff\n".encode(), "YML11 1:4", "U+FFFF"),
        (b"a: \x7f\n", "YML11 1:4", "U+007F"),
        (b"a: \xed\xa0\x80\n", "YML04 1:4", "UTF-8"),
    ],
)
def test_what_is_not_text_is_found_at_its_place(data: bytes, expected: str, words: str) -> None:
    answer = decode("plan.yaml", data)
    assert isinstance(answer, list)
    (found,) = answer
    assert f"{found.code.code} {found.span.first.line}:{found.span.first.column}" == expected
    assert words in found.message.to(Language.SV)


def test_next_line_and_no_break_space_are_text() -> None:
    assert isinstance(decode("plan.yaml", "a: 1\u00a0000\u0085b: §\n".encode()), Source)

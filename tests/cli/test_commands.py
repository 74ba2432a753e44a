"""What a user types, what comes back on which stream, and the exit code."""

import io
import json
import os
import shlex
import shutil
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import click
import pytest

import rapporteur.cli.main as main
from rapporteur import __version__
from rapporteur.actions import open_case
from rapporteur.cli.base import ExampleCommand, ExampleGroup
from rapporteur.store import writer_lock

STORY = "GENEVA, Oct 29, 2014 - A councillor of the mission met the special rapporteur on Monday, a spokesman said.\n"


@dataclass(frozen=True)
class Done:
    """How a command ended."""

    code: int
    out: str
    err: str


Run = Callable[..., Done]


@pytest.fixture
def run(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capfd: pytest.CaptureFixture[str]) -> Run:
    """Runs commands in a folder of their own, as from a shell."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.delenv("RAPPORTEUR_CASE", raising=False)

    def run_(*words: str) -> Done:
        capfd.readouterr()
        code = main.run(list(words))
        captured = capfd.readouterr()
        return Done(code, captured.out, captured.err)

    return run_


@pytest.fixture
def case(run: Run) -> Path:
    assert run("init", "dprk", "--country", "PRK").code == 0
    return Path("dprk")


@pytest.fixture
def built(run: Run, case: Path) -> Path:
    Path("story.txt").write_text(STORY, encoding="utf-8")
    assert run("add", "story.txt").code == 0
    assert run("build").code == 0
    return case


def commands(group: click.Group, prefix: tuple[str, ...] = ()) -> list[tuple[tuple[str, ...], click.Command]]:
    found: list[tuple[tuple[str, ...], click.Command]] = [(prefix, group)]
    context = click.Context(group)
    for name in group.list_commands(context):
        command = group.get_command(context, name)
        assert command is not None
        if isinstance(command, click.Group):
            found += commands(command, (*prefix, name))
        else:
            found.append(((*prefix, name), command))
    return found


def own_commands() -> list[tuple[str, ...]]:
    return [words for words, _ in commands(main.cli)]


@pytest.mark.parametrize("words", own_commands())
def test_help_of_every_level_begins_with_two_examples(run: Run, words: tuple[str, ...]) -> None:
    done = run(*words, "--help")
    assert done.code == 0
    lines = done.out.splitlines()
    assert lines[0] == "Examples:"
    assert all(line.startswith("  rapporteur ") for line in lines[1:3])
    assert done.out.index("Examples:") < done.out.index("Usage:") < done.out.index("Options:")


def test_every_example_is_a_command_line_that_parses() -> None:
    for _, command in commands(main.cli):
        if isinstance(command, ExampleCommand | ExampleGroup):
            for example in command.examples:
                parts = shlex.split(example.split("&&")[0].split(">")[0])
                assert parts[0] == "rapporteur"
                group: click.Command | None = main.cli
                context = click.Context(main.cli)
                for number, word in enumerate(parts[1:], 1):
                    if not isinstance(group, click.Group):
                        assert group is not None
                        try:
                            group.make_context(word, parts[number:], resilient_parsing=False)
                        except click.BadParameter as error:
                            assert "does not exist" in error.message, example
                        break
                    group = group.get_command(context, word)
                    assert group is not None, example


def test_the_way_from_nothing_to_a_dossier_needs_no_change_of_folder(run: Run) -> None:
    Path("heap").mkdir()
    Path("heap/story.txt").write_text(STORY, encoding="utf-8")
    init = run("init", "x", "--country", "prk")
    assert (init.code, init.out) == (0, "x\n")
    assert "next: rapporteur add" in init.err
    add = run("add", "heap", "--retrieved", "2014-10-30", "--publisher", "The Meridian")
    assert add.code == 0
    assert add.out.startswith("added ") and add.out.endswith(" story.txt\n")
    assert "case x in" in add.err and "next: rapporteur build" in add.err
    build = run("build")
    assert (build.code, build.out) == (0, "x/dossier/index.html\n".replace("/", os.sep))
    assert Path(build.out.strip()).is_file()
    assert "next: rapporteur open" in build.err
    verify = run("verify")
    assert verify.code == 0
    assert verify.out == Path("x/dossier/head.txt").read_text()


def test_a_second_run_skips_what_is_done_and_changes_nothing(run: Run, built: Path) -> None:
    head = run("verify").out
    before = {p: p.read_bytes() for p in (built / "dossier").rglob("*") if p.is_file()}
    add = run("add", "story.txt")
    assert add.code == 0 and add.out.startswith("already here: ")
    build = run("build")
    assert build.code == 0 and "read 0 documents" in build.err and "nothing has changed" in build.err
    assert {p: p.read_bytes() for p in (built / "dossier").rglob("*") if p.is_file()} == before
    assert run("verify").out == head


def test_reading_again_gives_the_same_dossier_but_for_its_head(run: Run, built: Path) -> None:
    record = run("export", "record").out
    assert run("build", "--again").code == 0
    assert run("export", "record").out == record


def test_several_cases_below_must_be_told_apart(run: Run, case: Path) -> None:
    assert run("init", "mmr", "--country", "MMR").code == 0
    done = run("show", "sources")
    assert done.code == 2
    assert "dprk, mmr" in done.err
    assert run("show", "sources", "--case", "mmr").code == 0
    assert run("--case", "mmr", "show", "sources").code == 0


def test_a_case_is_found_by_variable_and_from_inside(
    run: Run, case: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.chdir(case / "sources")
    assert run("show", "sources").code == 0
    monkeypatch.chdir("/")
    missing = run("show", "sources")
    assert missing.code == 2 and "rapporteur init" in missing.err
    monkeypatch.setenv("RAPPORTEUR_CASE", str(tmp_path / case))
    assert run("show", "sources").code == 0


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("init", "y", "--country", "Korea"), "three letters"),
        (("init", "y", "--country", "XQZ"), "no state in the registry"),
        (("init", "y"), "--country"),
        (("add",), "FILE|FOLDER"),
        (("add", "a", "--class", "secret"), "--class"),
        (("add", "a", "--retrieved", "soon"), "ISO 8601"),
        (("add", "-"), "--name and - belong together"),
        (("verify", "--head", "12"), "SIZE:ROOT"),
        (("export", "nothing"), "FORMAT"),
        (("no-such-command",), "No such command"),
    ],
)
def test_wrong_use_ends_with_two_and_says_how(
    run: Run, case: Path, words: tuple[str, ...], message: str
) -> None:
    done = run(*words)
    assert done.code == 2
    assert message in done.err
    assert done.out == ""
    assert "Traceback" not in done.err


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (("init", "dprk", "--country", "PRK"), "is a case already"),
        (("show", "source", "nothing"), "show sources"),
        (("open",), "rapporteur build"),
        (("build", "--case", "nowhere"), "cannot be read"),
    ],
)
def test_what_cannot_be_done_ends_with_one_and_the_next_step(
    run: Run, case: Path, words: tuple[str, ...], message: str
) -> None:
    done = run(*words)
    assert done.code == 1
    assert message in done.err
    assert "Traceback" not in done.err


def test_what_is_left_out_is_told_and_the_rest_goes_on(run: Run, case: Path) -> None:
    Path("empty.txt").write_bytes(b"")
    Path("story.txt").write_text(STORY, encoding="utf-8")
    done = run("add", "empty.txt", "gone.txt", "story.txt", "--json")
    assert done.code == 3
    assert [json.loads(line)["name"] for line in done.out.splitlines()] == ["story.txt"]
    assert "left out empty.txt" in done.err and "left out gone.txt" in done.err


def test_one_address_is_for_one_document(run: Run, case: Path) -> None:
    for name in ("a.txt", "b.txt"):
        Path(name).write_text(name)
    assert run("add", "a.txt", "b.txt", "--url", "https://meridian.example/a").code == 2
    assert run("add", "a.txt", "--url", "https://meridian.example/a").code == 0


def test_standard_input_is_taken_under_a_name(run: Run, case: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    done = run("add", "-", "--name", "piped.txt")
    assert done.code == 0
    assert done.out.endswith(" piped.txt\n")


def test_a_document_that_cannot_be_used_ends_with_three(run: Run, case: Path) -> None:
    Path("junk.bin").write_bytes(bytes(range(256)) * 40)
    Path("story.txt").write_text(STORY, encoding="utf-8")
    assert run("add", "junk.bin", "story.txt").code == 0
    done = run("build")
    assert done.code == 3
    assert "junk.bin" in done.err
    issues = json.loads(run("show", "issues", "--json").out)
    assert any(issue["source"] == "junk.bin" and issue["loudness"] == "error" for issue in issues)
    sources = json.loads(run("show", "sources", "--json").out)
    assert {row["name"]: row["read"] for row in sources} == {"junk.bin": False, "story.txt": True}


def test_a_line_of_megabytes_is_kept_and_costs_only_itself(run: Run, case: Path) -> None:
    limits = "\n[reading]\ncpu_s = 5\nmemory_mib = 700\nreading_mib = 8\n"
    toml = case / "rapporteur.toml"
    toml.write_text(toml.read_text() + limits)
    with Path("line.txt").open("wb") as file:
        for _ in range(200):
            file.write(b"word " * 200_000)
    Path("story.txt").write_text(STORY, encoding="utf-8")
    assert run("add", "line.txt", "story.txt").code == 0
    done = run("build")
    assert done.code in (0, 3)
    issues = json.loads(run("show", "issues", "--json").out)
    assert any(issue["source"] == "line.txt" for issue in issues)
    assert any(
        row["name"] == "story.txt" and row["read"] for row in json.loads(run("show", "sources", "--json").out)
    )
    assert run("verify").code == 0


def test_listings_are_tables_for_people_and_arrays_for_machines(run: Run, built: Path) -> None:
    for name in ("timeline", "actors", "positions", "instruments", "statements", "issues", "sources"):
        assert isinstance(json.loads(run("show", name, "--json").out), list)
        table = run("show", name)
        assert table.code == 0
        assert "\x1b" not in table.out


def test_a_source_is_shown_by_id_and_name_block_by_block(run: Run, built: Path) -> None:
    doc = json.loads(run("show", "sources", "--json").out)[0]["id"]
    by_id, by_name = run("show", "source", doc[:12]), run("show", "source", "story.txt")
    assert by_id.out == by_name.out
    assert "A councillor of the mission" in by_id.out
    assert json.loads(run("show", "source", doc, "--json").out)["document"]["id"] == doc


def test_nothing_in_a_source_can_write_to_the_terminal(run: Run, case: Path) -> None:
    Path("story.txt").write_text("\x1b[31mRed\u202e words\x07 of a source.\n", encoding="utf-8")
    run("add", "story.txt")
    run("build")
    done = run("show", "source", "story.txt")
    assert "\x1b" not in done.out and "\x07" not in done.out and "\u202e" not in done.out


def test_an_export_is_the_same_in_a_file_and_through_a_pipe_and_is_logged(run: Run, built: Path) -> None:
    size = int(run("verify").out.split(":")[0])
    piped = run("export", "record")
    assert run("export", "record", "dprk", "-o", "record.jsonl").code == 0
    assert Path("record.jsonl").read_text(encoding="utf-8") == piped.out
    assert all(json.loads(line)["kind"] for line in piped.out.splitlines())
    assert int(run("verify").out.split(":")[0]) == size + 2


def test_looking_at_the_case_changes_no_dossier(run: Run, built: Path) -> None:
    head = (built / "dossier" / "head.txt").read_text()
    run("export", "csv")
    run("show", "sources", "--clearance", "protected")
    assert "nothing has changed" in run("build").err
    assert (built / "dossier" / "head.txt").read_text() == head
    assert run("verify", "--head", head.strip()).code == 0


def test_what_is_above_the_clearance_is_in_no_answer(run: Run, case: Path) -> None:
    Path("open.txt").write_text(STORY, encoding="utf-8")
    Path("secret.txt").write_text("A councillor named Canary Xylophone spoke in private.\n", encoding="utf-8")
    run("add", "open.txt")
    run("add", "secret.txt", "--class", "confidential")
    assert "1 held back" in run("build").err
    for path in (case / "dossier").rglob("*"):
        if path.is_file():
            data = path.read_bytes()
            assert b"Xylophone" not in data and b"secret.txt" not in data, path
    for words in (
        ("export", "record"),
        ("export", "csv"),
        ("show", "sources"),
        ("show", "statements", "--json"),
    ):
        assert "Xylophone" not in run(*words).out and "secret.txt" not in run(*words).out
    assert "secret.txt" in run("show", "sources", "--clearance", "confidential").out


def test_verify_names_what_was_changed_and_ends_with_one(run: Run, built: Path) -> None:
    original = next(path for path in (built / "sources").rglob("*") if path.is_file())
    original.chmod(0o600)
    original.write_bytes(b"other words")
    done = run("verify")
    assert done.code == 1
    assert "original-changed" in done.out and "next:" in done.out
    assert json.loads(run("verify", "--json").out)["findings"][0]["code"] == "original-changed"


def test_a_case_rolled_back_behind_its_dossier_is_found(run: Run, built: Path) -> None:
    shutil.copytree(built / "store", "store-before")
    Path("later.txt").write_text("Later words.\n")
    run("add", "later.txt")
    run("build")
    shutil.rmtree(built / "store")
    shutil.copytree("store-before", built / "store")
    done = run("verify")
    assert done.code == 1 and "log-rolled-back" in done.out


def test_a_busy_case_is_told_apart_from_a_broken_one(run: Run, built: Path) -> None:
    with writer_lock(built / "store" / "lock"):
        done = run("build")
    assert done.code == 1
    assert "another `rapporteur add` or `build`" in done.err


def test_doctor_says_that_nothing_touches_the_network(run: Run) -> None:
    done = run("doctor")
    assert done.code == 0
    assert "network: nothing opens a connection" in done.out
    checks = {check["name"]: check for check in json.loads(run("doctor", "--json").out)}
    assert checks["rapporteur"]["value"] == __version__
    assert checks["model"]["value"].startswith("none installed")


def test_version_and_quiet(run: Run, case: Path) -> None:
    assert run("--version").out == f"rapporteur, version {__version__}\n"
    Path("story.txt").write_text(STORY)
    done = run("--quiet", "add", "story.txt")
    assert done.err == ""
    assert done.out.startswith("added ")


def test_an_error_of_the_program_is_a_short_message_and_a_traceback_on_wish(
    run: Run, case: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(*_args: object, **_kwargs: object) -> None:
        raise ZeroDivisionError("no such thing")

    monkeypatch.setattr("rapporteur.cli.doctor.doctor", broken)
    done = run("doctor")
    assert done.code == 1
    assert "ZeroDivisionError" in done.err and "Traceback" not in done.err
    assert "Traceback" in run("--verbose", "doctor").err


def test_an_interruption_ends_with_130_and_loses_nothing(run: Run, case: Path) -> None:
    heap = Path("heap")
    heap.mkdir()
    for n in range(2000):
        (heap / f"{n:04}.txt").write_text(f"Note {n}.\n")
    command = [sys.executable, "-m", "rapporteur", "add", "heap"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        lines = [process.stdout.readline()]
        time.sleep(0.1)
        process.send_signal(2)
        reader = threading.Thread(target=lambda: lines.extend(process.stdout or ()))
        reader.start()
        assert process.stderr is not None
        err = process.stderr.read()
        reader.join()
    assert process.returncode == 130
    assert "interrupted" in err and "Traceback" not in err
    docs = {line.split()[1] for line in lines if line.startswith("added ")}
    assert 0 < len(docs) < 2000
    held = {row["id"] for row in json.loads(run("show", "sources", "--json").out)}
    assert docs <= held
    assert run("verify").code == 0


def test_an_interrupted_build_goes_on_where_it_was(run: Run, case: Path) -> None:
    heap = Path("heap")
    heap.mkdir()
    for n in range(60):
        (heap / f"{n:02}.txt").write_text(f"{STORY} Note {n}.\n" * 20)
    assert run("add", "heap").code == 0
    command = [sys.executable, "-m", "rapporteur", "build", "--workers", "2"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True) as process:
        while readings_in(case) == 0 and process.poll() is None:
            time.sleep(0.02)
        process.send_signal(2)
        _, err = process.communicate()
    assert process.returncode == 130
    assert "interrupted" in err and "Traceback" not in err
    done = readings_in(case)
    assert 0 < done < 60
    assert run("verify").code == 0
    assert f"read {60 - done} documents" in run("build").err


def readings_in(case: Path) -> int:
    with open_case(case).open_store() as store:
        return len(store.reading_keys())


def test_a_dossier_above_internal_is_told_to_the_log_and_is_the_same_again(run: Run, built: Path) -> None:
    size = int(run("verify").out.split(":")[0])
    assert run("build", "--clearance", "protected").code == 0
    assert "nothing has changed" in run("build", "--clearance", "protected").err
    assert int(run("verify").out.split(":")[0]) == size + 2


def test_a_damaged_printed_head_is_a_finding_beside_the_others(run: Run, built: Path) -> None:
    (built / "dossier" / "head.txt").write_text("nothing")
    next(path for path in (built / "sources").rglob("*") if path.is_file()).unlink()
    done = run("verify")
    assert done.code == 1
    assert "head-damaged" in done.out and "original-missing" in done.out


def test_a_changed_case_file_is_found_until_a_build_has_told_it_to_the_log(run: Run, built: Path) -> None:
    toml = built / "rapporteur.toml"
    toml.write_text(toml.read_text().replace("PRK", "MMR"))
    done = run("verify")
    assert done.code == 1 and "case-file-changed" in done.out
    assert run("build").code == 0
    assert run("verify").code == 0

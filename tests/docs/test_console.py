"""The console blocks of the documentation: what they show is what is printed."""

from pathlib import Path

import pytest
from pages import ROOT, Command, ShownFile, agrees, fences, pages, run, steps, tokens


def follow(text: str, folder: Path) -> tuple[list[str], int]:
    """Do what a page says, in a folder of its own; give what differs, and how many commands ran."""
    faults, ran, status = [], 0, 0
    for step in steps(text):
        if isinstance(step, ShownFile):
            (folder / step.path).parent.mkdir(parents=True, exist_ok=True)
            (folder / step.path).write_text(step.text, encoding="utf-8")
        elif step.typed == "echo $?":
            printed = [str(status)]
            faults += [] if agrees(step.shown, printed) else [told(step, printed)]
        elif (arguments := tokens(step.typed)) is not None:
            printed, status = run(arguments)
            ran += 1
            faults += [] if agrees(step.shown, printed) else [told(step, printed)]
    return faults, ran


def told(command: Command, printed: list[str]) -> str:
    """Say what a command printed where the page shows something else."""
    return "\n".join((f"line {command.line}: $ {command.typed}", "printed:", *printed))


@pytest.mark.parametrize("page", pages(), ids=lambda page: str(page.relative_to(ROOT)))
def test_console(page, tmp_path, monkeypatch):
    """Every command of a page prints what the page shows."""
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("COLUMNS", "80")
    (tmp_path / "examples").symlink_to(ROOT / "examples")
    faults, _ = follow(page.read_text(encoding="utf-8"), tmp_path)
    assert not faults, "\n\n".join(faults)


def test_wrong_output_is_noticed(tmp_path):
    """A page that shows other output than is printed fails; cut lines and exit statuses are understood."""
    text = "```console\n$ electoral list\n...\n{}\n$ echo $?\n{}\n```\n"
    right, ran = follow(text.format("...", "0"), tmp_path)
    wrong_output, _ = follow(text.format("nothing else", "0"), tmp_path)
    wrong_status, _ = follow(text.format("...", "3"), tmp_path)
    assert (right, ran) == ([], 1)
    assert len(wrong_output) == len(wrong_status) == 1


def test_every_block_of_commands_is_run():
    """A block that gives one of our commands is a console block, so that it is run."""
    missed = [
        f"{page.relative_to(ROOT)}, line {fence.line}"
        for page in pages()
        for fence in fences(page.read_text(encoding="utf-8"))
        if fence.info != "console" and fence.body.startswith(("$ electoral", "$ python3 run.py"))
    ]
    assert not missed

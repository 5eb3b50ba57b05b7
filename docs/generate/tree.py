"""Prints docs/FILE_TREE.md: every file that git keeps, with the first sentence of its docstring."""

import ast
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


def tracked() -> list[Path]:
    """Return the files of the repository, new ones included, in order."""
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        check=True,
        capture_output=True,
        text=True,
    ).stdout.splitlines()
    return sorted({Path(line) for line in listed if (ROOT / line).is_file()})


def about(path: Path) -> str:
    """Return what the file says of itself."""
    if path.suffix != ".py":
        return ""
    docstring = ast.get_docstring(ast.parse((ROOT / path).read_text())) or ""
    sentence = docstring.split("\n\n", maxsplit=1)[0].replace("\n", " ")
    return f"  — {sentence}" if sentence else ""


def main() -> None:
    """Print the document."""
    print("# Files\n\nMade by `make -C docs tree`.\n\n```")
    folder = Path()
    for path in tracked():
        if path.parent != folder:
            folder = path.parent
            print(f"{folder.as_posix()}/")
        indent = "" if folder == Path() else "    "
        print(f"{indent}{path.name}{about(path)}")
    print("```")


if __name__ == "__main__":
    main()

"""What cannot be read safely is refused with a sentence, quickly, and never with a traceback."""

from __future__ import annotations

import gzip
import time
import zipfile

import pytest

from aims_graph.base.errors import InputError
from aims_graph.cli import main
from aims_graph.exchange import safely
from aims_graph.exchange.formats import read_crosswalk

BOMB = "a: &a [x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join([f'*{chr(97 + n)}'] * 9)}]\n" for n in range(9)
)
DEEP = 100_000
FILES = {
    "alias.yaml": BOMB.encode(),
    "deep.yaml": b"[" * DEEP,
    "deep-block.yaml": b"".join(b" " * n + b"a:\n" for n in range(200)),
    "deep.json": b"[" * DEEP,
    "deep-object.json": b'{"a":' * DEEP,
    "deep.ttl": b"<urn:a> <urn:b> " + b"[ <urn:b> " * DEEP,
    "deep.jsonld": b'{"@graph":' * DEEP,
    "contexts.jsonld": b"[" + b",".join([b'{"@context":{}}'] * 5000) + b"]",
    "tag.yaml": b"objects: !!python/object/apply:os.system ['true']\n",
    "two.yaml": b"a: 1\n---\nb: 2\n",
    "latin.csv": "source,target\nA.5.1,Añadir\n".encode("latin-1"),
    "latin.json": '{"ñ": 1}'.encode("latin-1"),
    "latin.yaml": "a: ñ\n".encode("latin-1"),
    "utf16.csv": "source,target\nA.5.1,A.2.2\n".encode("utf-16"),
    "nul.csv": b"source,target\nA.5.1,A.2.2\0\n",
    "nul.json": b'{"a": "\0"}',
    "nul.tsv": b"subject_id\tpredicate_id\tobject_id\n\0\n",
    "open.csv": b'source,target\n"A.5.1,A.2.2\n' + b"x,y\n" * 60_000,
    "open.tsv": b'subject_id\tpredicate_id\tobject_id\na\tb\t"c\n' + b"x\ty\tz\n" * 60_000,
    "empty.csv": b"",
    "empty.tsv": b"",
    "empty.json": b"",
    "empty.yaml": b"",
    "words.csv": b"once upon a time\nthere was a table\n",
    "scalar.json": b"3",
    "list.json": b"[1, 2]",
    "null.json": b'{"mapping-collection": {"mappings": [null]}}',
    "scalar.yaml": b"just words",
    "list.yaml": b"- a\n- b\n",
    "broken.ttl": b"<urn:a> <urn:b> .",
    "nothing.ttl": b"<urn:a> <urn:b> <urn:c> .",
    "letter.docx": b"PK\x03\x04",
    "picture.png": b"\x89PNG",
    "head.tsv": b"#curie_map: [\nsubject_id\tpredicate_id\tobject_id\n",
}


@pytest.mark.parametrize("name", FILES)
def test_it_is_refused_with_a_sentence(name, tmp_path, capsys):
    path = tmp_path / name
    path.write_bytes(FILES[name])
    start = time.process_time()
    with pytest.raises(InputError) as refused:
        read_crosswalk(path)
    assert time.process_time() - start < 5
    assert all(problem.file == name and problem.message.endswith(".") for problem in refused.value.problems)
    assert len(str(refused.value)) < 1000


@pytest.mark.parametrize("name", ["alias.yaml", "deep.json", "nul.csv", "words.csv"])
def test_the_command_ends_with_3(name, tmp_path, capsys):
    path = tmp_path / name
    path.write_bytes(FILES[name])
    assert main(["lint", str(path)]) == 3
    assert name in capsys.readouterr().err


def test_a_tag_is_never_followed(tmp_path):
    path = tmp_path / "x.yaml"
    tree = safely.yaml_tree("a: !!python/object/apply:os.system ['echo no']\nb: 5.10\nc: ~\nd: '~'\n", path)
    assert tree == {"a": ["echo no"], "b": "5.10", "c": "", "d": "~"}


@pytest.mark.parametrize("pack", ["gz", "zip"])
def test_packed_files_are_not_opened(pack, tmp_path):
    path = tmp_path / "x.csv"
    if pack == "gz":
        path.write_bytes(gzip.compress(b"0" * 10_000_000))
    else:
        with zipfile.ZipFile(path, "w") as archive:
            archive.writestr("x.csv", "a")
    with pytest.raises(InputError, match="packed"):
        read_crosswalk(path)


@pytest.mark.parametrize("name", ["x.csv", "x.tsv"])
def test_an_endless_line_is_refused_without_being_read(name, tmp_path):
    path = tmp_path / name
    with path.open("wb") as stream:
        stream.write(b"subject_id\tpredicate_id\tobject_id\n")
        stream.seek(1024**3)  # a hole of a gibibyte, which takes no room
        stream.write(b"x\n")
    start = time.process_time()
    with pytest.raises(InputError, match="too long"):
        read_crosswalk(path)
    assert time.process_time() - start < 5


def test_a_huge_tree_is_refused_before_it_is_read(tmp_path):
    path = tmp_path / "x.json"
    with path.open("wb") as stream:
        stream.seek(safely.MAX_WHOLE + 1)
        stream.write(b"x")
    with pytest.raises(InputError, match="too large"):
        read_crosswalk(path)


def test_the_row_of_a_bad_byte_is_told(tmp_path):
    path = tmp_path / "x.csv"
    path.write_bytes(b"source,target\nA.5.1,A.2.2\nA.5.2,A.2.\xff\n")
    with pytest.raises(InputError, match=r"x\.csv, row 3.*0xff"):
        read_crosswalk(path)


def test_a_missing_file_is_said(tmp_path):
    with pytest.raises(InputError, match="cannot be read"):
        read_crosswalk(tmp_path / "none.csv")


def test_a_folder_is_no_file(tmp_path):
    folder = tmp_path / "x.csv"
    folder.mkdir()
    with pytest.raises(InputError):
        read_crosswalk(folder)

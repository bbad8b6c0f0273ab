"""An inventory of AI systems on the command line: one item a system, requirements as many as before."""

from __future__ import annotations

import json

from aims_graph.cli import ExitCode, main
from aims_graph.knowledge.files import root

EXAMPLE = root() / "examples" / "halden-freight-software"
INVENTORY = """\
System ID;System name;Purpose;Owner
AI-1;Product recommender;Orders products;Head of Product
AI-2;Chatbot;Answers;CX
"""


def test_systems_declared_multiply_items_but_no_requirement(tmp_path, capsys):
    listed = tmp_path / "ai.csv"
    listed.write_text(INVENTORY, encoding="utf-8")
    soa = ["import", "soa", str(EXAMPLE / "soa.csv"), "--register", str(EXAMPLE / "documents.csv")]
    assert main([*soa, "-o", str(tmp_path / "plain.ttl")]) == 0
    assert main([*soa, "--inventory", str(listed), "-o", str(tmp_path / "joined.ttl")]) == 0
    out, err = capsys.readouterr()
    assert "2 AI systems" in out
    assert "of 2 AI systems, 2 state no life-cycle stage" in err
    told = {}
    for name in ("plain", "joined"):
        assert main(["assess", str(tmp_path / f"{name}.ttl"), "--as-of", "2026-11-23", "--format", "json"]) == 0
        told[name] = json.loads(capsys.readouterr().out)
    plain, joined = told["plain"], told["joined"]
    once = [item for item in plain["items"] if item["unit"].startswith("system/")]
    many = [item for item in joined["items"] if item["unit"].startswith("system/")]
    assert {item["unit"] for item in many} == {"system/ai-1", "system/ai-2"}
    assert len(many) == 2 * len(once) > 0
    assert len(joined["items"]) - len(many) == len(plain["items"]) - len(once)
    assert [r["id"] for r in joined["requirements"]] == [r["id"] for r in plain["requirements"]]
    by_state = [
        {c["id"]: c["value"] for c in result["counts"] if c["id"].startswith("requirements-by-state/")}
        for result in (plain, joined)
    ]
    assert by_state[0] == by_state[1]
    assert any("no_inventory" in item["observations"] for item in once)
    assert not any("no_inventory" in item["observations"] for item in joined["items"])
    assert "no_inventory" not in [note["code"] for note in joined["notes"]]


def test_problems_of_all_files_come_at_once_and_other_lists_are_refused(tmp_path, capsys):
    other = tmp_path / "other.csv"
    other.write_text("Name;Colour\nball;red\n", encoding="utf-8")
    target = tmp_path / "o.ttl"
    assert main(["import", "inventory", str(EXAMPLE / "soa.csv"), "-o", str(target)]) == ExitCode.BAD_INPUT
    assert "It looks like a statement of applicability: import it as soa." in capsys.readouterr().err
    assert main(["import", "soa", str(other), "--inventory", str(other), "-o", str(target)]) == ExitCode.BAD_INPUT
    err = capsys.readouterr().err
    assert "no statement of applicability" in err
    assert "no inventory of AI systems" in err
    argv = ["import", "inventory", str(other), "--register", str(EXAMPLE / "documents.csv"), "-o", str(target)]
    assert main(argv) == ExitCode.USAGE
    assert "import soa SOA --inventory FILE" in capsys.readouterr().err
    assert not target.exists()


def test_an_inventory_is_added_to_what_was_stored_before(tmp_path, capsys):
    listed, org = tmp_path / "ai.csv", tmp_path / "halden.ttl"
    listed.write_text(INVENTORY, encoding="utf-8")
    soa = ["import", "soa", str(EXAMPLE / "soa.csv"), "--register", str(EXAMPLE / "documents.csv")]
    assert main([*soa, "-o", str(org)]) == 0
    assert main([*soa, "--inventory", str(listed), "-o", str(tmp_path / "joined.ttl"), "--org", "halden"]) == 0
    assert main(["import", "inventory", str(listed), "--into", str(org)]) == 0
    assert org.read_bytes() == (tmp_path / "joined.ttl").read_bytes()
    capsys.readouterr()
    assert main(["import", "inventory", str(listed), "--into", str(org)]) == ExitCode.BAD_INPUT
    assert "lists a system of this id already" in capsys.readouterr().err
    assert main(["import", "soa", str(EXAMPLE / "soa.csv"), "--into", str(org)]) == ExitCode.BAD_INPUT
    assert "statement of applicability of this standard was stored before" in capsys.readouterr().err
    assert main(["import", "inventory", str(listed), "--into", str(tmp_path / "org.xlsx")]) == ExitCode.USAGE


def test_very_many_systems_are_imported_with_the_advice_to_scope(tmp_path, capsys):
    listed = tmp_path / "ai.csv"
    rows = "".join(f"AI-{n};System {n};Orders products;Head\n" for n in range(60))
    listed.write_text("System ID;System name;Purpose;Owner\n" + rows, encoding="utf-8")
    assert main(["import", "inventory", str(listed), "-o", str(tmp_path / "o.ttl")]) == 0
    assert "60 AI systems at once" in capsys.readouterr().err
    listed.write_text(INVENTORY, encoding="utf-8")
    assert main(["import", "inventory", str(listed), "-o", str(tmp_path / "o.ttl")]) == 0
    assert "at once" not in capsys.readouterr().err


def test_a_file_changed_during_the_import_is_not_overwritten(tmp_path, capsys, monkeypatch):
    listed, org = tmp_path / "ai.csv", tmp_path / "o.ttl"
    listed.write_text(INVENTORY, encoding="utf-8")
    soa = ["import", "soa", str(EXAMPLE / "soa.csv"), "--register", str(EXAMPLE / "documents.csv")]
    assert main([*soa, "-o", str(org)]) == 0
    from aims_graph.cli import intake

    reading = intake.read_triples

    def changed(path):
        triples = reading(path)
        path.write_bytes(path.read_bytes() + b"# somebody else\n")
        return triples

    monkeypatch.setattr(intake, "read_triples", changed)
    assert main(["import", "inventory", str(listed), "--into", str(org)]) == ExitCode.BAD_INPUT
    assert "changed by something else" in capsys.readouterr().err
    assert org.read_text().endswith("# somebody else\n")

"""The JSON schema says what results are."""

from __future__ import annotations

import json
from datetime import date

import pytest
from jsonschema import Draft202012Validator

from aims_graph import api
from aims_graph.assess.difference import difference
from aims_graph.assess.schema import (
    CLASSIFICATION_FILE,
    DIFFERENCE_FILE,
    FILE,
    classification_schema,
    difference_schema,
    result_schema,
    schema_text,
)
from aims_graph.cli.example import import_example


def test_the_committed_schema_is_that_of_the_classes():
    assert FILE.read_text(encoding="utf-8") == schema_text(result_schema())
    assert CLASSIFICATION_FILE.read_text(encoding="utf-8") == schema_text(classification_schema())
    assert DIFFERENCE_FILE.read_text(encoding="utf-8") == schema_text(difference_schema())


def test_a_real_result_fits_the_schema(knowledge):
    run = api.assess(knowledge, import_example(knowledge), as_of=date(2026, 11, 23), judge=False)
    Draft202012Validator.check_schema(result_schema())
    Draft202012Validator(result_schema()).validate(json.loads(run.result.dumps()))
    nothing = difference(run.result, run.result)
    assert nothing.empty
    Draft202012Validator(difference_schema()).validate(json.loads(nothing.dumps()))


def test_a_real_classification_fits_its_schema(knowledge):
    result = api.classify(knowledge, import_example(knowledge), as_of=date(2026, 11, 23))
    Draft202012Validator.check_schema(classification_schema())
    Draft202012Validator(classification_schema()).validate(json.loads(result.dumps()))


def test_the_schema_refuses_what_is_not_a_result():
    from jsonschema import ValidationError

    with pytest.raises(ValidationError):
        Draft202012Validator(result_schema()).validate({"items": []})

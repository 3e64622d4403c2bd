"""The recipe of docs/corpora.md for Spark, run as it stands there."""

from __future__ import annotations

import re
import sys

import pyarrow as pa
import pyarrow.parquet as pq
import pytest

import events

pyspark_sql = pytest.importorskip("pyspark.sql")
pytestmark = pytest.mark.filterwarnings("ignore")  # Spark's own


def test_the_recipe_for_spark(project, tmp_path, monkeypatch):
    """``mapInArrow`` around ``extract_batch`` gives every mention, and a row for a document that fails."""
    page = (project / "docs" / "corpora.md").read_text(encoding="utf-8")
    recipe = re.search(r"## Spark\n.*?```python\n(.*?)```", page, re.DOTALL)[1]
    documents = [
        {"doc_id": "mill", "text": "A fire destroyed the old mill in July 1999.", "published": "2025"},
        {"doc_id": "bad", "text": None, "published": "2025"},
    ]
    pq.write_table(pa.Table.from_pylist(documents), tmp_path / "articles.parquet")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("PYSPARK_PYTHON", sys.executable)
    builder = pyspark_sql.SparkSession.builder.master("local[1]").config("spark.ui.enabled", "false")
    try:
        spark = builder.getOrCreate()
    except Exception as error:  # noqa: BLE001 - whatever a machine without Java says
        pytest.skip(f"Spark does not start here: {error}")
    try:
        exec(compile(recipe, "docs/corpora.md", "exec"), {"spark": spark})  # noqa: S102 - our own page
    finally:
        spark.stop()
    rows = pq.read_table(tmp_path / "mentions").to_pylist()
    assert {row["doc_id"]: row["error"] is None for row in rows} == {"mill": True, "bad": False}
    batch = pa.RecordBatch.from_pylist(documents[:1])
    assert [row["date_edtf"] for row in rows if not row["error"]] == events.extract_batch(batch)[
        "date_edtf"
    ].to_pylist()

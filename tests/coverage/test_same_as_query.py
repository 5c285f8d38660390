"""The page's figure and the query that the page of the data gives say the same numbers of the published Parquet."""

import duckdb
import pytest

from crocevia import meanings as m
from crocevia.channels import parquet
from tests.coverage.towns import of, rows
from tests.editions import CITIES, DAY, edition


@pytest.mark.parametrize("name", CITIES)
def test_free_services_in_each_municipality_verified_this_year(name, tmp_path):
    city = edition(name)
    kind = city.catalogue.kinds["services"]
    fields = {meaning: kind.by_meaning[meaning].name for meaning in (m.COST, m.AUDIENCE, m.VERIFIED_ON)}
    file = tmp_path / "services.parquet"
    (output,) = (one for one in parquet.outputs(city) if one.paths[0].endswith("/services.parquet"))
    with file.open("wb") as written:
        output.write(written)
    asked = f"""
        SELECT town, whom, count(*),
            count(*) FILTER (year({fields[m.VERIFIED_ON]}) = {DAY.year})
        FROM '{file}', unnest(municipalities) AS t(town), unnest({fields[m.AUDIENCE]}) AS a(whom)
        WHERE {fields[m.COST]} = 'free' AND verification <> 'closed' GROUP BY ALL ORDER BY ALL"""  # noqa: S608 - names of columns
    found = rows(of(city.catalogue, city.settings)["free-and-verified"])
    counted = [
        (row["municipality"], row["audience"], row["free"], row["free_and_verified_this_year"])
        for row in found
        if row["kind"] == "services" and row["free"]
    ]
    assert counted
    assert sorted(counted) == duckdb.sql(asked).fetchall()

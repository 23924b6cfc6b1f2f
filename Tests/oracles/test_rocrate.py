"""The bag's `data/` is an RO-Crate for roc-validator, without the network.

The validator fetches the JSON-LD context; here every request is answered with the context that the PyPI package
`rocrate` ships, and any other address is out of reach.
"""

import importlib.resources
import json

import pytest
import requests
from rocrate_validator import services


def context_text():
    return importlib.resources.files("rocrate").joinpath("data/ro-crate.jsonld").read_bytes()


@pytest.fixture
def no_network(monkeypatch):
    asked = []

    def send(adapter, request, **options):
        asked.append(request.url)
        if request.url.rstrip("/") != "https://w3id.org/ro/crate/1.3/context":
            raise requests.ConnectionError(f"out of reach: {request.url}")
        response = requests.Response()
        response.status_code = 200
        response.url = request.url
        response.headers["Content-Type"] = "application/ld+json"
        response._content = context_text()
        response.request = request
        return response

    monkeypatch.setattr(requests.adapters.HTTPAdapter, "send", send)
    return asked


def test_the_shipped_context_is_the_one_the_bundle_names(bag):
    metadata = json.loads((bag / "data" / "ro-crate-metadata.json").read_text(encoding="utf-8"))
    assert json.loads(context_text())["@id"] in json.dumps(metadata["@context"])


# What the recommendation asks for and a municipality does not have.
UNKNOWN_HERE = ("ROR identifier", "ORCID identifier")


@pytest.mark.parametrize("severity", ["REQUIRED", "RECOMMENDED"])
def test_roc_validator_finds_everything_that_is(bag, no_network, severity):
    result = services.validate(
        services.ValidationSettings(
            rocrate_uri=str(bag),
            profile_identifier="ro-crate-1.3",
            requirement_severity=severity,
            no_cache=True,
        )
    )
    issues = [str(issue.message) for issue in result.get_issues()]
    if severity == "RECOMMENDED":
        issues = [issue for issue in issues if not any(words in issue for words in UNKNOWN_HERE)]
    assert issues == []
    assert no_network, "the context was never asked for"

#!/usr/bin/env python3
# The bill of materials is sound by CycloneDX's own schema, names what the program consists of with versions and licences, and says the same again.
import hashlib
import json
import os
import subprocess
import sys
from pathlib import Path

from tap import AFFICHE, done, ok, run

sys.path[:0] = [str(path) for path in Path(os.environ["PYPI"]).glob("lib/python3*/site-packages")]
from cyclonedx.schema import SchemaVersion
from cyclonedx.validation.json import JsonStrictValidator
from packageurl import PackageURL

opened = sorted((Path(AFFICHE).parent.parent / "lib/affiche").glob("*.so"))
archive = run("gcc", "-print-file-name=libqpdf.a").stdout.strip()
linked = [archive] if os.path.isabs(archive) and "asan" not in AFFICHE else []


def sbom(**more):
    environment = {key: value for key, value in os.environ.items() if key != "SOURCE_DATE_EPOCH"}
    return subprocess.run(["tests/tools/sbom", AFFICHE, *opened, *linked], check=True, capture_output=True, text=True, env={**environment, **more}).stdout


text = sbom()
bill = json.loads(text)
fault = JsonStrictValidator(SchemaVersion.V1_6).validate_str(text)
ok(fault is None, "it is CycloneDX 1.6", fault)
ok(JsonStrictValidator(SchemaVersion.V1_6).validate_str(text.replace('"library"', '"shelf"')) is not None, "which the schema would not say of anything")
ok(sbom() == text, "it says the same again")
later = json.loads(sbom(SOURCE_DATE_EPOCH="1800000000"))
ok(later["metadata"].pop("timestamp") == "2027-01-15T08:00:00Z" and later == bill, "SOURCE_DATE_EPOCH is its time, and the clock isn't", later["metadata"])

itself, parts = bill["metadata"]["component"], {part["name"]: part for part in bill["components"]}
ok((itself["name"], itself["version"]) == tuple(run(AFFICHE, "--version").stdout.split()), "it is of this program", itself)
ok(all(part["licenses"] for part in [itself, *parts.values()]), "each part has a licence")
for module, name in ("cairo", "libcairo2"), ("libqpdf", "libqpdf"), ("librsvg-2.0", "librsvg2-2"), ("lcms2", "liblcms2-2"):
    version = run("pkg-config", "--modversion", module).stdout.strip()
    found = [part for part in parts.values() if part["name"].startswith(name)]
    ok(len(found) == 1 and found[0]["version"].split(":")[-1].startswith(version), f"{module} {version} is in it", found)
for part in parts.values():
    if part["type"] in ("library", "data"):
        purl = PackageURL.from_string(part["purl"])
        ok((purl.type, purl.name, purl.version, purl.to_string()) == ("deb", part["name"], part["version"], part["purl"]), f"{part['name']}: its address", part["purl"])
for path in *Path("fonts").rglob("*.ttf"), *Path("layouts").glob("*.icc"), *Path("src").rglob("*.icc"):
    digest = hashlib.sha256(path.read_bytes()).hexdigest()
    ok(parts.get(str(path), {}).get("hashes") == [{"alg": "SHA-256", "content": digest}], f"{path} is in it, with its digest")
ok({"hyphen-fr", "hyphen-en-gb"} <= parts.keys(), "so are the dictionaries")
ok(bill["dependencies"][0]["dependsOn"] == [part["bom-ref"] for part in bill["components"]], "the program depends on all of them")
done()

"""`make package`: the skill package, written where ask-cli takes it from."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path
from types import MappingProxyType
from typing import TYPE_CHECKING, TextIO

from skill.packaging.addresses import CERTIFICATES
from skill.packaging.manifest import NO_PAGE, REGIONS, Deployment, Endpoint
from skill.packaging.store import Untold
from skill.packaging.writing import WRITTEN, Outcome, write

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from skill.packaging.phrases import Ear

ROOT = Path(__file__).parents[2]
"""Where models, texts and documents are, and where `build` is made."""


def run(
    argv: Sequence[str],
    *,
    env: Mapping[str, str] = MappingProxyType({}),
    ear: Ear | None = None,
    root: Path = ROOT,
    screen: TextIO | None = None,
) -> int:
    """Write the package and say what is still a placeholder.

    Returns 1 for faults, which leave nothing written, and for placeholders without `--draft`.
    """
    options = _parser(env).parse_args(argv)
    out = Path(options.out) if options.out else root / "build"
    endpoints = {**_from_env(env), **dict(options.endpoint)}
    deployment = Deployment(
        MappingProxyType(
            {
                region: Endpoint(
                    endpoints[region],
                    options.certificate if endpoints[region].startswith("https://") else None,
                )
                for region in REGIONS
                if region in endpoints
            }
        ),
        options.privacy_url,
    )
    try:
        outcome = write(root, out, deployment, options.contact, ear)
    except (Untold, ValueError) as wrong:
        outcome = Outcome(faults=(str(wrong),))
    lines, status = _report(outcome, out, draft=options.draft)
    print(*lines, sep="\n", file=screen or sys.stdout)
    return status


def _parser(env: Mapping[str, str]) -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m skill package", description=run.__doc__)
    parser.add_argument(
        "--endpoint",
        action="append",
        default=[],
        type=_endpoint,
        metavar="REGION=URI",
        help=f"{', '.join(REGIONS)}: a Lambda alias, or HTTPS; also ENDPOINT_NA and so on",
    )
    parser.add_argument("--certificate", choices=CERTIFICATES, help="of HTTPS endpoints")
    parser.add_argument("--privacy-url", default=env.get("PRIVACY_URL") or NO_PAGE)
    parser.add_argument("--contact", default=env.get("PRIVACY_CONTACT"), help="in the policy")
    parser.add_argument("--draft", action="store_true", help="placeholders are fine for now")
    parser.add_argument("--out", help="another folder than build/")
    return parser


def _endpoint(text: str) -> tuple[str, str]:
    region, _, uri = text.partition("=")
    if region not in REGIONS or not uri:
        raise argparse.ArgumentTypeError(f"{text!r} is not REGION=URI, REGION one of {[*REGIONS]}")
    return region, uri


def _from_env(env: Mapping[str, str]) -> dict[str, str]:
    return {region: uri for region in REGIONS if (uri := env.get(f"ENDPOINT_{region}"))}


def _report(outcome: Outcome, out: Path, *, draft: bool) -> tuple[list[str], int]:
    lines = [f"not checked: {skipped}" for skipped in outcome.skipped]
    if outcome.faults:
        lines += [f"wrong: {fault}" for fault in outcome.faults]
        return [*lines, "nothing was written"], 1
    lines += [f"still a placeholder: {missing}" for missing in outcome.placeholders]
    lines += [f"written: {out / name}" for name in WRITTEN]
    if outcome.placeholders and not draft:
        return [*lines, "not ready to upload; --draft accepts placeholders"], 1
    return lines, 0

"""What every adapter in Python does: read lines, make calls, print lines. It uses nothing but the standard library of Python 3.9, so that this
one file can be copied beside an adapter of your own. docs/guides/test-an-sdk.md tells the protocol."""
import json
import os
import sys
import time
import traceback

KINDS = {bool: "boolean", int: "number", float: "number", str: "string", list: "array", dict: "object", type(None): "null"}

#: What a call gives whose result is not there at all.
UNDEFINED = object()


class Unsupported(Exception):
    """The SDK cannot do this. Raise it from `prepare`; its text is the reason."""


class UnmetPrecondition(Exception):
    """Something that the adapter needs is not on this machine. Raise it from `prepare`; its text is the reason."""


def absent(text):
    """Ends the process as one whose SDK is not installed; the text says what to do."""
    print(text, file=sys.stderr)
    sys.exit(3)


def use_working_copy():
    """Lets `import` find the working copy that the suite names, and then what is in the user's project, before anything installed."""
    copy, project = os.environ.get("B24SDK_PACKAGE_DIR"), os.environ.get("B24SDK_PROJECT_DIR")
    places = [] if copy is None else [copy, os.path.join(copy, "src")]
    sys.path[:0] = [place for place in places + ([] if project is None else [project]) if os.path.isdir(place)]


def surfaced(error, message=None, body=UNDEFINED, **fields):
    """The fields of an error: surfaced(error, code=(error.code, "property")). The type is that of the class; what is None is marked as not there."""
    out = {"type": type(error).__name__, "type_from": "class", "message": str(error) if message is None else message}
    for name, (value, origin) in fields.items():
        is_there = value is not None and value != ""
        out[name] = (value if name == "http_status" else str(value)) if is_there else None
        out[f"{name}_from"] = origin if is_there else "none"
    if error.__cause__ is not None:
        out["cause"] = str(error.__cause__)
    if body is not UNDEFINED:
        out["body"] = body
    return out


def _settle(make, explain, surface):
    began = time.monotonic()
    try:
        result = make()
    except Exception as error:  # whatever the SDK raises is its failure
        outcome = {"outcome": "error", "surface": "thrown", "error": explain(error)}
    else:
        is_there = result is not UNDEFINED
        outcome = {"outcome": "result", "surface": surface, "result_kind": KINDS.get(type(result), "object") if is_there else "undefined"}
        if is_there:
            outcome["result"] = result
    return {**outcome, "elapsed_ms": round((time.monotonic() - began) * 1000)}


def _reply(command, prepare, explain, surface):
    try:
        make = prepare(command)
        count = command["repeat"]["count"]
        calls = [_settle(make, explain, surface) for _ in range(count)]
        telling = next((call for call in calls if call["outcome"] != "result"), calls[-1])
        tokens = getattr(make, "tokens", None)
        return {**telling, **({"calls": calls} if count > 1 else {}), **({} if tokens is None else {"tokens": tokens()})}
    except Unsupported as reason:
        return {"outcome": "unsupported", "reason": str(reason)}
    except UnmetPrecondition as reason:
        return {"outcome": "unmet_precondition", "reason": str(reason)}
    except Exception:
        return {"outcome": "adapter_error", "reason": traceback.format_exc()}


def serve(handshake, prepare, explain, surface="returned"):
    """Serves the protocol until its input ends.

    `handshake` is the reply to `handshake`. `prepare(command)` builds the SDK for one call and gives a function without parameters that holds
    nothing but what a user of the SDK writes: what it raises is the SDK's failure, what it gives is the result, `UNDEFINED` for none.
    `explain(error)` makes fields of what was raised, with `surfaced`. What `prepare` or `explain` raise is a defect of the adapter.
    """
    for line in sys.stdin:
        try:
            command = json.loads(line)
            what = command["cmd"] if command["b24sdk"] == 1 else None
        except (ValueError, KeyError, TypeError):
            what = None
        if what == "stop":
            break
        if what == "handshake":
            reply = handshake
        elif what == "call":
            reply = {"id": command["id"], **_reply(command, prepare, explain, surface)}
        else:
            print("This is not a command of protocol version 1.", file=sys.stderr)
            sys.exit(64)
        print(json.dumps({"b24sdk": 1, **reply}, default=str), flush=True)

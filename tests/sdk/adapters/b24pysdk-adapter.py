"""Adapter of b24pysdk: python3 b24pysdk-adapter.py. The SDK takes a domain and always speaks https; codes are properties of its errors."""
import json
import sys
import time
from importlib.metadata import PackageNotFoundError, version

try:
    from b24pysdk import BitrixApp, BitrixToken, BitrixWebhook
    VERSION = version("b24pysdk")
except (ImportError, PackageNotFoundError):
    print("b24pysdk is not installed.", file=sys.stderr)
    sys.exit(3)

HANDSHAKE = {
    "name": "b24pysdk", "version": VERSION, "language": "Python", "license": "MIT",
    "auth": ["webhook", "oauth"], "schemes": ["https"], "ca": "env", "proxy": "env", "timeout": "option",
    "capabilities": ["refresh-token", "timeout", "http-status", "code", "description"],
}
KINDS = {bool: "boolean", int: "number", float: "number", str: "string", list: "array", dict: "object", type(None): "null"}


def token_of(portal):
    domain = f"{portal['host']}:{portal['port']}"
    if portal["auth"] == "webhook":
        return BitrixWebhook(domain=domain, auth_token=f"{portal['user_id']}/{portal['webhook_secret']}")
    return BitrixToken(
        domain=domain, auth_token=portal["access_token"], refresh_token=portal["refresh_token"],
        bitrix_app=BitrixApp(client_id=portal["client_id"], client_secret=portal["client_secret"]),
    )


def field(name, value):
    return {name: value, f"{name}_from": "none" if value is None else "property"}


def one_call(token, command):
    began = time.monotonic()
    timeout = {} if command["timeout_ms"] is None else {"timeout": command["timeout_ms"] / 1000}
    try:
        body = token.call_method(command["method"], command["params"], **timeout)
    except Exception as error:
        surfaced = {"type": type(error).__name__, "type_from": "class", "message": str(error)}
        surfaced |= field("code", getattr(error, "error", None))
        surfaced |= field("description", getattr(error, "error_description", None))
        surfaced |= field("http_status", getattr(getattr(error, "response", None), "status_code", None))
        outcome = {"outcome": "error", "surface": "thrown", "error": surfaced}
    else:
        result = body.get("result") if isinstance(body, dict) else None
        absent = not isinstance(body, dict) or "result" not in body
        kind = "undefined" if absent else KINDS[type(result)]
        outcome = {"outcome": "result", "surface": "returned", "result": result, "result_kind": kind}
    return {**outcome, "elapsed_ms": round((time.monotonic() - began) * 1000)}


def reply(command):
    if command["cmd"] == "handshake":
        return HANDSHAKE
    token, count = token_of(command["portal"]), command["repeat"]["count"]
    calls = [one_call(token, command) for _ in range(count)]
    telling = next((call for call in calls if call["outcome"] != "result"), calls[-1])
    return {"id": command["id"], **telling, **({"calls": calls} if count > 1 else {})}


for line in sys.stdin:
    command = json.loads(line)
    if command["cmd"] == "stop":
        break
    print(json.dumps({"b24sdk": 1, **reply(command)}), flush=True)

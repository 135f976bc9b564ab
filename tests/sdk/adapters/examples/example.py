"""An adapter in Python: python3 example.py. What is under test is call_bitrix24, a client with requests; put your SDK in its place."""
import json
import sys
import time

try:
    import requests
except ImportError:
    sys.exit(3)


class Bitrix24Error(Exception):
    def __init__(self, code, description, status):
        super().__init__(f"{code}: {description}")
        self.code, self.description, self.status = code, description, status


def call_bitrix24(session, url, params, timeout):
    try:
        response = session.post(url, json=params, timeout=timeout, allow_redirects=False)
    except requests.RequestException as error:  # its text names the URL, and the URL of a webhook is a secret
        raise Bitrix24Error("NETWORK", type(error).__name__, None) from None
    try:
        body = response.json()
    except ValueError:
        body = None
    body = body if isinstance(body, dict) else {}
    if response.ok and "error" not in body and "result" in body:
        return body["result"]
    raise Bitrix24Error(
        body.get("error", "INVALID_ANSWER"), body.get("error_description", "Not valid"), response.status_code
    )


HANDSHAKE = {
    "name": "python-requests", "version": requests.__version__, "language": "Python", "license": "Apache-2.0",
    "auth": ["webhook", "oauth"], "schemes": ["http", "https"], "ca": "env", "proxy": "env", "timeout": "option",
    "capabilities": ["timeout", "http-status", "code", "description"],
}
KINDS = {bool: "boolean", int: "number", float: "number", str: "string", list: "array", dict: "object", type(None): "null"}


def field(name, value):
    return {name: value, f"{name}_from": "none" if value is None else "property"}


def one_call(session, command):
    portal, began = command["portal"], time.monotonic()
    url = (portal["webhook_url"] or portal["client_endpoint"]) + command["method"]
    token = {"auth": portal["access_token"]} if portal["auth"] == "oauth" else {}
    try:
        result = call_bitrix24(session, url, {**command["params"], **token}, (command["timeout_ms"] or 30000) / 1000)
        outcome = {"outcome": "result", "surface": "returned", "result": result, "result_kind": KINDS[type(result)]}
    except Bitrix24Error as error:
        fields = {"code": "code", "description": "description", "http_status": "status"}
        surfaced = {"type": type(error).__name__, "type_from": "class", "message": str(error)}
        for name, attribute in fields.items():
            surfaced |= field(name, getattr(error, attribute))
        outcome = {"outcome": "error", "surface": "thrown", "error": surfaced}
    return {**outcome, "elapsed_ms": round((time.monotonic() - began) * 1000)}


def reply(command):
    if command["cmd"] == "handshake":
        return HANDSHAKE
    session, count = requests.Session(), command["repeat"]["count"]
    calls = [one_call(session, command) for _ in range(count)]
    telling = next((call for call in calls if call["outcome"] != "result"), calls[-1])
    return {"id": command["id"], **telling, **({"calls": calls} if count > 1 else {})}


for line in sys.stdin:
    command = json.loads(line)
    if command["cmd"] == "stop":
        break
    print(json.dumps({"b24sdk": 1, **reply(command)}), flush=True)

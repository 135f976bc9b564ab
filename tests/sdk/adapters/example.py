"""An adapter in Python: python3 example.py. What is under test is call_bitrix24, a client with requests; put your SDK in its place."""
from b24sdk_adapter import absent, serve, surfaced

try:
    import requests
except ImportError:
    absent("Install requests: pip install requests")


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
    raise Bitrix24Error(body.get("error", "INVALID_ANSWER"), body.get("error_description", ""), response.status_code)


def prepare(command):
    portal, session = command["portal"], requests.Session()
    url = (portal["webhook_url"] or portal["client_endpoint"]) + command["method"]
    token = {"auth": portal["access_token"]} if portal["auth"] == "oauth" else {}
    timeout = (command["timeout_ms"] or 30000) / 1000
    return lambda: call_bitrix24(session, url, {**command["params"], **token}, timeout)


def explain(error):
    return surfaced(
        error,
        code=(getattr(error, "code", None), "property"),
        description=(getattr(error, "description", None), "property"),
        http_status=(getattr(error, "status", None), "property"),
    )


serve(
    {
        "name": "python-requests", "version": requests.__version__, "language": "Python", "license": "Apache-2.0",
        "auth": ["webhook", "oauth"], "schemes": ["http", "https"], "ca": "env", "proxy": "env", "timeout": "option",
        "capabilities": ["timeout", "http-status", "code", "description"],
    },
    prepare,
    explain,
)

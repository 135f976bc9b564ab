"""Adapter of b24pysdk: python3 b24pysdk-adapter.py. The SDK takes a domain and always speaks https; codes are properties of its errors."""
from inspect import signature
from importlib.metadata import PackageNotFoundError, version

from b24sdk_adapter import UNDEFINED, absent, serve, surfaced, use_working_copy

use_working_copy()
try:
    import b24pysdk
    from b24pysdk import BitrixApp, BitrixToken, BitrixWebhook
except ImportError as error:
    absent(f"b24pysdk is not installed: pip install b24pysdk ({error})")
try:
    VERSION = getattr(b24pysdk, "SDK_VERSION", None) or version("b24pysdk")
except PackageNotFoundError:
    VERSION = "unknown"


class Call:
    """One call, and the tokens that the SDK holds after it."""

    def __init__(self, command):
        portal, timeout = command["portal"], command["timeout_ms"]
        domain = f"{portal['host']}:{portal['port']}"
        self.parameters = (command["method"], command["params"])
        self.options = {} if timeout is None else {"timeout": timeout / 1000}
        if portal["auth"] == "webhook":
            secret = f"{portal['user_id']}/{portal['webhook_secret']}"
            # Before 1.0 the parameter was called as that of an application.
            name = "webhook_token" if "webhook_token" in signature(BitrixWebhook.__init__).parameters else "auth_token"
            self.token = BitrixWebhook(domain=domain, **{name: secret})
        else:
            self.token = BitrixToken(
                domain=domain, auth_token=portal["access_token"], refresh_token=portal["refresh_token"],
                bitrix_app=BitrixApp(client_id=portal["client_id"], client_secret=portal["client_secret"]),
            )

    def __call__(self):
        body = self.token.call_method(*self.parameters, **self.options)
        return body["result"] if isinstance(body, dict) and "result" in body else UNDEFINED

    def tokens(self):
        held = getattr(self.token, "auth_token", None), getattr(self.token, "refresh_token", None)
        return {name: text for name, text in zip(("access_token", "refresh_token"), held) if isinstance(text, str)}


def explain(error):
    response = getattr(error, "response", None)
    return surfaced(
        error,
        code=(getattr(error, "error", None), "property"),
        description=(getattr(error, "error_description", None), "property"),
        http_status=(getattr(response, "status_code", None) or getattr(error, "status_code", None), "property"),
    )


serve(
    {
        "name": "b24pysdk", "version": VERSION, "language": "Python", "license": "MIT",
        "auth": ["webhook", "oauth"], "schemes": ["https"], "ca": "env", "proxy": "env", "timeout": "option",
        "capabilities": ["retry-rate-limit", "refresh-token", "timeout", "http-status", "code", "description"],
    },
    Call,
    explain,
)

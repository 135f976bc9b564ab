"""Adapter of fast_bitrix24: python3 fast-bitrix24-adapter.py [raw]. A call goes through `batch`, as by default; with `raw` it goes by itself."""
import json
import sys
from importlib.metadata import PackageNotFoundError, version
from ssl import create_default_context
from urllib.parse import urlencode
from urllib.request import urlopen

from b24sdk_adapter import UNDEFINED, absent, serve, surfaced, use_working_copy

use_working_copy()
try:
    import fast_bitrix24
    from fast_bitrix24 import Bitrix
except ImportError as error:
    absent(f"fast_bitrix24 is not installed: pip install fast_bitrix24 ({error})")
try:
    VERSION = version("fast_bitrix24")
except PackageNotFoundError:
    VERSION = str(getattr(fast_bitrix24, "__version__", "unknown"))
RAW = "raw" in sys.argv[1:]


def renewed(portal):
    names = ("client_id", "client_secret", "refresh_token")
    query = urlencode({"grant_type": "refresh_token", **{name: portal[name] for name in names}})
    with urlopen(f"{portal['oauth_token_url']}?{query}", context=create_default_context()) as response:
        return json.load(response)["access_token"]


def prepare(command):
    portal, method, params = command["portal"], command["method"], command["params"]
    options = {"verbose": False}
    if portal["auth"] == "oauth":

        given = [portal["access_token"]]

        async def token():
            # The SDK leaves it to its user to renew a token that was rejected.
            return given.pop() if given else renewed(portal)

        options["token_func"] = token
    bitrix = Bitrix(portal["webhook_url"] or portal["client_endpoint"], **options)

    def call():
        if not RAW:
            return bitrix.call(method, dict(params))
        body = bitrix.call(method, dict(params), raw=True)
        return body["result"] if isinstance(body, dict) and "result" in body else UNDEFINED

    return call


def errors_in(value):
    """The first error of a response, which the SDK hands on as it is: as an object, or by the name of its command in the batch."""
    if isinstance(value, dict) and "error" in value:
        return value
    if isinstance(value, dict) and value:
        return errors_in(next(iter(value.values())))
    return errors_in(value[0]) if isinstance(value, list) and value else {}


def explain(error):
    body = error.args[0] if error.args else None
    told = errors_in(body)
    return surfaced(
        error,
        body=body if isinstance(body, (dict, list)) else UNDEFINED,
        code=(told.get("error"), "body"),
        description=(told.get("error_description"), "body"),
        http_status=(getattr(error, "status", None) or getattr(error.__cause__, "status", None), "property"),
    )


serve(
    {
        "name": "fast_bitrix24", "version": VERSION, "language": "Python", "license": "MIT",
        "auth": ["webhook", "oauth"], "schemes": ["https", "http"], "ca": "env", "proxy": "none",
        "capabilities": ["retry-rate-limit", "throttle", "code", "description", "http-status"],
    },
    prepare,
    explain,
)

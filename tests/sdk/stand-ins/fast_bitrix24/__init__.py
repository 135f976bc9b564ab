"""Stands in for fast_bitrix24 in tests: the same names, none of its code. It uses nothing but the standard library."""
import asyncio
import json
import ssl
from urllib.parse import urlencode
from urllib.request import Request, urlopen

__version__ = "0.0"


class ErrorInServerResponseException(Exception):
    pass


class Bitrix:
    def __init__(self, webhook, token_func=None, verbose=True):
        self.webhook, self.token_func = webhook, token_func

    def post(self, method, params):
        token = {} if self.token_func is None else {"auth": asyncio.run(self.token_func())}
        body = json.dumps({**params, **token}).encode()
        request = Request(self.webhook + method, body, {"Content-Type": "application/json"})
        with urlopen(request, context=ssl.create_default_context()) as response:
            return json.load(response)

    def call(self, method, items, raw=False):
        if raw:
            return self.post(method, items)
        commands = {"order0000000000": f"{method}?{urlencode(items)}"}
        answer = self.post("batch", {"halt": 0, "cmd": commands})["result"]
        if answer["result_error"]:
            raise ErrorInServerResponseException(answer["result_error"])
        return answer["result"]["order0000000000"]

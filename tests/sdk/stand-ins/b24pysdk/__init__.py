"""Stands in for b24pysdk in tests: the same names, none of its code. It uses nothing but the standard library."""
import json
import ssl
from types import SimpleNamespace
from urllib.error import HTTPError
from urllib.request import Request, urlopen


class BitrixAPIError(Exception):
    def __init__(self, status, body):
        super().__init__(body.get("error_description"))
        self.error, self.error_description = body.get("error"), body.get("error_description")
        self.response = SimpleNamespace(status_code=status)


class BitrixApp:
    def __init__(self, *, client_id, client_secret):
        self.client_id, self.client_secret = client_id, client_secret


class BitrixToken:
    def __init__(self, *, domain, auth_token, refresh_token=None, bitrix_app=None):
        self.domain, self.auth_token, self.bitrix_app = domain, auth_token, bitrix_app

    def call_method(self, api_method, params=None, *, timeout=30):
        path = api_method if self.bitrix_app else f"{self.auth_token}/{api_method}"
        body = {**params, "auth": self.auth_token} if self.bitrix_app else params
        request = Request(f"https://{self.domain}/rest/{path}", json.dumps(body).encode(), {"Content-Type": "application/json"})
        try:
            with urlopen(request, timeout=timeout, context=ssl.create_default_context()) as response:
                return json.load(response)
        except HTTPError as error:
            raise BitrixAPIError(error.code, json.load(error)) from None


class BitrixWebhook(BitrixToken):
    def __init__(self, *, domain, webhook_token):
        super().__init__(domain=domain, auth_token=webhook_token)

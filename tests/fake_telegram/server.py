"""The HTTP side: the Bot API under `/bot<token>/`, the tests' controls under `/control/`."""

from typing import Any

from aiohttp import web

from tests.fake_telegram.account import Account
from tests.fake_telegram.errors import Refusal

ACCOUNTS = web.AppKey("accounts", dict[str, Account])


def application() -> web.Application:
    """Return the server. It refuses tokens that nobody has registered."""
    app = web.Application()
    app[ACCOUNTS] = {}
    app.router.add_route("*", "/bot{token}/{method}", bot_api)
    app.router.add_post("/control/{operation}", control)
    return app


async def bot_api(request: web.Request) -> web.Response:
    """Answer a call of the Bot API in Telegram's envelope."""
    try:
        account = _account(request)
        result = await account.call(request.match_info["method"], await _parameters(request))
    except Refusal as refusal:
        return web.json_response(refusal.body(), status=refusal.code)
    return web.json_response({"ok": True, "result": result})


def _account(request: web.Request) -> Account:
    account = request.app[ACCOUNTS].get(request.match_info["token"])
    if account is None:
        raise Refusal(401, "Unauthorized")
    return account


async def _parameters(request: web.Request) -> dict[str, Any]:
    """Return what came in the query and in the form or JSON body."""
    parameters: dict[str, Any] = dict(request.query)
    if request.content_type == "application/json":
        parameters.update(await request.json())
    else:
        parameters.update(await request.post())
    return parameters


async def control(request: web.Request) -> web.Response:
    """Run one of the tests' controls."""
    order = await request.json()
    result = OPERATIONS[request.match_info["operation"]](request.app[ACCOUNTS], order)
    return web.json_response(result)


def register(accounts: dict[str, Account], order: dict[str, Any]) -> bool:
    accounts.setdefault(order["token"], Account(order["token"]))
    return True


def push(accounts: dict[str, Account], order: dict[str, Any]) -> list[int | None]:
    account = accounts[order["token"]]
    return [account.push(update, order.get("age", 0.0)) for update in order["updates"]]


def shown(accounts: dict[str, Account], order: dict[str, Any]) -> list[dict[str, Any]]:
    return accounts[order["token"]].messages.shown(order["chat"])


def pending(accounts: dict[str, Account], order: dict[str, Any]) -> int:
    return len(accounts[order["token"]].updates)


def calls(accounts: dict[str, Account], order: dict[str, Any]) -> list[dict[str, Any]]:
    return accounts[order["token"]].calls


def fail(accounts: dict[str, Account], order: dict[str, Any]) -> bool:
    refusal = Refusal(order["code"], order["description"], **order["parameters"])
    accounts[order["token"]].fail_next(order["method"], refusal)
    return True


OPERATIONS = {
    "register": register,
    "push": push,
    "shown": shown,
    "pending": pending,
    "calls": calls,
    "fail": fail,
}

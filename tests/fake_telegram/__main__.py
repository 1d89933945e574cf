"""Serve the fake Bot API on a free port of the loopback, and print its address."""

import asyncio

from aiohttp import web

from tests.fake_telegram.server import application


async def serve() -> None:
    """Serve until the process is ended."""
    runner = web.AppRunner(application(), access_log=None)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    host, port = runner.addresses[0][:2]
    print(f"http://{host}:{port}", flush=True)  # noqa: T201 - the parent reads the address
    await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(serve())

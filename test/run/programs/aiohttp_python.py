# Arguments: a Region, its host, another Region's host. A session as twilio-python's asynchronous client has one: it is
# not told to trust the environment, and so reads no proxy variable.
import asyncio
import json
import os
import sys

import aiohttp

region, host, other_host = sys.argv[1:]
account = os.environ["TWILIO_ACCOUNT_SID"]


async def ask(session, method, host, path, user, password, **options):
    url = f"https://{host}/2010-04-01/Accounts/{account}{path}"
    async with session.request(method, url, auth=aiohttp.BasicAuth(user, password), **options) as response:
        return response.status, await response.json()


async def main():
    token = os.environ[f"TWILIO_{region.upper()}_AUTH_TOKEN"]
    async with aiohttp.ClientSession() as session:
        form = {"FriendlyName": "worker"}
        _, key = await ask(session, "POST", host, "/Keys.json", account, token, data=form)
        used, _ = await ask(session, "GET", host, "/Messages.json", key["sid"], key["secret"])
        refused, _ = await ask(session, "GET", other_host, "/Messages.json", key["sid"], key["secret"])
        try:
            host_alone = await ask(session, "GET", "api.ie1.twilio.com", "/Messages.json", key["sid"], key["secret"])
            without_edge = str(host_alone)
        except aiohttp.ClientConnectorCertificateError as error:
            without_edge = str(error)
    print(json.dumps({"sid": key["sid"], "used": used, "refused": refused, "withoutEdge": without_edge}))


asyncio.run(main())

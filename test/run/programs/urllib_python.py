# Arguments: a Region, its host, another Region's host. The standard library alone.
import base64
import json
import os
import sys
from urllib.error import HTTPError, URLError
from urllib.parse import urlencode
from urllib.request import Request, urlopen

region, host, other_host = sys.argv[1:]
account = os.environ["TWILIO_ACCOUNT_SID"]


def ask(host, path, user, password, form=None):
    credentials = base64.b64encode(f"{user}:{password}".encode()).decode()
    request = Request(
        f"https://{host}/2010-04-01/Accounts/{account}{path}",
        data=None if form is None else urlencode(form).encode(),
        headers={"Authorization": f"Basic {credentials}"},
    )
    try:
        with urlopen(request) as response:
            return response.status, json.load(response)
    except HTTPError as error:
        return error.code, None


token = os.environ[f"TWILIO_{region.upper()}_AUTH_TOKEN"]
_, key = ask(host, "/Keys.json", account, token, {"FriendlyName": "worker"})
used, _ = ask(host, "/Messages.json", key["sid"], key["secret"])
refused, _ = ask(other_host, "/Messages.json", key["sid"], key["secret"])
try:
    without_edge, _ = ask("api.ie1.twilio.com", "/Messages.json", key["sid"], key["secret"])
except URLError as error:
    without_edge = str(error)
print(json.dumps({"sid": key["sid"], "used": used, "refused": refused, "withoutEdge": without_edge}))

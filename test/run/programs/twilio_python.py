# Arguments: a Region's place, then another one's.
import json
import os
import sys

from requests.exceptions import SSLError
from twilio.base.exceptions import TwilioRestException
from twilio.rest import Client

region, edge, other_region, other_edge = sys.argv[1:]
account = os.environ["TWILIO_ACCOUNT_SID"]


def client(user, password, region, edge):
    place = {} if region == "us1" else {"region": region, "edge": edge}
    return Client(user, password, account, **place)


key = client(account, os.environ[f"TWILIO_{region.upper()}_AUTH_TOKEN"], region, edge).new_keys.create()
client(key.sid, key.secret, region, edge).messages.list()
try:
    refused = client(key.sid, key.secret, other_region, other_edge).messages(f"SM{0:032}").fetch().sid
except TwilioRestException as error:
    refused = error.status
try:
    without_edge = Client(key.sid, key.secret, account, region="ie1").messages.list()[0].sid
except SSLError as error:
    without_edge = str(error)
print(json.dumps({"sid": key.sid, "used": 200, "refused": refused, "withoutEdge": without_edge}))

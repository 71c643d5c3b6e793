# Arguments: a Region, its host, another Region's host.
set -eu
label=$(printf %s "$1" | tr a-z A-Z)
eval "token=\$TWILIO_${label}_AUTH_TOKEN"
accounts="2010-04-01/Accounts/$TWILIO_ACCOUNT_SID"
created=$(curl -sS -u "$TWILIO_ACCOUNT_SID:$token" -d FriendlyName=worker "https://$2/$accounts/Keys.json")
sid=$(printf %s "$created" | sed 's/.*"sid": *"\([^"]*\)".*/\1/')
secret=$(printf %s "$created" | sed 's/.*"secret": *"\([^"]*\)".*/\1/')
used=$(curl -sS -o /dev/null -w '%{http_code}' -u "$sid:$secret" "https://$2/$accounts/Messages.json")
refused=$(curl -sS -o /dev/null -w '%{http_code}' -u "$sid:$secret" "https://$3/$accounts/Messages.json")
withoutEdge=$(curl -sS -u "$sid:$secret" "https://api.ie1.twilio.com/$accounts/Messages.json" 2>&1 | head -1) || true
printf '{"sid":"%s","used":%s,"refused":%s,"withoutEdge":"%s"}\n' "$sid" "$used" "$refused" "$withoutEdge"

# Arguments: a Region's place, then another one's. `twilio` is in PATH, HOME is empty. Logs in with an Auth Token, lists
# keys with it, then uses the key that the login has made and stored: here, and in the other Region.
set -eu
account=$TWILIO_ACCOUNT_SID
label=$(printf %s "$1" | tr a-z A-Z)
eval "token=\$TWILIO_${label}_AUTH_TOKEN"
# The environment would be a profile of its own, and outrank the one that is stored.
unset TWILIO_ACCOUNT_SID TWILIO_AUTH_TOKEN
# US1 is where requests go that name no Region.
here() { if [ "$region" = us1 ]; then "$@"; else TWILIO_REGION=$region TWILIO_EDGE=$edge "$@"; fi; }
region=$1 edge=$2
if [ "$region" = us1 ]; then place=; else place="--region $region --edge $edge"; fi
twilio profiles:create "$account" --auth-token "$token" $place -p worker -f >&2

keys=$(TWILIO_ACCOUNT_SID=$account TWILIO_AUTH_TOKEN=$token here twilio api:core:keys:list -o tsv --no-header --properties sid)
stored() { sed "s/.*\"$1\":\"\([^\"]*\)\".*/\1/" "$HOME/.twilio-cli/config.json"; }
sid=$(stored apiKey)
printf '%s\n' "$keys" | grep -q "$sid" && listed=true || listed=false

twilio api:core:messages:list -p worker >&2 && used=true || used=false
region=$3 edge=$4
refused=$(TWILIO_ACCOUNT_SID=$account TWILIO_API_KEY=$sid TWILIO_API_SECRET=$(stored apiSecret) here twilio api:core:messages:list 2>&1) || true
refused=$(printf %s "$refused" | grep -o 20003 | head -1)
printf '{"sid":"%s","listed":%s,"used":%s,"refused":"%s"}\n' "$sid" "$listed" "$used" "$refused"

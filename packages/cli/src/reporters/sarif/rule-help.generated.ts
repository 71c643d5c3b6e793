// Written by scripts/rule-help.mjs from docs/rules.
/** Of each rule: one sentence, what it reports and why, in Markdown. */
export const RULE_HELP: Readonly<
  Record<string, { readonly description: string; readonly reports: string; readonly why: string }>
> = {
  'access-token-region': {
    description: 'An access token must name the Region of the key that signs it.',
    reports:
      "`new AccessToken(account, key, secret, options)` with a key of IE1 or AU1 and no `region`, or a `region` that is not the key's. Nothing is said of a key whose Region is not known. A region that is none, or in upper case, which goes into the token as written, is reported by [valid-region](https://github.com/regionguard/regionguard/blob/main/docs/rules/valid-region.md).",
    why: 'The option `region` becomes the header `twr` of the token; without it a client connects to US1, which does not know the key: error 20101 or 20107, or call legs that never meet. Sources: [access tokens](https://www.twilio.com/docs/iam/access-tokens); twilio-node 3.51.0 and later, `lib/jwt/AccessToken`; [chatwoot#15675](https://github.com/chatwoot/chatwoot/issues/15675) (September 2026).',
  },
  'allowed-regions': {
    description: 'Only the Regions that the policy allows may be used.',
    reports:
      'A client, request or group of settings that goes to a Region which `regions.allowed` of the policy does not list, or which the `areas` that match the file do not. A client without a Region goes to US1. Without a policy it reports nothing.',
    why: "A team's decision, not Twilio's: where customers' data may be processed. That a request without a Region is processed in US1: [Edge Locations](https://www.twilio.com/docs/global-infrastructure/edge-locations) (20 July 2026).",
  },
  'invalid-suppression': {
    description: 'A suppression must name known rules and give a reason.',
    reports:
      'A comment that begins like a suppression but is bare, has no ` -- <reason>`, or names a rule that does not exist. It suppresses nothing.',
    why: 'A reason is what the next reader needs to judge whether it still holds.',
  },
  'no-discarded-secret': {
    description: 'The secret of a new API key is shown once and must be kept.',
    reports:
      'An API key is created (`newKeys.create`, `newSigningKeys.create`, `iam.v1.newApiKey.create`, or a raw request) and every use of the result was followed and none can keep its `secret`. Where the result is returned, passed on or stored, it is silent.',
    why: 'The secret of a key is in the answer to its creation and never again. Sources: [Manage Regional API Credentials](https://www.twilio.com/docs/global-infrastructure/manage-regional-api-credentials); [API keys](https://www.twilio.com/docs/iam/api-keys) (read November 2026).',
  },
  'no-edge-only': {
    description: 'An edge without a region does not choose a Region: US1 processes.',
    reports:
      'A client or a group of settings with an edge and no region. `dublin` and `sydney` are errors, for they look regional; `ashburn` is silent; any other edge is a warning, for it has no effect.',
    why: 'With an edge and no region every SDK builds `{product}.{edge}.us1.twilio.com`: US1. The edge label of a REST host no longer chooses even the way in. Source: [Edge Locations](https://www.twilio.com/docs/global-infrastructure/edge-locations) (20 July 2026); the hosts were read in, and for twilio-node 6.2.0 executed with, the SDKs.',
  },
  'no-foreign-auth-token': {
    description: 'An Auth Token read from an account in one Region must not be used against another.',
    reports:
      'A client or request whose Auth Token came from an Account resource (`accounts(sid).fetch()`) in one Region and that goes to another.',
    why: 'An Account resource holds the Auth Token of the Region that was asked, and no API gives the one of another Region. Each subaccount has an Auth Token of its own in every Region; asked with the parent\'s Auth Token of that Region, the regional host gives it. Sources: [Manage Regional API Credentials](https://www.twilio.com/docs/global-infrastructure/manage-regional-api-credentials); Twilio support, "Regional Auth Tokens via API" (read November 2026).',
  },
  'no-hardcoded-credential': {
    description: 'No live credential in a file that git would publish.',
    reports:
      'A live-looking Auth Token or API key secret, known by its name, its position in a call, or the SID beside it, in a file that git does not ignore. SIDs are identifiers. Placeholders, references and checksums are nothing. The examples show `{{AUTH_TOKEN}}` and `{{API_SECRET}}` where such a value would stand.',
    why: "Who has the Auth Token has the account. Formats: 32 hexadecimal digits for an Auth Token, 32 letters and digits for a key's secret, as secret scanners know them; Twilio documents neither. Twilio's advice: [Auth Tokens](https://www.twilio.com/docs/iam/api/authtoken) (read November 2026).",
  },
  'no-public-secret': {
    description: 'A secret must not have a name that a bundler ships to the browser.',
    reports:
      'A name under a public prefix (`VITE_`, `NEXT_PUBLIC_`, `REACT_APP_`, `EXPO_PUBLIC_`, `NUXT_PUBLIC_`, `PUBLIC_`, `GATSBY_`) that says Auth Token or key secret: `...AUTH_TOKEN`, `...API_SECRET`, `...API_KEY_SECRET`. Never `TOKEN_URL`, `ACCESS_TOKEN` or `API_KEY`. Read in code, or set in settings.',
    why: 'Bundlers replace such variables by their values in the code that browsers get: [Vite](https://vite.dev/guide/env-and-mode), [Next.js](https://nextjs.org/docs/app/guides/environment-variables). A browser needs an access token, made on a server: [access tokens](https://www.twilio.com/docs/iam/access-tokens).',
  },
  'no-region-mismatch': {
    description: 'A credential whose Region is known must not be used against another Region.',
    reports:
      "A client, a raw HTTP request or a group of settings whose credential belongs to one Region and which goes to another.\n\nThe Region of a credential comes from the policy's `credentials`; else from a whole word `us1`, `ie1` or `au1` in the ultimate name of the credential (`TWILIO_IE1_API_KEY`, `config.au1.apiKey`). A local variable's own name says nothing, and neither does a SID or a secret. The Region of the request is what the SDK would do: its options, then the settings of the project, then US1. In settings, `TWILIO_REGION` binds only keys whose own name names no Region.",
    why: 'Auth Tokens and API keys are valid only in the Region where they were created; elsewhere Twilio answers 401 with code 20003. Sources: [Manage Regional API Credentials](https://www.twilio.com/docs/global-infrastructure/manage-regional-api-credentials) (read November 2026); [error 20003](https://www.twilio.com/docs/api/errors/20003), which lists "Attempted API Key is for the incorrect Twilio Region" among its causes.',
  },
  'no-retired-host': {
    description: 'A host name of the form {product}.{region}.twilio.com must not be used.',
    reports:
      "A literal with a host name of exactly `{product}.{region}.twilio.com`, or `{product}.{edge}.twilio.com`, where the product is one of the REST API. Never `{product}.us1.twilio.com`, and never the hosts of signalling, SIP, PSTN, media and events (`voice-js.*`, `*.sip.*`, `*.pstn.*`, `eventgw.*`, ...). Comments are not read, and a text that only tells of a host (`'api.ie1.twilio.com is retired'`) does not use it; an address in it (`https://`, a port, a path) is reported. Nor does a program that compares with it: `host === '...'`, `url.includes('...')`, the first argument of `replace`, the key of an object, `expect(url).toBe('...')`. Nor what looks for it (arguments of `grep` and `sed`, `[ \"$HOST\" = ... ]`, a `pygrep` hook), replaces it (a mapping from one host to another), or stands under a name that says that it is turned down (`deniedHosts`, `RETIRED_HOST`, `blocklist`, `no-restricted-hosts`, `pattern`, `from`).",
    why: "US1 processed the requests to such hosts whatever the region in the name, and they were to stop on 28 April 2026. Sources: [API domain migration guide](https://www.twilio.com/docs/global-infrastructure/api-domain-migration-guide); [changelog, 4 February 2026](https://www.twilio.com/en-us/changelog/deprecation-of-region-specific-twilio-api-domain-patterns). That `{product}.{edge}` fails: [twilio-java#936](https://github.com/twilio/twilio-java/pull/936), 29 January 2026. No page of Twilio's confirms that the hosts did stop; the policy can say otherwise.",
  },
  'no-shared-credential': {
    description: 'One credential must not be used against two Regions.',
    reports:
      "The same credential used against two Regions, in one file or in two files of a run. The same credential is: a secret or API key SID of the same value; an Auth Token of the same account and value; an environment variable or configuration path of the same name in the same project. An Account SID is no credential: it is the same in every Region.\n\nReported once, at the first use whose Region differs from that of the first. If the credential's own Region is known, [no-region-mismatch](https://github.com/regionguard/regionguard/blob/main/docs/rules/no-region-mismatch.md) reports the wrong use instead.",
    why: "A credential is valid in one Region only, so one of the two uses is answered with 401, whichever it is. Source: [Manage Regional API Credentials](https://www.twilio.com/docs/global-infrastructure/manage-regional-api-credentials) (read November 2026). A public example of the mistake is Twilio's own [twilio-java MultiRegionClient.md](https://github.com/twilio/twilio-java/blob/main/examples/MultiRegionClient.md), which builds clients for two Regions from one Account SID and Auth Token.",
  },
  'no-unavailable-product': {
    description: 'A product or endpoint must not be used in a Region that does not offer it.',
    reports:
      'An operation on a client, or a raw request, to an endpoint that the Region lacks. Error where Twilio was seen to answer `Endpoint is not supported in realm`, or its documentation says so; silent where sources contradict each other (Verify in IE1); else a warning.',
    why: "IE1 and AU1 offer part of Twilio's products. Sources: [Regional product and feature availability](https://www.twilio.com/docs/global-infrastructure/regional-product-and-feature-availability) (August 2026); [twilio-java#864](https://github.com/twilio/twilio-java/issues/864) for the answer; [dev-phone#198](https://github.com/twilio-labs/dev-phone/issues/198) for Sync.",
  },
  'prefer-api-key': {
    description: 'An API key does what the Auth Token is used for.',
    reports:
      'A client or raw request with Account SID and Auth Token whose operations can all be made with a Standard API key. Silent: if one of them needs the Auth Token or a Main key (accounts, keys, token rotation); if the client is exported or passed on to code that is not seen; if the credentials come from a caller or a configuration parameter; if another `accountSid` beside the token shows a parent that acts on its subaccount; and for `context.getTwilioClient()`.',
    why: 'An API key can be revoked by itself; the Auth Token is the account. Twilio: use the Auth Token only for what an API key cannot do. Sources: [Manage Regional API Credentials](https://www.twilio.com/docs/global-infrastructure/manage-regional-api-credentials); [API keys](https://www.twilio.com/docs/iam/api-keys) (read November 2026). What keys may not do: [twilio-python#259](https://github.com/twilio/twilio-python/issues/259).',
  },
  'require-edge': {
    description: 'A Region other than US1 needs its edge.',
    reports:
      "A client or a group of settings with `region: 'ie1'` or `'au1'` and no edge. In settings it is silent if a client of the\nproject reads that region and brings its own edge. For an SDK release that fills the edge in by itself (twilio-node\n5.10.7 to 5.12.0 and its siblings) the message says that it works in those releases only.",
    why: 'With a region and no edge the SDK builds `{product}.{region}.twilio.com`. Such a host never was regional: US1 processed its requests. It was to stop on 28 April 2026. Sources: [API domain migration guide](https://www.twilio.com/docs/global-infrastructure/api-domain-migration-guide); [changelog, 4 February 2026](https://www.twilio.com/en-us/changelog/deprecation-of-region-specific-twilio-api-domain-patterns). What users see: [twilio-node#1012](https://github.com/twilio/twilio-node/issues/1012), [twilio-python#924](https://github.com/twilio/twilio-python/issues/924).',
  },
  'unused-exception': {
    description: 'An exception of the policy must except something.',
    reports:
      'An entry of `exceptions` in `regionguard.yaml` that no finding needs any more. It stands in the policy file.\n\nOnly a run over the whole folder of the policy tells: not one in a folder below it, of named paths or with `--staged`, for what the exception is for may lie elsewhere. Nor is an exception reported whose rule is off, or that covers a file which could not be read.',
    why: 'An exception that outlives its finding excepts the next one.',
  },
  'unused-suppression': {
    description: 'A suppression must suppress something.',
    reports:
      'A comment `regionguard-disable-next-line <rule> -- <reason>` after which no finding of that rule starts on the next line that is not a comment, or where a comment nearer to that line hides it already; of several rules in one comment, those that hide nothing. Unused `eslint-disable-next-line regionguard/<rule>` comments are reported by ESLint itself.',
    why: 'A suppression that outlives its finding hides the next one.',
  },
  'valid-credential-kind': {
    description: 'Each task needs its kind of credential.',
    reports:
      "An access token signed with the Auth Token; a webhook validated with an API key's secret; a key that the policy says is Standard on Accounts or Keys endpoints.",
    why: 'Access tokens are signed with the secret of an API key, Standard or Main ([access tokens](https://www.twilio.com/docs/iam/access-tokens), error 20107). Webhooks are signed with the primary Auth Token ([webhooks security](https://www.twilio.com/docs/usage/webhooks/webhooks-security), 13 August 2026). A Standard key may not manage accounts or keys and gets 401 with code 20003 ([twilio-python#259](https://github.com/twilio/twilio-python/issues/259)).',
  },
  'valid-credential-pair': {
    description: 'The halves of a credential must belong together.',
    reports:
      "An Account SID with a key's secret; a key's SID with the Auth Token; an API key without `accountSid`; an `SK` SID in the place of the account. What a half is, its name, its text or its position says; where nothing does, it is silent.",
    why: 'Twilio answers 401 with code 20003, 90002 ("AccountSid SK... is invalid") or 21470, or the SDK throws "accountSid must start with AC". Sources: [twilio-node#600](https://github.com/twilio/twilio-node/issues/600), [twilio-ruby#478](https://github.com/twilio/twilio-ruby/issues/478), [n8n#1782](https://github.com/n8n-io/n8n/issues/1782).',
  },
  'valid-edge': {
    description: 'An edge must exist for REST hosts, and belong to its region.',
    reports:
      'Edges that no REST host takes: unknown names, `roaming`, Interconnect edges (`ashburn-ix`). With `ie1` any edge but `dublin`, with `au1` any but `sydney`. With `us1` every public edge is right. Upper case is not looked at: SDKs lower-case it.',
    why: '`roaming` and Interconnect belong to SIP, media and Voice SDKs; on REST they end in a TLS error ([twilio-csharp#798](https://github.com/twilio/twilio-csharp/issues/798), [twilio-python#583](https://github.com/twilio/twilio-python/issues/583)). IE1 and AU1 are documented with one host name each, `*.dublin.ie1` and `*.sydney.au1` ([Edge Locations](https://www.twilio.com/docs/global-infrastructure/edge-locations), 20 July 2026). Sources conflict: an older page says that any edge goes with any Region, and the message says so.',
  },
  'valid-region': {
    description: 'A region must be one that processes data: us1, ie1 or au1.',
    reports:
      "A region that no host name takes: typos, names of places, legacy ids (`br1`, `de1`, `sg1`, `us2`), `gll`. Warnings: `jp1`, which one page of Twilio's documentation lists and no other; `dublin.ie1`, an edge and a region in one; upper case, which the SDKs lower-case in host names. In an access token upper case is an error.",
    why: "The processing Regions are US1, IE1 and AU1. Legacy ids named an edge, and US1 processed. Sources: [Legacy Edge Location IDs](https://www.twilio.com/docs/global-infrastructure/edge-locations/legacy-regions); [Edge Locations](https://www.twilio.com/docs/global-infrastructure/edge-locations) (20 July 2026). For `jp1`: [the CLI's Regional page](https://www.twilio.com/docs/twilio-cli/general-usage/regional). `gll` came from the Voice SDK: [twilio-node#666](https://github.com/twilio/twilio-node/issues/666).",
  },
}

import type { RuleId } from '../catalogue/rule-id.ts'
import { evaluate } from '../evaluation/evaluate.ts'
import type { Finding, SourceFile } from '../evaluation/evaluation-input.ts'
import { folderOf } from '../evaluation/project-path.ts'
import type {
  AccessTokenFact,
  ClientFact,
  Fact,
  HostLiteralFact,
  RequestFact,
  SettingsGroupFact,
} from '../facts/fact.ts'
import type { Operation } from '../facts/operation.ts'
import type { Span } from '../facts/span.ts'
import { absent, literal } from '../facts/value.ts'
import type { NameValue, Value } from '../facts/value.ts'
import type { Severity } from '../findings/problem.ts'
import type { SdkId } from '../knowledge/sdk.ts'
import { EMPTY_POLICY } from '../policy/policy.ts'
import type { Policy } from '../policy/policy.ts'

/** A fact that does not yet know its file: its places get one when the scene is set. */
export type Draft = (at: (label: string) => Span) => Fact

export interface Given {
  /** The facts of each file. */
  readonly files: Readonly<Record<string, readonly Draft[]>>
  /** Folders with a manifest. Default: the working directory only. */
  readonly projects?: readonly string[]
  readonly versions?: Partial<Record<SdkId, string>>
  readonly policy?: Partial<Policy>
  readonly today?: string
  readonly unpublished?: readonly string[]
  readonly reported?: (file: string) => boolean
  readonly rules?: ReadonlyMap<RuleId, Severity | 'off'>
  /** Default: the files are all that lie below the policy. */
  readonly whole?: boolean
  readonly skipped?: readonly string[]
}

/** Findings as `rule severity file label-of-the-place`. */
export function findingsOf(given: Given): readonly string[] {
  const labels = new Map<string, string>()
  return evaluateGiven(given, labels).map(
    ({ rule, severity, span }) =>
      `${rule} ${severity} ${span.file} ${labels.get(`${span.file}\0${String(span.start)}`) ?? '?'}`,
  )
}

/** The findings themselves. */
export function evaluateGiven(given: Given, labels = new Map<string, string>()): readonly Finding[] {
  const files = Object.entries(given.files).map(([file, drafts]): SourceFile => {
    let next = 0
    const at = (label: string): Span => {
      const start = next
      next += 10
      labels.set(`${file}\0${String(start)}`, label)
      return { file, start, end: start + 9 }
    }
    const facts = drafts.map((draft) => draft(at))
    return {
      reading: {
        file,
        text: ' '.repeat(next),
        language: 'javascript',
        facts,
        comments: [],
        edits: (remedy) =>
          remedy.kind === 'replace-text'
            ? [{ file, range: [0, 1], text: remedy.text }]
            : [{ file, range: [0, 0], text: remedy.kind }],
      },
      project: nearest(folderOf(file), given.projects ?? ['']),
      published: !(given.unpublished ?? []).includes(file),
    }
  })
  return evaluate({
    files,
    projects: new Map((given.projects ?? ['']).map((folder) => [folder, { versions: given.versions ?? {} }])),
    policy: { ...EMPTY_POLICY, ...given.policy },
    today: given.today ?? '2026-11-22',
    ...(given.reported === undefined ? {} : { reported: given.reported }),
    whole: given.whole ?? true,
    skipped: given.skipped ?? [],
    ...(given.rules === undefined ? {} : { ruleOverrides: given.rules }),
  }).findings
}

function nearest(folder: string, projects: readonly string[]): string {
  const above = projects.filter(
    (project) => project === '' || folder === project || folder.startsWith(`${project}/`),
  )
  return above.toSorted((one, other) => other.length - one.length)[0] ?? ''
}

/** A text that the source spells out, or the name of an environment variable in angle brackets: `<TWILIO_REGION>`. */
export type Text = string | Value

function valueOf(text: Text | undefined, at: Span, place: 'secret' | 'plain' = 'plain'): Value {
  if (text === undefined) return absent()
  if (typeof text !== 'string') return { ...text, via: [at, ...text.via] }
  return text.startsWith('<') ? env(text.slice(1, -1), at) : literal(text, [at], place)
}

export function env(path: string, at?: Span): NameValue {
  return { kind: 'name', space: 'env', path, scope: 'project', via: at === undefined ? [] : [at] }
}

let count = 0
const nextId = (): string => `fact#${String((count += 1))}`

interface ClientDraft {
  readonly id?: string
  readonly username?: Text
  readonly password?: Text
  readonly accountSid?: Text
  readonly region?: Text
  readonly edge?: Text
  readonly operations?: readonly Omit<Operation, 'span'>[]
  readonly complete?: boolean
  readonly more?: Partial<ClientFact>
}

export function client(draft: ClientDraft): Draft {
  return (at) => {
    const span = at('client')
    const part = (name: 'username' | 'password' | 'accountSid' | 'region' | 'edge') => {
      const text = draft[name]
      const place = at(name)
      return {
        value: valueOf(text, place, name === 'password' ? 'secret' : 'plain'),
        places: text === undefined ? {} : { [name]: place },
      }
    }
    const username = part('username')
    const password = part('password')
    const accountSid = part('accountSid')
    const region = part('region')
    const edge = part('edge')
    return {
      kind: 'client',
      id: draft.id ?? nextId(),
      span,
      sdk: 'node',
      construction: 'constructor',
      username: username.value,
      password: password.value,
      accountSid: accountSid.value,
      region: region.value,
      edge: edge.value,
      places: {
        ...username.places,
        ...password.places,
        ...accountSid.places,
        ...region.places,
        ...edge.places,
      },
      operations: {
        list: (draft.operations ?? []).map((operation) => ({ ...operation, span: at(operation.text) })),
        complete: draft.complete ?? true,
      },
      escapes: 'no',
      rerouted: false,
      ...draft.more,
    }
  }
}

/** A client with the usual API key of a name: `TWILIO_API_KEY` and `TWILIO_API_SECRET`. */
export function keyClient(prefix: string, draft: ClientDraft = {}): Draft {
  return client({
    username: `<${prefix}_API_KEY>`,
    password: `<${prefix}_API_SECRET>`,
    accountSid: '<TWILIO_ACCOUNT_SID>',
    ...draft,
  })
}

export function request(draft: {
  readonly host: string
  readonly method?: 'GET' | 'POST'
  readonly path?: string
  readonly username?: Text
  readonly password?: Text
  readonly account?: Text
  readonly id?: string
}): Draft {
  return (at): RequestFact => {
    const span = at('request')
    const hostSpan = at('host')
    const username = at('username')
    const password = at('password')
    return {
      kind: 'request',
      id: draft.id ?? nextId(),
      span,
      host: draft.host,
      hostSpan,
      product: draft.host.split('.')[0] ?? '',
      ...(draft.method === undefined ? {} : { method: draft.method }),
      ...(draft.path === undefined ? {} : { path: draft.path }),
      username: valueOf(draft.username, username),
      password: valueOf(draft.password, password, 'secret'),
      places: {
        ...(draft.username === undefined ? {} : { username }),
        ...(draft.password === undefined ? {} : { password }),
      },
      account: valueOf(draft.account, at('account')),
    }
  }
}

export function hostLiteral(host: string): Draft {
  return (at): HostLiteralFact => ({
    kind: 'host-literal',
    id: nextId(),
    span: at('literal'),
    host,
    hostSpan: at('host'),
  })
}

export function accessToken(draft: {
  readonly accountSid?: Text
  readonly keySid?: Text
  readonly secret?: Text
  readonly region?: Text
}): Draft {
  return (at): AccessTokenFact => {
    const span = at('token')
    const keySid = at('keySid')
    const secret = at('secret')
    const region = at('region')
    return {
      kind: 'access-token',
      id: nextId(),
      span,
      accountSid: valueOf(draft.accountSid ?? '<TWILIO_ACCOUNT_SID>', span),
      keySid: valueOf(draft.keySid, keySid),
      secret: valueOf(draft.secret, secret, 'secret'),
      region: valueOf(draft.region, region),
      places: { keySid, secret, ...(draft.region === undefined ? {} : { region }) },
    }
  }
}

/** Settings that stand together: the value of each key, as text or `<NAME>`. */
export function settings(
  values: Readonly<Record<string, Text>>,
  source: SettingsGroupFact['source'] = 'dotenv',
  label = '.env',
): Draft {
  return (at): SettingsGroupFact => ({
    kind: 'settings-group',
    id: nextId(),
    span: at('group'),
    label,
    source,
    settings: Object.entries(values).map(([key, text]) => {
      const span = at(key)
      return { key, path: key, value: valueOf(text, span), span, keySpan: span, valueSpan: span }
    }),
  })
}

/** `client.messages.create(...)` */
export const SEND_MESSAGE: Omit<Operation, 'span'> = {
  product: 'api',
  method: 'POST',
  path: '/2010-04-01/Accounts/{}/Messages',
  text: 'client.messages.create',
}

/** `client.keys.list()` */
export const LIST_KEYS: Omit<Operation, 'span'> = {
  product: 'api',
  method: 'GET',
  path: '/2010-04-01/Accounts/{}/Keys',
  text: 'client.keys.list',
}

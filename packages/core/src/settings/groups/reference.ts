import { literal, textOf, unknown, usedAt } from '../../index.ts'
import type { NameValue, Span, Value } from '../../index.ts'

/** Where a text with references stands, and what its references mean there. */
export interface ReferenceContext {
  /** The place of the text. */
  readonly at: Span
  /** `$X` and `${X}`: an environment variable (Compose, `.env`), or a variable of the pipeline (GitLab CI). */
  readonly variables: 'env' | 'variable'
  /** Where two secret references or pipeline variables of one name are surely one value: file, namespace, job. */
  readonly scope: string
  /** What the same file sets for `$X` and `${X}`, where those refer to it. */
  readonly defined?: (name: string) => Value | undefined
  /** What the same environment sets, for `$(X)` of Kubernetes. */
  readonly siblings?: (name: string) => Value | undefined
  /** `names`: a reference to a text stays a name, for the name says more of a credential than its text. */
  readonly follow: 'all' | 'names'
}

/**
 * What a text in a configuration file says: itself, or the name of what it refers to, in the notations of Compose,
 * dotenv, GitHub Actions, GitLab CI, Kubernetes, Azure Pipelines, the Serverless Framework, Spring, Symfony, Rails
 * and Supabase, and of secret stores. A template, and what is only partly a reference, is unknown.
 */
export function valueOfText(text: string, context: ReferenceContext): Value {
  if (TWILIO_VARIABLE.test(text)) return environment(text, context)
  if (!MAY_REFER.test(text)) return literal(text, [context.at])
  return wholeReference(text, context) ?? partlyReference(text, context)
}

/** `authToken: TWILIO_IE1_AUTH_TOKEN`: the name of the variable that holds it, as node-config and others have it. */
const TWILIO_VARIABLE = /^TWILIO_[A-Z0-9_]{1,60}$/

/** Cheap, for nearly every text is a plain one. */
const MAY_REFER = /[$%{(@]|<<|<%|:|^ENC\[|^projects\/|^__/

function wholeReference(text: string, context: ReferenceContext): Value | undefined {
  const trimmed = text.trim()
  for (const { pattern, read } of NOTATIONS) {
    const match = pattern.exec(trimmed)
    if (match !== null) return read(match, context)
  }
  return undefined
}

interface Notation {
  readonly pattern: RegExp
  readonly read: (match: RegExpExecArray, context: ReferenceContext) => Value
}

/** First match wins. Every pattern is anchored and takes time linear in the text. */
const NOTATIONS: readonly Notation[] = [
  // GitHub Actions
  { pattern: /^\$\{\{([^{}]*)\}\}$/, read: (match, context) => actionsExpression(match[1] ?? '', context) },
  // Serverless Framework, VS Code
  {
    pattern: /^\$\{env:([A-Za-z_]\w*)(?:,\s*(?:'([^']*)'|"([^"]*)"))?\}$/,
    read: (match, context) => environment(match[1] ?? '', context, match[2] ?? match[3]),
  },
  {
    pattern: /^\$\{(?:ssm|s3|cf|vault|aws:secretsmanager|secretsmanager)[:(]([^{}]*)\}$/,
    read: (match, context) => secret((match[1] ?? '').split(/[,~]/)[0] ?? '', context),
  },
  {
    pattern:
      /^\$\{(?:opt|self|file|param|custom|sls|aws|git|input|localEnv|containerEnv|secrets?|vars?|ssm)[:(.]/,
    read: (_match, { at }) => unknown('a reference that another file or command gives', [at]),
  },
  // Rails
  {
    pattern: /^<%=\s*ENV(?:\.fetch)?[[(]\s*["']([A-Za-z_]\w*)["']\s*(?:,\s*["']([^"']*)["']\s*)?[\])]\s*%>$/,
    read: (match, context) => environment(match[1] ?? '', context, match[2]),
  },
  // Symfony, Supabase
  { pattern: /^%env\((?:\w+:)*(\w+)\)%$/, read: (match, context) => environment(match[1] ?? '', context) },
  { pattern: /^env\(([A-Za-z_]\w*)\)$/, read: (match, context) => environment(match[1] ?? '', context) },
  // supervisord, Python's configparser
  { pattern: /^%\(ENV_(\w+)\)s$/, read: (match, context) => environment(match[1] ?? '', context) },
  { pattern: /^%\(([A-Za-z_]\w*)\)s$/, read: (match, context) => variable(match[1] ?? '', context) },
  // Kubernetes, Azure Pipelines
  {
    pattern: /^\$\(([A-Za-z_][\w.-]*)\)$/,
    read: (match, context) =>
      followed(match[1] ?? '', context, context.siblings) ?? variable(match[1] ?? '', context),
  },
  // Secret stores; the first is Vercel's
  { pattern: /^@([a-z][\w-]*)$/, read: (match, context) => secret(match[1] ?? '', context) },
  {
    pattern: /^(?:op|sm|ssm|awssm|secretsmanager|vault|akv|doppler|infisical|bw|keyvault):\/\/(.+)$/,
    read: (match, context) => secret(match[1] ?? '', context),
  },
  {
    // The account and the place in an ARN say nothing of Twilio: `eu-west-1` is Amazon's region.
    pattern: /^arn:aws[\w-]*:(?:secretsmanager|ssm):[^:]*:[^:]*:(?:secret:|parameter\/?)(.+)$/,
    read: (match, context) => secret(match[1] ?? '', context),
  },
  // CloudFormation: https://docs.aws.amazon.com/AWSCloudFormation/latest/UserGuide/dynamic-references.html
  {
    pattern: /^\{\{resolve:ssm(?:-secure)?:([^:{}$]+)(?::\d+)?\}\}$/,
    read: (match, context) => secret(match[1] ?? '', context),
  },
  {
    pattern:
      /^\{\{resolve:secretsmanager:(?:arn:[^{}$]*?:secret:)?([^:{}$]+)(?::SecretString(?::([^:{}$]*)[^{}$]*)?)?\}\}$/,
    read: (match, context) =>
      secret([match[1], match[2]].filter((part) => part !== undefined && part !== '').join('.'), context),
  },
  // App Service: https://learn.microsoft.com/azure/app-service/app-service-key-vault-references
  {
    pattern: /^@Microsoft\.KeyVault\(\s*SecretUri=https:\/\/[^/\s();]+\/secrets\/([\w-]+)(?:\/\w*)?\s*\)$/,
    read: (match, context) => secret(match[1] ?? '', context),
  },
  {
    pattern: /^@Microsoft\.KeyVault\(\s*VaultName=[\w-]+;\s*SecretName=([\w-]+)(?:;[^()]*)?\)$/,
    read: (match, context) => secret(match[1] ?? '', context),
  },
  {
    pattern: /^projects\/[^/]+\/secrets\/([^/]+)(?:\/versions\/.*)?$/,
    read: (match, context) => secret(match[1] ?? '', context),
  },
  {
    pattern: /^(?:vault:|@Microsoft\.KeyVault\(|\{\{resolve:|ENC\[|encrypted:|\{cipher\})/,
    read: (_match, { at }) => unknown('encrypted, or kept in a secret store', [at]),
  },
]

const ACTIONS_CONTEXT = /^(secrets|vars|env)(?:\.([A-Za-z_][\w-]*)|\[\s*'([^']+)'\s*\])$/
const ACTIONS_TEXT = /^'([^']*)'$/

/** `secrets.X`, `vars.X`, `env.X`, each also with `|| 'text'`. Anything else is computed. */
function actionsExpression(expression: string, context: ReferenceContext): Value {
  const [first, second, ...rest] = expression.split('||').map((part) => part.trim())
  const match = ACTIONS_CONTEXT.exec(first ?? '')
  const fallback = second === undefined ? undefined : ACTIONS_TEXT.exec(second)?.[1]
  if (match === null || rest.length > 0 || (second !== undefined && fallback === undefined)) {
    return unknown('an expression that is computed when the job runs', [context.at])
  }
  const path = match[2] ?? match[3] ?? ''
  const own = match[1] === 'env' ? followed(path, context, context.defined) : undefined
  if (own !== undefined) return own
  return name(match[1] === 'secrets' ? 'secret' : 'variable', path, context.scope, context.at, fallback)
}

function environment(path: string, { at }: ReferenceContext, fallback?: string): Value {
  return name('env', path, 'project', at, fallback)
}

function variable(path: string, { at, scope }: ReferenceContext): Value {
  return name('variable', path, scope, at)
}

function secret(path: string, { at, scope }: ReferenceContext): Value {
  return name('secret', path, scope, at)
}

function name(
  space: NameValue['space'],
  path: string,
  scope: string,
  at: Span,
  fallback?: string,
): NameValue {
  const value: NameValue = { kind: 'name', space, path, scope, via: [at] }
  return fallback === undefined ? value : { ...value, fallback: literal(fallback, [at]) }
}

/** What the file itself sets the name to, at the place of use first; undefined where the name is to be kept. */
function followed(
  path: string,
  { at, follow }: ReferenceContext,
  definitions: ReferenceContext['defined'],
): Value | undefined {
  const value = definitions?.(path)
  if (value === undefined || (follow === 'names' && value.kind !== 'name')) return undefined
  if (value.kind === 'literal' && textOf(value) === '') return undefined
  return usedAt(value, at)
}

/** A piece of a text in shell notation: text, a reference, or something that only a program can work out. */
type Piece =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'reference'; readonly path: string; readonly fallback?: string }
  | { readonly kind: 'other' }

/** `$X`, `${X}`, `${X:-fallback}`, alone or within a longer text. */
function partlyReference(text: string, context: ReferenceContext): Value {
  const { at } = context
  if (OTHER_TEMPLATE.test(text)) return unknown('a template', [at])
  const pieces = piecesOf(text)
  const [only] = pieces
  if (pieces.length === 1 && only?.kind === 'reference') return reference(only, context)
  let expanded = ''
  const via: Span[] = [at]
  for (const piece of pieces) {
    if (piece.kind === 'other') return unknown('a text that is put together when it is used', [at])
    if (piece.kind === 'text') {
      expanded += piece.text
      continue
    }
    const value = context.defined?.(piece.path)
    if (value?.kind !== 'literal' || typeof value.text !== 'string') {
      return unknown('a text that contains a reference', [at])
    }
    expanded += value.text
    via.push(...value.via)
  }
  return literal(expanded, via)
}

/**
 * Mustache and its kin, EJS and ERB, CircleCI's parameters, the inputs of GitLab's components, Spring's expressions, Python's interpolation, and the
 * tokens that Maven, Windows and build tools replace: `@x@`, `%x%`, `__X__`.
 */
const OTHER_TEMPLATE =
  /\{\{|\{%|<%|\$\[\[|<<\s*(?:parameters|pipeline|matrix)\.|#\{|%\(|^(?:@[\w.-]+@|%\w+%|__\w+__)$/

function reference(
  piece: { readonly path: string; readonly fallback?: string },
  context: ReferenceContext,
): Value {
  const { at, variables, scope } = context
  const known = followed(piece.path, context, context.defined)
  if (known !== undefined) return known
  const value: NameValue =
    variables === 'env'
      ? { kind: 'name', space: 'env', path: piece.path, scope: 'project', via: [at] }
      : { kind: 'name', space: 'variable', path: piece.path, scope, via: [at] }
  if (piece.fallback === undefined) return value
  return { ...value, fallback: valueOfText(piece.fallback, context) }
}

const NAME = /[A-Za-z_]\w*/y

/** Longer runs of `$` and deeper defaults than this are nobody's configuration. */
const LONGEST_EXPANDED = 4096

function piecesOf(text: string): readonly Piece[] {
  if (text.length > LONGEST_EXPANDED) return [{ kind: 'other' }]
  const pieces: Piece[] = []
  let plain = ''
  const flush = (): void => {
    if (plain !== '') pieces.push({ kind: 'text', text: plain })
    plain = ''
  }
  let at = 0
  while (at < text.length) {
    const dollar = text.indexOf('$', at)
    if (dollar === -1) break
    plain += text.slice(at, dollar)
    const next = text[dollar + 1]
    if (next === '$') {
      plain += '$'
      at = dollar + 2
    } else if (next === '{') {
      const end = closingBrace(text, dollar + 1)
      flush()
      pieces.push(end === undefined ? { kind: 'other' } : braced(text.slice(dollar + 2, end)))
      at = end === undefined ? text.length : end + 1
    } else if (next === '(') {
      flush()
      pieces.push({ kind: 'other' })
      at = text.length
    } else {
      NAME.lastIndex = dollar + 1
      const match = NAME.exec(text)
      if (match === null) {
        plain += '$'
        at = dollar + 1
      } else {
        flush()
        pieces.push({ kind: 'reference', path: match[0] })
        at = NAME.lastIndex
      }
    }
  }
  plain += text.slice(at)
  flush()
  return pieces
}

function closingBrace(text: string, open: number): number | undefined {
  let depth = 0
  for (let at = open; at < text.length; at++) {
    if (text[at] === '{') depth++
    else if (text[at] === '}' && --depth === 0) return at
  }
  return undefined
}

/** Inside of the braces: a name, and what applies if it is unset (`:-` and `-`; `:` is Spring's). */
function braced(inner: string): Piece {
  const match = /^([A-Za-z_][\w.]*)(?:(:?[-?+]|:)([^]*))?$/.exec(inner.trim())
  if (match === null) return { kind: 'other' }
  const path = match[1] ?? ''
  const operator = match[2] ?? ''
  if (operator.endsWith('+')) return { kind: 'other' }
  if (operator === '' || operator.endsWith('?')) return { kind: 'reference', path }
  return { kind: 'reference', path, fallback: match[3] ?? '' }
}

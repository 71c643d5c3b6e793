import { type Fact, type Reading, textOf, type Value } from '@regionguard/core'
import { readJavaScript } from '../read-javascript.ts'
import type { LoadModule } from '../values/module-constants.ts'

/** The reading of a source text that is valid. */
export function readingOf(text: string, file = 'app.ts', loadModule?: LoadModule): Reading {
  const reading = readJavaScript({ file, text, loadModule })
  if ('syntaxError' in reading)
    throw new Error(`${reading.syntaxError.message} at ${reading.syntaxError.offset}`)
  return reading
}

/** Facts of some kinds, each as one line that says all of it but its id; for tables of cases. */
export function rendered(
  text: string,
  kinds: readonly Fact['kind'][],
  file?: string,
  loadModule?: LoadModule,
): string[] {
  const reading = readingOf(text, file, loadModule)
  return reading.facts
    .filter((fact) => kinds.includes(fact.kind))
    .map((fact) => renderFact(fact, reading.text))
}

export function renderFact(fact: Fact, text: string): string {
  const cut = (span: { start: number; end: number }): string => text.slice(span.start, span.end)
  switch (fact.kind) {
    case 'client': {
      const { username, password, accountSid, region, edge, operations } = fact
      const values = { username, password, accountSid, region, edge }
      const given = Object.entries(values).flatMap(([name, value]) =>
        value.kind === 'absent' ? [] : [`${name}=${renderValue(value)}`],
      )
      const calls = operations.list.map(
        ({ product, method = '?', path = '?', account }) =>
          `${method} ${product}:${path}${account === undefined ? '' : ` as ${renderValue(account)}`}`,
      )
      return [
        fact.construction === 'constructor' ? 'client' : 'context client',
        ...given,
        ...(calls.length === 0 ? [] : [`[${calls.join(', ')}]`]),
        ...(operations.complete ? [] : ['incomplete']),
        ...(fact.escapes === 'no' ? [] : [fact.escapes]),
        ...(fact.rerouted ? ['rerouted'] : []),
      ].join(' ')
    }
    case 'request': {
      const { host, method = '?', path = '?', username, password, account } = fact
      const parts = Object.entries({ username, password, account }).flatMap(([name, value]) =>
        value.kind === 'absent' ? [] : [`${name}=${renderValue(value)}`],
      )
      return [
        `request ${method} ${host}${path === '?' ? ' ?' : path} host '${cut(fact.hostSpan)}'`,
        ...parts,
      ].join(' ')
    }
    case 'host-literal':
      return `host ${fact.host} '${cut(fact.hostSpan)}'`
    case 'access-token':
    case 'capability-token':
    case 'webhook-validation': {
      const parts = Object.entries(fact).flatMap(([name, value]: [string, unknown]) => {
        if (name === 'text') return [fact.kind === 'webhook-validation' ? fact.text : '']
        const isValue = typeof value === 'object' && value !== null && 'via' in value
        return isValue ? [`${name}=${renderValue(value as Value)}`] : []
      })
      return [fact.kind, ...parts].join(' ')
    }
    case 'settings-object':
      return `${fact.object.kind} ${fact.object.name}`
    case 'variable-value':
      return `${fact.name}=${fact.text ?? '?'}`
    case 'key-creation':
      return `key ${fact.text} ${fact.secret}${fact.by === undefined ? '' : ` by ${fact.by}`}`
    case 'account-fetch':
      return `account ${fact.text}${fact.by === undefined ? '' : ` by ${fact.by}`}`
    case 'named-secret':
      return `${fact.role} ${fact.name}=${renderValue(fact.value)}${fact.twilio ? ' twilio' : ''}`
    case 'environment-read':
      return `read ${fact.name}`
    case 'environment-write':
      return `write ${fact.name}=${renderValue(fact.value)}`
    case 'settings-group':
      return 'group'
  }
}

/** `'us1'`, `$TWILIO_REGION`, `$X||'us1'`, `{ie1.apiKey}`, `one of ...`, `?`; `^` marks what a caller chooses. */
export function renderValue(value: Value): string {
  switch (value.kind) {
    case 'literal':
      return `'${textOf(value)}'`
    case 'name': {
      const name = value.space === 'env' ? `$${value.path}` : `{${value.path}}`
      const fallback = value.fallback === undefined ? '' : `||${renderValue(value.fallback)}`
      return `${name}${value.fromCaller === true ? '^' : ''}${fallback}`
    }
    case 'derived':
      return `${value.fact}.${value.member}`
    case 'oneOf':
      return `(${value.values.map(renderValue).join('|')})`
    case 'absent':
      return '-'
    case 'unknown':
      return value.fromCaller === true ? '?^' : '?'
  }
}

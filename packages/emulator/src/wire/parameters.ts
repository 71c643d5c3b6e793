import { errorOf } from './rest-error.ts'

/** Parameters of a query, a form or a JSON body: each name with one or more texts. */
export class Parameters {
  readonly #values: ReadonlyMap<string, readonly string[]>

  constructor(values: ReadonlyMap<string, readonly string[]>) {
    this.#values = values
  }

  /** The last of its values, as Twilio takes it; undefined if it was not sent. */
  get(name: string): string | undefined {
    const values = this.#values.get(name)
    return values === undefined ? undefined : values[values.length - 1]
  }

  /** All of its values. */
  all(name: string): readonly string[] {
    return this.#values.get(name) ?? []
  }

  get isEmpty(): boolean {
    return this.#values.size === 0
  }

  has(name: string): boolean {
    return this.#values.has(name)
  }

  entries(): IterableIterator<readonly [string, readonly string[]]> {
    return this.#values.entries()
  }
}

export const NO_PARAMETERS = new Parameters(new Map())

/**
 * Parameters of a query or a form body (`application/x-www-form-urlencoded`). What is not well-formed percent-encoding
 * stays as it is.
 */
export function parseForm(text: string): Parameters {
  if (text === '') return NO_PARAMETERS
  const values = new Map<string, string[]>()
  for (const pair of text.split('&')) {
    if (pair === '') continue
    const equals = pair.indexOf('=')
    const name = decode(equals < 0 ? pair : pair.slice(0, equals))
    add(values, name, equals < 0 ? '' : decode(pair.slice(equals + 1)))
  }
  return new Parameters(values)
}

function decode(text: string): string {
  const spaced = text.includes('+') ? text.replaceAll('+', ' ') : text
  if (!spaced.includes('%')) return spaced
  try {
    return decodeURIComponent(spaced)
  } catch {
    // Not UTF-8, or no hexadecimal digits: a value of its own kind, for the resource to judge.
    return spaced
  }
}

/**
 * Parameters of a JSON body: an object whose lists are several values, whose numbers and flags are texts and whose
 * objects are JSON again; null is a parameter that was not sent.
 *
 * @throws RestError 400, 70002 if it is not one
 */
export function parseJsonBody(text: string): Parameters {
  let data: unknown
  try {
    data = JSON.parse(text)
  } catch {
    throw errorOf(70002, 'The request body is not valid JSON')
  }
  if (typeof data !== 'object' || data === null || Array.isArray(data)) {
    throw errorOf(70002, 'The request body is not a JSON object')
  }
  const values = new Map<string, string[]>()
  for (const [name, value] of Object.entries(data as Record<string, unknown>)) {
    for (const item of Array.isArray(value) ? (value as unknown[]) : [value]) {
      if (item !== null) add(values, name, typeof item === 'string' ? item : JSON.stringify(item))
    }
  }
  return new Parameters(values)
}

function add(values: Map<string, string[]>, name: string, value: string): void {
  const list = values.get(name)
  if (list === undefined) values.set(name, [value])
  else list.push(value)
}

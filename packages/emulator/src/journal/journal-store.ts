import type { Failure, Reply } from '../message/reply.ts'
import type { Exchange } from '../pipeline/exchange.ts'
import { parseForm } from '../wire/parameters.ts'
import type { Journal } from './journal.ts'
import type { JournalEntry, JournalParameters } from './journal-entry.ts'
import { redactParameters, redactPath, redactText } from './redact.ts'

const DEFAULT_JOURNAL_SIZE = 10_000

/** An entry, or what it will be made of when somebody looks: most never are looked at. */
type Slot = Draft | JournalEntry

/** What is taken down while the request is answered. The query is kept as sent until it is shown. */
interface Draft extends Omit<JournalEntry, 'at' | 'query' | 'path' | 'host' | 'product' | 'sdk' | 'method'> {
  readonly draft: true
  readonly at: number
  readonly method: string
  readonly host: string
  readonly product: string
  readonly path: string
  readonly query: string
  readonly userAgent: string | undefined
}

/** The journal, and the one way to write it. */
export class JournalStore implements Journal {
  readonly #size: number
  /** A ring: when it is full, `#next` is the oldest. */
  readonly #slots: Slot[] = []
  #next = 0
  #dropped = 0
  readonly #listeners = new Set<(entry: JournalEntry) => void>()

  /** @param size how many entries are kept */
  constructor(size: number = DEFAULT_JOURNAL_SIZE) {
    if (!Number.isSafeInteger(size) || size < 1) {
      throw new TypeError('the option "journalSize" is a whole number from 1')
    }
    this.#size = size
  }

  get length(): number {
    return this.#slots.length
  }

  get dropped(): number {
    return this.#dropped
  }

  entries(): JournalEntry[] {
    return Array.from({ length: this.length }, (_, index) => this.#entryAt(index))
  }

  at(index: number): JournalEntry | undefined {
    const from = index < 0 ? index + this.length : index
    return from >= 0 && from < this.length ? this.#entryAt(from) : undefined
  }

  [Symbol.iterator](): Iterator<JournalEntry> {
    return this.entries()[Symbol.iterator]()
  }

  clear(): void {
    this.#slots.length = 0
    this.#next = 0
    this.#dropped = 0
  }

  subscribe(listener: (entry: JournalEntry) => void): () => void {
    // The same function may be given twice, and each is ended by itself.
    const own = (entry: JournalEntry): void => {
      listener(entry)
    }
    this.#listeners.add(own)
    return () => this.#listeners.delete(own)
  }

  add(exchange: Exchange, answer: Reply | Failure): void {
    const draft = draftOf(exchange, answer)
    const slot = this.#listeners.size === 0 ? draft : entryOf(draft)
    if (this.#slots.length < this.#size) {
      this.#slots.push(slot)
    } else {
      this.#slots[this.#next] = slot
      this.#next = (this.#next + 1) % this.#size
      this.#dropped += 1
    }
    if ('draft' in slot) return
    for (const listener of [...this.#listeners]) listener(slot)
  }

  #entryAt(index: number): JournalEntry {
    const position = (this.#next + index) % this.#slots.length
    const slot = this.#slots[position]
    if (slot === undefined) throw new RangeError(`the journal has no entry ${index}`)
    if (!('draft' in slot)) return slot
    const entry = entryOf(slot)
    this.#slots[position] = entry
    return entry
  }
}

function draftOf(exchange: Exchange, answer: Reply | Failure): Draft {
  const { request, address, claimed } = exchange
  return {
    draft: true,
    id: exchange.id,
    at: exchange.at,
    via: request.via,
    method: request.method,
    host: request.host,
    region: address?.kind === 'known' ? address.region : null,
    product: address?.product ?? '',
    operation: exchange.operation?.id ?? null,
    path: request.path,
    // More than any limit of a way in lets through; a caller of `handle` may give anything.
    query: request.query.length > LONGEST_QUERY ? request.query.slice(0, LONGEST_QUERY) : request.query,
    form: formOf(exchange),
    credential: claimed,
    account: exchange.actsOnAccount ? exchange.accountSid : null,
    decision: exchange.decision,
    status: answer.kind === 'reply' ? answer.status : null,
    code: exchange.code ?? null,
    reason: exchange.reason ?? null,
    userAgent: request.headers['user-agent'],
  }
}

const LONGEST_QUERY = 16_384

/** Redacted at once: what a form holds is not kept any longer than needed. */
function formOf({ form, request }: Exchange): JournalParameters | null {
  return request.body.length === 0 || form.isEmpty ? null : redactParameters(form)
}

function entryOf(draft: Draft): JournalEntry {
  const { id, at, via, region, operation, form, credential, account, decision, status, code } = draft
  return {
    id,
    at: new Date(at).toISOString(),
    via,
    method: redactText(draft.method).slice(0, 20),
    host: redactPath(draft.host),
    region,
    product: redactPath(draft.product),
    operation,
    path: redactPath(draft.path),
    query: draft.query === '' ? {} : redactParameters(parseForm(draft.query)),
    form,
    // The pipeline's own object has more than the journal may show.
    credential:
      credential === null ? null : { kind: credential.kind, sid: credential.sid, region: credential.region },
    account,
    decision,
    status,
    code,
    reason: draft.reason === null ? null : redactText(draft.reason),
    sdk: sdkOf(draft.userAgent),
  }
}

/** Every SDK of Twilio begins its `User-Agent` with its name and version; so does the Twilio CLI, but where it logs in. */
function sdkOf(userAgent: string | undefined): string | null {
  return (
    /^(?:twilio-(?:node|python|java|go|php|ruby|csharp|cli)|@twilio\/cli-core)\/\d+(?:\.\d+){0,2}/.exec(
      userAgent ?? '',
    )?.[0] ?? null
  )
}

import type { Entry, Mapping, Place, Scalar, Tree, TreeComment, Unit } from '@regionguard/core/settings'
import { mappingOf } from '@regionguard/core/settings'
import { TableBuilder } from '../table-builder.ts'
import { assignmentsOf, assignmentOfLine } from './assignments.ts'
import { linesOf } from './lines.ts'
import type { Line } from './lines.ts'
import { valueAt } from './value.ts'

/**
 * Parses INI: sections (`[sms.twilio]`, `[twilio "main"]` are nested), `=` or `:`, `;` and `#` comments, quotes,
 * values that go on in indented lines. What is no setting is passed over. Environments that are written within one
 * value (`Environment=` of systemd, `environment=` of supervisord, `env[X]` of PHP, `setenv =` of tox) become mappings.
 *
 * A parser of our own, for those that are kept up give no positions (ini, js-ini, config-ini-parser), or only know a
 * stricter format: tree-sitter-ini (of @vscode/tree-sitter-wasm 0.3.1) has errors in `f: g`, in values that go on, in
 * `env[A] = b` and in `[a] ; b`; @one-ini/wasm 0.2.1, for EditorConfig, reads nothing of a file from the first such line
 * on, or where a line has a name alone; prettier-plugin-ini 1.3.0 numbers lines only; fast-ini-parser 0.0.1 throws
 * at all of those and at `#`; dot-properties 1.1.2 cuts a name at its first space, knows no value that goes on, and takes
 * `C:\temp` for an escape. A test holds it against Python's own parser.
 *
 * @param text the decoded text; any line ends
 */
export function parseIni(text: string): Tree {
  const parser = new IniParser(text)
  for (const line of linesOf(text)) parser.take(line)
  return parser.end()
}

/** A setting whose value may go on in the next lines. */
interface OpenSetting {
  readonly key: Scalar
  readonly indent: number
  /** Where the value begins, and the first line ends. */
  readonly value: Scalar
  readonly rest: Line[]
}

class IniParser {
  readonly #text: string
  readonly #root: TableBuilder
  readonly #comments: TreeComment[] = []
  /** Environments by section: settings that stand in several lines or values of one section are one environment. */
  readonly #environments = new Map<string, { readonly key: Scalar; readonly entries: Entry[] }>()
  #section: readonly Scalar[] = []
  #open: OpenSetting | undefined

  constructor(text: string) {
    this.#text = text
    this.#root = new TableBuilder({ start: 0, end: 0 })
  }

  take(line: Line): void {
    const { start, end, first } = line
    if (first === end) {
      // To systemd, an empty line is the last of those that go on.
      if (this.#goesOn()) this.#close()
      return
    }
    const mark = this.#text[first]
    if (mark === ';' || mark === '#') {
      this.#comment(first, end)
      return
    }
    if (this.#open !== undefined && (first - start > this.#open.indent || (mark !== '[' && this.#goesOn()))) {
      this.#open.rest.push(line)
      return
    }
    this.#close()
    if (mark === '[') this.#header(first, end)
    else this.#setting(line)
  }

  end(): Tree {
    this.#close()
    this.#closeEnvironments()
    return { roots: [this.#root.build()], comments: this.#comments }
  }

  /** Whether the setting that is being read is one of systemd's whose last line says that the next belongs to it. */
  #goesOn(): boolean {
    if (this.#open?.key.text !== 'Environment') return false
    return this.#text[(this.#open.rest.at(-1) ?? this.#open.value).end - 1] === '\\'
  }

  #comment(start: number, end: number): void {
    this.#comments.push({ start, end, text: this.#text.slice(start + 1, end) })
  }

  #header(start: number, end: number): void {
    const close = this.#text.indexOf(']', start)
    if (close === -1 || close >= end) return
    this.#closeEnvironments()
    this.#section = sectionKeys(this.#text, start + 1, close)
    this.#root.table(this.#section, { start, end: close + 1 })
    const rest = /^[^\S\r\n]*[;#]/.exec(this.#text.slice(close + 1, end))
    if (rest !== null) this.#comment(close + rest[0].length, end)
  }

  #setting({ start, end, first }: Line): void {
    const line = this.#text.slice(first, end)
    const mark = line.search(/[=:]/)
    const name = (mark === -1 ? line : line.slice(0, mark)).trimEnd()
    const place = { start: first, end: first + name.length }
    const key: Scalar = { kind: 'scalar', ...place, text: name, written: place }
    const { value, comment } = valueAt(this.#text, mark === -1 ? end : first + mark + 1, end)
    if (comment !== undefined) this.#comment(comment, end)
    this.#open = { key, indent: first - start, value, rest: [] }
  }

  /** The setting that was being read is complete. */
  #close(): void {
    const open = this.#open
    this.#open = undefined
    if (open === undefined) return
    if (this.#asEnvironment(open)) return
    const { key, value, rest } = open
    const last = rest.at(-1)
    const whole = last === undefined ? value : this.#longValue(value, rest, last)
    this.#root.set([...this.#section, key], whole, {
      start: key.start,
      end: Math.max(whole.end, key.end),
      joint: 'line',
    })
  }

  #longValue(value: Scalar, rest: readonly Line[], { end }: Line): Scalar {
    const texts = rest.map((line) => this.#text.slice(line.first, line.end).trimEnd())
    return {
      kind: 'scalar',
      start: value.start,
      end:
        end -
        (this.#text.slice(value.start, end).length - this.#text.slice(value.start, end).trimEnd().length),
      text: [value.text, ...texts].join('\n').trim(),
    }
  }

  /** Whether the setting is an environment by itself, or a variable of one: then it is kept as such. */
  #asEnvironment({ key, value, rest }: OpenSetting): boolean {
    const unit: Place = { start: key.start, end: Math.max(value.end, key.end) }
    const indexed = /^env\[([A-Za-z_]\w*)\]$/.exec(key.text)
    if (indexed !== null && rest.length === 0) {
      const start = key.start + 'env['.length
      const name = { start, end: key.end - 1 }
      const inner: Scalar = { kind: 'scalar', ...name, text: indexed[1] ?? '', written: name }
      this.#keepEnvironment(key, [{ key: inner, value, unit: { ...unit, joint: 'line' } }])
      return true
    }
    const isNamed = ENVIRONMENT.test(key.text)
    if (isNamed && rest.length > 0 && this.#text[value.end - 1] === '\\') {
      this.#keepEnvironment(key, this.#joinedLines([value, ...rest]) ?? this.#unreadable(value, rest.at(-1)))
      return true
    }
    if (rest.length > 0) {
      const first = value.text === '' ? [] : assignmentsOf(this.#text, value.start, value.end, 'none')
      const others = rest.map((line) => assignmentOfLine(this.#text, line.first, line.end))
      if (first === undefined || others.some((entries) => entries === undefined)) return false
      this.#keepEnvironment(key, [...first, ...others.flatMap((entries) => entries ?? [])])
      return true
    }
    if (!isNamed || value.text === '') return false
    const whole = value.quoted === true ? { start: value.start, end: value.end } : value
    const entries = assignmentsOf(this.#text, whole.start, whole.end, this.#jointOf(key.text))
    if (entries === undefined) return false
    const isLine = entries.length === 1 && this.#jointOf(key.text) === 'line'
    this.#keepEnvironment(
      key,
      entries.map((entry): Entry => {
        const inLine: Unit = isLine ? { ...unit, joint: 'line' } : { ...entry.unit, joint: 'none' }
        return this.#jointOf(key.text) === 'line' ? { ...entry, unit: inLine } : entry
      }),
    )
    return true
  }

  /**
   * `Environment=` of systemd and `env` of uWSGI may come again, `environment` of supervisord is a list. Elsewhere (`setenv`
   * of tox) a key that comes twice is an error.
   */
  #jointOf(key: string): Unit['joint'] {
    if (key === 'environment') return 'comma'
    return key === 'Environment' || this.#section[0]?.text === 'uwsgi' ? 'line' : 'none'
  }

  /**
   * The environment that is written on lines of which each but the last ends in a backslash. None of its settings can be
   * copied or taken out: the line end belongs to them all.
   */
  #joinedLines(lines: readonly Place[]): readonly Entry[] | undefined {
    const entries: Entry[] = []
    for (const [index, { start, end }] of lines.entries()) {
      const from = start + (/^\s*/.exec(this.#text.slice(start, end))?.[0].length ?? 0)
      const isLast = index === lines.length - 1
      const hasMark = this.#text[end - 1] === '\\'
      if (!isLast && !hasMark) return undefined
      const to = hasMark ? end - 1 : end
      if (this.#text.slice(from, to).trim() === '') continue
      const own = assignmentsOf(this.#text, from, to, 'none')
      if (own === undefined) return undefined
      entries.push(...own)
    }
    return entries
  }

  /**
   * What is said of a region or an edge in a text that is no list of settings: that it may be set. An entry without a name
   * keeps the text, in which hosts and secrets may stand.
   */
  #unreadable(value: Scalar, last: Line | undefined): readonly Entry[] {
    const place = { start: value.start, end: Math.max(value.end, last?.end ?? 0) }
    const whole: Scalar = { kind: 'scalar', ...place, text: '', unreadable: 'a text of several lines' }
    const names = this.#text.slice(place.start, place.end).matchAll(/\bTWILIO_(?:API_)?(?:REGION|EDGE)\b|$/g)
    return Array.from(names, ({ index, 0: text }): Entry => {
      const at = { start: place.start + index, end: place.start + index + text.length }
      return { key: { kind: 'scalar', ...at, text }, value: whole, unit: { ...at, joint: 'none' } }
    })
  }

  #keepEnvironment(key: Scalar, entries: readonly Entry[]): void {
    const id = key.text.startsWith('env[') ? 'env' : key.text
    const known = this.#environments.get(id)
    if (known === undefined) {
      this.#environments.set(id, { key: { ...key, text: id }, entries: [...entries] })
    } else for (const entry of entries) known.entries.push(entry)
  }

  #closeEnvironments(): void {
    for (const { key, entries } of this.#environments.values()) {
      const place = { start: key.start, end: entries.at(-1)?.unit.end ?? key.end }
      const environment: Mapping = mappingOf(place, entries)
      this.#root.set([...this.#section, key], environment, { ...place, joint: 'none' })
    }
    this.#environments.clear()
  }
}

/** Keys whose value is an environment. */
const ENVIRONMENT = /^(?:env|environment|setenv|set_env)$/i

/** More parts than this are no name of a section. */
const MOST_PARTS = 16

/** `sms.twilio`, `program:web`, `remote "origin"`: from the outermost to the innermost. */
function sectionKeys(text: string, start: number, end: number): readonly Scalar[] {
  const keys: Scalar[] = []
  for (const match of text.slice(start, end).matchAll(/"([^"]*)"|[^\s.:"][^.:"]*/g)) {
    const name = match[1] ?? match[0].trimEnd()
    const from = start + match.index + (match[1] === undefined ? 0 : 1)
    keys.push({ kind: 'scalar', start: from, end: from + name.length, text: name })
  }
  const name = text.slice(start, end).trim()
  return keys.length === 0 || keys.length > MOST_PARTS ? [{ kind: 'scalar', start, end, text: name }] : keys
}

import { namesRefusal } from '@regionguard/core'
import { mappingOf, withoutMark } from '@regionguard/core/settings'
import type { Entry, Mapping, Place, Reader, ReaderInput, Scalar, Sequence } from '@regionguard/core/settings'
import { readingWithScripts, readScript } from '../shell/read-script.ts'
import type { ScriptFindings, ScriptSurroundings } from '../shell/read-script.ts'
import type { ShellText } from '../shell/shell-text.ts'
import { dockerValue } from './docker-value.ts'
import { execForm } from './exec-form.ts'
import { parseDockerfile, RUNNING } from './parse-dockerfile.ts'
import type { Dockerfile, Label, Run, Stage, Variable } from './parse-dockerfile.ts'

/** Reads Dockerfiles: the environment of each stage, what its instructions run, and its labels. */
export const dockerfileReader: Reader = {
  id: 'dockerfile',
  read(given) {
    const input = withoutMark(given)
    const parsed = parseDockerfile(input.text)
    const around = new Map(RUNNING.map((keyword) => [keyword, namesAround(parsed, keyword)]))
    const scripts = parsed.stages.flatMap((stage) =>
      stage.runs.flatMap((run) =>
        scriptsOf(input, run, parsed.escape, {
          trail: [`stage ${stage.name}`],
          around: around.get(run.keyword) ?? new Set(),
        }),
      ),
    )
    return readingWithScripts(input, scripts, {
      roots: [
        ...new Environments(input.text, parsed).roots(),
        labelTexts(parsed.stages.flatMap(({ labels }) => labels)),
      ],
      comments: parsed.comments,
    })
  },
}

/** What one instruction runs. Half of one (`RUN if x; \` at the end of a file) says nothing. */
function scriptsOf(
  { file, text }: ReaderInput,
  { place }: Run,
  escape: string,
  surroundings: ScriptSurroundings,
): readonly ScriptFindings[] {
  const exec = execForm(text, place, escape)
  const script = readScript(
    file,
    exec === undefined ? runText(text, place, escape) : (exec.script ?? exec.command),
    surroundings,
  )
  if (!('reason' in script)) return [script]
  // A script that is none is one word among others of the command.
  const command = exec?.script === undefined ? script : readScript(file, exec.command, surroundings)
  return 'reason' in command ? [] : [command]
}

/** The variables that the file sets where an instruction runs: those of the build are gone when the container does. */
function namesAround(parsed: Dockerfile, keyword: Run['keyword']): ReadonlySet<string> {
  const isBuild = keyword === 'RUN'
  const variables = [parsed, ...parsed.stages].flatMap((one) => [
    ...(isBuild ? one.args : []),
    ...('environment' in one ? one.environment : []),
  ])
  // The entrypoint may set more before it runs the command, and the command be the rest of the entrypoint.
  const other = keyword === 'CMD' ? 'ENTRYPOINT' : keyword === 'ENTRYPOINT' ? 'CMD' : undefined
  const isHalf = parsed.stages.some(({ runs }) => runs.some((one) => one.keyword === other))
  return new Set([...variables.map(({ name }) => name), ...(isHalf ? OPTIONS : [])])
}

const OPTIONS = ['TWILIO_REGION', 'TWILIO_EDGE', 'TWILIO_API_REGION', 'TWILIO_API_EDGE']

/** Labels are settings of nothing: texts in which a host or a secret may stand. */
function labelTexts(labels: readonly Label[]): Sequence {
  const items = labels.map(({ name, namePlace, value }) => {
    // `"api.twilio.com/owner"` is a name, and no host that is asked.
    const start = /twilio\.com/i.test(name) ? value.start : namePlace.start
    const place = { start, end: value.end }
    const text: Scalar = { kind: 'scalar', ...place, text: '', unreadable: 'a label' }
    const scalar: Scalar = namesRefusal(name) ? { ...text, compared: true } : text
    return { value: scalar, unit: { ...place, joint: 'none' as const } }
  })
  return { kind: 'sequence', start: 0, end: 0, items }
}

/** The shell gets an instruction without the comment lines in it, and whatever joins its lines is a backslash to it. */
function runText(text: string, { start, end }: Place, escape: string): ShellText {
  let run = text.slice(start, end)
  run = run.replaceAll(/^[^\S\n]*#[^\n]*/gm, (line, at: number) =>
    at === 0
      ? line
      : `${' '.repeat(line.length - 1 - (line.endsWith('\r') ? 1 : 0))}\\${line.endsWith('\r') ? '\r' : ''}`,
  )
  if (escape === '`') run = run.replaceAll(/`(?=[^\S\n]*\n)/g, '\\')
  // The parser knows no line end but one; a carriage return before it is white space to it.
  run = run.replaceAll('\\\r\n', ' \\\n')
  const shell = run
  return {
    text: shell,
    place: (from, to) => ({ start: from + start, end: to + start }),
    isVerbatim: (from, to) => text.slice(from + start, to + start) === shell.slice(from, to),
    // One more line would be an instruction of its own.
    unit: (from, to) => ({ start: from + start, end: to + start, joint: 'none' }),
  }
}

/** Stages that are built upon each other are followed. */
const MOST_STAGES = 200

/** Settings whose value matters more than the name that it has. */
const OPTION = /(?:REGION|EDGE)$/

/** What `$NAME` may refer to. */
interface Names {
  readonly args: ReadonlySet<string>
  /** What the stage itself sets, so far. */
  readonly known: ReadonlyMap<string, string>
}

class Environments {
  readonly #text: string
  readonly #file: Dockerfile

  constructor(text: string, file: Dockerfile) {
    this.#text = text
    this.#file = file
  }

  /** One for each stage: what it sets, and what it has from the stage it is built upon. */
  roots(): readonly Mapping[] {
    const byName = new Map<string, readonly Entry[]>()
    const stages = this.#file.stages.slice(0, MOST_STAGES)
    const items = stages.map((stage, index) => {
      const inherited = (stage.base === undefined ? undefined : byName.get(stage.base.toLowerCase())) ?? []
      const own = this.#own(stage)
      const all = mappingOf(stage.place, [
        ...inherited.map((entry) => ({ ...entry, merged: true as const })),
        ...own,
      ])
      byName.set(stage.name.toLowerCase(), all.entries)
      byName.set(String(index), all.entries)
      return own.length === 0
        ? undefined
        : this.#item(stage, this.#completed(all, stage, stages.slice(index + 1)), 'env')
    })
    const args = [
      ...(this.#file.args.length === 0 ? [] : [this.#args(this.#file.args, undefined)]),
      ...stages.filter((stage) => stage.args.length > 0).map((stage) => this.#args(stage.args, stage)),
    ]
    return [...items.filter((one) => one !== undefined), ...args]
  }

  /** A stage that others are built upon may be no image by itself: what they set, or the command does, it need not. */
  #completed(environment: Mapping, own: Stage, later: readonly Stage[]): Mapping {
    const set = new Set(later.flatMap((stage) => stage.environment.map(({ name }) => name)))
    const commands = [own, ...later].flatMap(({ runs }) => runs.filter(({ keyword }) => keyword !== 'RUN'))
    const isNamed = (name: string): boolean =>
      commands.some(({ place }) => this.#text.slice(place.start, place.end).includes(name))
    const present = new Set(environment.entries.map(({ key }) => key.text))
    const missing = ['TWILIO_REGION', 'TWILIO_EDGE'].filter((name) => !present.has(name))
    const elsewhere = missing.flatMap((text) => {
      const why = set.has(text)
        ? 'another stage sets it'
        : isNamed(text)
          ? 'the command may set it'
          : undefined
      return why === undefined ? [] : [{ text, why }]
    })
    const at = { start: environment.start, end: environment.start }
    return mappingOf(environment, [
      ...environment.entries,
      ...elsewhere.map(({ text, why }): Entry => ({
        key: { kind: 'scalar', text, ...at },
        value: { kind: 'scalar', text: '', ...at, unreadable: why },
        unit: { ...at, joint: 'none' },
        merged: true,
      })),
    ])
  }

  #own(stage: Stage): readonly Entry[] {
    const args = new Set([...this.#file.args, ...stage.args].map(({ name }) => name))
    const known = new Map<string, string>()
    return stage.environment.map((variable) => {
      const entry = this.#entry(variable, { args, known })
      const { value } = entry
      known.delete(variable.name)
      if (value.kind === 'scalar' && value.written !== undefined) known.set(variable.name, value.text)
      return entry
    })
  }

  /** `{stages: [{name, env}]}`: where the group finder looks for what an environment is called. */
  #item({ name, place }: Stage, environment: Mapping, key: string): Mapping {
    const at = { start: place.start, end: place.start }
    const keyOf = (text: string): Scalar => ({ kind: 'scalar', text, ...at })
    const unit = { ...at, joint: 'none' as const }
    const stage = mappingOf(place, [
      { key: keyOf('name'), value: keyOf(name), unit },
      { key: keyOf(key), value: environment, unit },
    ])
    const list = { kind: 'sequence' as const, ...place, items: [{ value: stage, unit }] }
    return mappingOf(place, [{ key: keyOf('stages'), value: list, unit }])
  }

  /** Arguments of the build: a default is what applies unless somebody gives another. */
  #args(variables: readonly Variable[], stage: Stage | undefined): Mapping {
    const entries = variables.map((variable): Entry => {
      const entry = this.#entry(variable, { args: new Set(), known: new Map() })
      if (!OPTION.test(variable.name) || entry.value.kind !== 'scalar') return entry
      return { ...entry, value: { ...entry.value, unreadable: 'an argument of the build' } }
    })
    const first = variables[0]?.namePlace ?? { start: 0, end: 0 }
    return this.#item(
      stage ?? {
        name: 'build',
        base: undefined,
        place: first,
        environment: [],
        args: [],
        runs: [],
        labels: [],
      },
      mappingOf({ start: first.start, end: variables.at(-1)?.namePlace.end ?? first.end }, entries),
      'args',
    )
  }

  #entry({ name, namePlace, value, unit }: Variable, names: Names): Entry {
    const isWritten = this.#text.slice(namePlace.start, namePlace.end) === name
    const key: Scalar = {
      kind: 'scalar',
      text: name,
      ...namePlace,
      ...(isWritten ? { written: namePlace } : {}),
    }
    const scalar = this.#scalar(name, namePlace, value, names)
    return {
      key,
      value: scalar,
      unit:
        unit === undefined
          ? { start: namePlace.start, end: scalar.end, joint: 'none' }
          : { start: unit.start, end: unit.end, joint: 'line' },
    }
  }

  #scalar(key: string, namePlace: Place, place: Place | undefined, names: Names): Scalar {
    if (place === undefined) {
      const at = { start: namePlace.end, end: namePlace.end }
      return { kind: 'scalar', ...at, text: '', unreadable: 'an argument of the build' }
    }
    const raw = this.#text.slice(place.start, place.end)
    const value = dockerValue(raw, place.start, this.#file.escape)
    if (value.kind === 'other') {
      return { kind: 'scalar', ...place, text: '', unreadable: 'a text that is put together' }
    }
    if (value.kind === 'text') {
      return {
        kind: 'scalar',
        ...place,
        text: value.text,
        quoted: true,
        ...(value.written === undefined ? {} : { written: value.written }),
        ...(value.text.includes('$') ? { verbatim: true } : {}),
      }
    }
    const { name, fallback } = value
    const text = names.known.get(name)
    if (text !== undefined && OPTION.test(key)) {
      return { kind: 'scalar', ...place, text, quoted: true, verbatim: true }
    }
    // `ENV A=$A` of an argument: the build gives it, under that name.
    if (text === undefined && !names.args.has(name)) {
      return {
        kind: 'scalar',
        ...place,
        text: '',
        unreadable: 'a variable of the image that it is built upon',
      }
    }
    return {
      kind: 'scalar',
      ...place,
      text: fallback === undefined ? `\${${name}}` : `\${${name}:-${fallback}}`,
    }
  }
}

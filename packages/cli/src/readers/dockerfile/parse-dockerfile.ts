import { DockerfileParser, From, PropertyInstruction } from 'dockerfile-ast'
import type { Comment, Instruction } from 'dockerfile-ast'
import { LineIndex } from '@regionguard/core'
import type { Place, TreeComment } from '@regionguard/core/settings'

type Range = ReturnType<Comment['getRange']>

/** `NAME=value` of `ENV` and `ARG`. */
export interface Variable {
  readonly name: string
  readonly namePlace: Place
  /** Undefined for `ARG NAME`, which only the build gives a value. */
  readonly value: Place | undefined
  /** The instruction, where it holds nothing else and stands on lines of its own. */
  readonly unit: Place | undefined
}

export interface Stage {
  /** By `AS`, else the number. */
  readonly name: string
  readonly base: string | undefined
  readonly place: Place
  readonly environment: readonly Variable[]
  readonly args: readonly Variable[]
  /** What `RUN`, `CMD`, `ENTRYPOINT` and `HEALTHCHECK CMD` run. */
  readonly runs: readonly Run[]
  readonly labels: readonly Label[]
}

/** Instructions that run something: at the build, or in the container. */
export const RUNNING = ['RUN', 'CMD', 'ENTRYPOINT', 'HEALTHCHECK'] as const

/** What one instruction runs: shell text, or a JSON array of words. */
export interface Run {
  readonly keyword: (typeof RUNNING)[number]
  readonly place: Place
}

/** One `name=value` of `LABEL`. */
export interface Label {
  readonly name: string
  readonly namePlace: Place
  readonly value: Place
}

export interface Dockerfile {
  /** `ARG` in front of the first `FROM`. */
  readonly args: readonly Variable[]
  readonly stages: readonly Stage[]
  readonly comments: readonly TreeComment[]
  readonly escape: string
}

/** Takes a Dockerfile apart, with the offsets of everything. Any text is one, as far as it can be read. */
export function parseDockerfile(text: string): Dockerfile {
  const parsed = DockerfileParser.parse(text)
  const lines = new LineIndex(text)
  const place = ({ start, end }: Range): Place => ({
    start: Math.min(lines.startOf(start.line) + start.character, text.length),
    end: Math.min(lines.startOf(end.line) + end.character, text.length),
  })
  const args: Variable[] = []
  const stages: (Stage & { environment: Variable[]; args: Variable[]; runs: Run[]; labels: Label[] })[] = []
  for (const instruction of parsed.getInstructions()) {
    const keyword = instruction.getKeyword()
    const range = place(instruction.getRange())
    const stage = stages.at(-1)
    if (instruction instanceof From) {
      stages.push({
        name: instruction.getBuildStage() ?? String(stages.length),
        base: instruction.getImage() ?? undefined,
        place: range,
        environment: [],
        args: [],
        runs: [],
        labels: [],
      })
    } else if (instruction instanceof PropertyInstruction && (keyword === 'ENV' || keyword === 'ARG')) {
      const found = variablesOf(instruction, range, place)
      if (keyword === 'ARG') (stage?.args ?? args).push(...found)
      else stage?.environment.push(...found)
    } else if (instruction instanceof PropertyInstruction && keyword === 'LABEL') {
      stage?.labels.push(...labelsOf(instruction, place))
    } else if (isRunning(keyword)) {
      const content = keyword === 'HEALTHCHECK' ? checkOf(instruction) : instruction.getArgumentsRange()
      const run = content === null ? undefined : place(content)
      // Heredocs are left to those who write them.
      if (run !== undefined && !/^\s*(?:<<|--)/.test(text.slice(run.start, run.end)))
        stage?.runs.push({ keyword, place: run })
    }
  }
  const comments = parsed.getComments().map((comment): TreeComment => {
    const range = place(comment.getRange())
    return { ...range, text: text.slice(range.start, range.end).replace(/^\s*#/, '') }
  })
  return { args, stages, comments, escape: parsed.getEscapeCharacter() }
}

function isRunning(keyword: string): keyword is Run['keyword'] {
  return RUNNING.some((one) => one === keyword)
}

/** What stands behind the `CMD` of `HEALTHCHECK --interval=5m CMD ...`; nothing does behind `NONE`. */
function checkOf(instruction: Instruction): Range | null {
  const [subcommand, first, ...more] = instruction.getArguments()
  if (first === undefined || subcommand?.getValue().toUpperCase() !== 'CMD') return null
  return { start: first.getRange().start, end: (more.at(-1) ?? first).getRange().end }
}

function labelsOf(instruction: PropertyInstruction, place: (range: Range) => Place): readonly Label[] {
  return instruction.getProperties().flatMap((property): readonly Label[] => {
    const valueRange = property.getValueRange()
    if (valueRange === null) return []
    return [
      {
        name: property.getName(),
        namePlace: place(property.getNameRange()),
        value: place(valueRange),
      },
    ]
  })
}

function variablesOf(
  instruction: PropertyInstruction,
  range: Place,
  place: (range: Range) => Place,
): readonly Variable[] {
  const properties = instruction.getProperties()
  return properties.flatMap((property): readonly Variable[] => {
    const name = property.getName()
    const valueRange = property.getValueRange()
    if (!/^[A-Za-z_]\w*$/.test(name)) return []
    return [
      {
        name,
        namePlace: place(property.getNameRange()),
        value: valueRange === null ? undefined : place(valueRange),
        unit: properties.length === 1 ? range : undefined,
      },
    ]
  })
}

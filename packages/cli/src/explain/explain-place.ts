import { realpathSync, statSync } from 'node:fs'
import { resolve } from 'node:path'
import { createPolicyMatcher, createScene, EMPTY_POLICY, evaluate } from '@regionguard/core'
import type { Evaluation, EvaluationInput, Fact, Finding, Reading, SourceFile } from '@regionguard/core'
import { shownPath } from '@regionguard/core/surroundings'
import { collect } from '../collection/collect.ts'
import { WorkingFiles } from '../collection/working-files.ts'
import { UsageError } from '../command-line/usage-error.ts'
import { readSources } from '../evaluation/read-sources.ts'
import { textsOf } from '../evaluation/texts-of.ts'
import type { LoadedPolicy } from '../policy/load-policy.ts'
import { codeFrame } from '../reporters/code-frame.ts'
import { Places } from '../reporters/places.ts'
import { SecretPlaces } from '../reporters/secret-places.ts'
import type { Style } from '../reporters/style.ts'
import { mentionOf } from '../scan/mention.ts'
import { heading, lines, rows, text } from './explanation.ts'
import type { Explanation, Part } from './explanation.ts'
import { factRows, factTitle } from './fact-rows.ts'
import type { NamedPlace } from './place-in.ts'

export interface PlaceInput extends NamedPlace {
  /** Absolute. */
  readonly cwd: string
  readonly policy: LoadedPolicy | undefined
  /** UTC, `YYYY-MM-DD`. */
  readonly today: string
  readonly style: Style
  readonly warn: (message: string) => void
}

/**
 * What is resolved on a line of a file: each fact that touches it, where each of its values comes from, what the SDK
 * will do with them, and what is found there, hidden findings too.
 *
 * @throws UsageError if the file cannot be read, or has no such line
 */
export async function explainPlace(input: PlaceInput): Promise<Explanation> {
  const { cwd, policy, warn } = input
  const matcher = policy?.matcher
  const mention = mentionOf(matcher?.mentionedNames().texts)
  const path = resolve(cwd, input.file)
  const file = shownPath(cwd, path)
  if (statSync(path, { throwIfNoEntry: false })?.isDirectory() === true) {
    throw new UsageError(`${file || '.'} cannot be explained: it is a directory.`)
  }
  const files = new WorkingFiles({ cwd, paths: [input.file], mention, policy: matcher })
  const collection = collect({ cwd, files, policy: matcher })
  const source = collection.sources.find(({ found }) => isSame(found.path, path))
  if (source === undefined) {
    const skipped = collection.skipped.find((one) => one.file === file)
    if (skipped !== undefined) throw new UsageError(`${file} cannot be explained: ${skipped.reason}.`)
    return { title: file, parts: [text('The file does not mention Twilio.')] }
  }
  const read = await readSources({ collection, policy, cwd, warn })
  const reading = read.files.map((one) => one.reading).find((one) => one.file === source.found.file)
  if (reading === undefined) {
    const reason = read.skipped.find((one) => one.file === source.found.file)?.reason ?? 'internal error'
    throw new UsageError(`${file} cannot be explained: ${reason}.`)
  }
  const texts = textsOf(
    read.files.map((one) => one.reading),
    read.moduleTexts,
    policy,
  )
  const places = new Places(texts)
  const index = places.linesOf(reading.file)
  if (input.line < 1 || input.line > index.count) {
    throw new UsageError(`${file} has ${String(index.count)} lines; there is no line ${String(input.line)}.`)
  }
  const range = { start: index.startOf(input.line - 1), end: index.endOf(input.line - 1) }
  const judged: EvaluationInput = {
    files: read.files,
    projects: read.projects,
    policy: matcher?.policy ?? EMPTY_POLICY,
    today: input.today,
    reported: (one) => one === reading.file,
  }
  const secrets = new SecretPlaces(
    read.files.map((one) => one.reading),
    texts,
  )
  const scene = createScene({
    files: read.files,
    projects: read.projects,
    policy: createPolicyMatcher(judged.policy),
    reported: judged.reported ?? (() => true),
  })
  const facts = factsOn(reading, range)
  const frame = codeFrame(
    { file: reading.file, ...range },
    1,
    { texts, places, secrets, style: input.style },
    () => '',
  ).filter((line) => !/^\s+\|\s*$/.test(line))
  const version = versionsOf(read.files, read.projects, reading.file)
  return {
    title: `${file}:${String(input.line)}`,
    parts: [
      lines(...frame),
      ...(facts.length === 0
        ? [text('Nothing on this line has to do with Twilio, as far as can be told.')]
        : facts.flatMap((fact) => [
            heading(factTitle(fact, places)),
            rows(
              ...factRows(fact, {
                scene,
                places,
                secrets,
                line: input.line,
                versions: version,
                project: source.project,
                cwd,
              }),
            ),
          ])),
      ...findingParts(judged, range, facts, places),
    ],
  }
}

function versionsOf(
  files: readonly SourceFile[],
  projects: EvaluationInput['projects'],
  file: string,
): NonNullable<ReturnType<EvaluationInput['projects']['get']>>['versions'] {
  const project = files.find(({ reading }) => reading.file === file)?.project ?? ''
  return projects.get(project)?.versions ?? {}
}

/** The facts that touch a line: the construction, an option that is set elsewhere, an operation. */
function factsOn({ facts }: Reading, { start, end }: { start: number; end: number }): readonly Fact[] {
  const touches = (span: { start: number; end: number }): boolean => span.start <= end && start < span.end
  const touching = facts.filter(
    (fact) =>
      touches(fact.span) ||
      ('places' in fact && Object.values(fact.places).some((place) => touches(place))) ||
      (fact.kind === 'client' && fact.operations.list.some((operation) => touches(operation.span))),
  )
  // A request says all that the literal in it does, and a client or group all that a variable in it does.
  const larger = touching.filter(({ kind }) => !LESSER.has(kind))
  return larger.length > 0 ? larger : touching
}

const LESSER: ReadonlySet<Fact['kind']> = new Set([
  'host-literal',
  'environment-read',
  'named-secret',
  'settings-object',
  'variable-value',
])

/** What is found on the line or of its facts, and what would be but for a comment or an exception. */
function findingParts(
  input: EvaluationInput,
  range: { start: number; end: number },
  facts: readonly Fact[],
  places: Places,
): readonly Part[] {
  const shown = evaluate(input)
  const all = evaluate({
    ...input,
    policy: { ...input.policy, exceptions: [] },
    files: input.files.map((one) => ({ ...one, reading: { ...one.reading, comments: [] } })),
  })
  const here = ({ span }: Finding): boolean =>
    (span.start <= range.end && range.start < span.end) ||
    facts.some(
      (fact) => fact.span.start <= span.start && span.end <= fact.span.end && fact.kind !== 'settings-group',
    )
  const isShown = (finding: Finding): boolean => shown.findings.some((one) => isSameFinding(one, finding))
  const found = [
    ...shown.findings.filter(here).map((finding) => ({ finding, hidden: undefined })),
    ...all.findings
      .filter((finding) => here(finding) && !isShown(finding))
      .map((finding) => ({ finding, hidden: hiddenBy(input, finding) })),
  ]
  if (found.length === 0) return facts.length === 0 ? [] : [text('Nothing is found here.')]
  return [
    heading('Found here'),
    rows(
      ...found.map(({ finding, hidden }) => {
        const { line, column } = places.of(finding.span)
        const state = hidden ?? finding.severity
        return [finding.rule, `${state}, at ${String(line)}:${String(column)}: ${finding.message}`] as const
      }),
    ),
  ]
}

function hiddenBy(input: EvaluationInput, finding: Finding): string {
  const withoutComments: Evaluation = evaluate({
    ...input,
    files: input.files.map((one) => ({ ...one, reading: { ...one.reading, comments: [] } })),
  })
  return withoutComments.findings.some((one) => isSameFinding(one, finding))
    ? 'suppressed by a comment'
    : 'excepted by the policy'
}

function isSameFinding(one: Finding, other: Finding): boolean {
  return one.rule === other.rule && one.span.start === other.span.start && one.span.end === other.span.end
}

/** A link and its target are the same file. */
function isSame(one: string, other: string): boolean {
  return one === other || realpathSync(one) === realpathSync(other)
}

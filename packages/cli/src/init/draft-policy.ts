import {
  createScene,
  createPolicyMatcher,
  EMPTY_POLICY,
  keysOf,
  LineIndex,
  LIVE_REGIONS,
  regionOfLiteral,
  regionOfName,
} from '@regionguard/core'
import type { RegionId, Scene, Span } from '@regionguard/core'
import type { ReadSources } from '../evaluation/read-sources.ts'

/** A name of a credential: what an environment variable or a path in a configuration may be called, and no value. */
const NAME = /^[A-Za-z_][A-Za-z0-9_]*(?:\.[A-Za-z_][A-Za-z0-9_]*)*$/

/** Something that looks like a value: it may be one, and has no place in a policy. */
const VALUE = /[0-9a-fA-F]{24}|^[A-Z]{2}[0-9a-f]{32}$/

/** Where something was found. */
interface Use {
  readonly region: RegionId
  readonly project: string
  readonly place: string
}

/**
 * A policy that allows what is there, as text with comments; whoever reads it decides what of that was meant. It holds
 * names and Regions only, never a value.
 */
export function draftPolicy(sources: ReadSources): string {
  const scene = createScene({
    files: sources.files,
    projects: sources.projects,
    policy: createPolicyMatcher(EMPTY_POLICY),
    reported: (file) => sources.reported.has(file),
  })
  const place = placesIn(sources)
  const { uses, names } = usesIn(scene, place)
  const regions = LIVE_REGIONS.filter((region) => uses.some((use) => use.region === region))
  return [
    '# What this repository decides about Twilio Regions and credentials. "regionguard init" drafted it from what it found:',
    '# read it, for from now on "regionguard check" takes it for your decision.',
    'version: 1',
    '',
    ...allowedRegions(regions, uses),
    '',
    ...credentials(names),
    '',
    ...areas(uses),
    '',
  ].join('\n')
}

function allowedRegions(regions: readonly RegionId[], uses: readonly Use[]): readonly string[] {
  if (regions.length === 0)
    return [
      '# No use of a Region was found. To say which ones may be used:',
      '# regions:',
      '#   allowed: [us1, ie1]',
    ]
  return [
    '# The Regions that may be used; a client that names none uses us1.',
    'regions:',
    '  allowed:',
    ...regions.map((region) => `    - ${region} # ${uses.find((use) => use.region === region)?.place ?? ''}`),
  ]
}

function credentials(names: ReadonlyMap<string, readonly Use[]>): readonly string[] {
  const entries = [...names]
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
    .flatMap(([name, uses]) => {
      const [first] = uses
      const regions = new Set(uses.map(({ region }) => region))
      if (first === undefined || regions.size !== 1) return []
      return [`#   - names: [${name}] # ${first.place}`, `#     region: ${first.region}`]
    })
  const head = [
    '# Where each credential was created, for names that do not say so themselves, as TWILIO_IE1_API_KEY does.',
  ]
  return entries.length === 0
    ? [...head, '# credentials:', '#   - names: [MESSAGING_KEY*]', '#     region: ie1']
    : [
        ...head,
        '# These are used against one Region each. If the Twilio Console says the same, take the # away.',
        '# credentials:',
        ...entries,
      ]
}

/** Where the projects of a repository each use one Region, and not all the same. */
function areas(uses: readonly Use[]): readonly string[] {
  const byProject = new Map<string, Set<RegionId>>()
  for (const { project, region } of uses) {
    const known = byProject.get(project)
    if (known === undefined) byProject.set(project, new Set([region]))
    else known.add(region)
  }
  const entries = [...byProject]
    .filter(
      ([project, regions]) =>
        regions.size === 1 &&
        /^[\w@./-]+$/.test(project) &&
        // Of areas that overlap, what both allow counts.
        ![...byProject.keys()].some((other) => other.startsWith(`${project}/`)),
    )
    .toSorted(([one], [other]) => (one < other ? -1 : 1))
  const isMixed = new Set(entries.flatMap(([, regions]) => [...regions])).size > 1
  const head = ['# Data residency by path: the Regions that a part of the files may use.']
  return isMixed
    ? [
        ...head,
        'areas:',
        ...entries.flatMap(([project, regions]) => [
          `  - files: ['${project}/**']`,
          `    regions: [${[...regions].join(', ')}]`,
        ]),
      ]
    : [...head, '# areas:', `#   - files: ['services/eu/**']`, '#     regions: [ie1]']
}

function usesIn(
  scene: Scene,
  place: (span: Span) => string,
): { readonly uses: readonly Use[]; readonly names: ReadonlyMap<string, readonly Use[]> } {
  const uses: Use[] = []
  const names = new Map<string, Use[]>()
  const add = (name: string, use: Use): void => {
    if (!NAME.test(name) || VALUE.test(name) || regionOfName(name) !== undefined) return
    names.set(name, [...(names.get(name) ?? []), use])
  }
  for (const fact of [...scene.facts('client'), ...scene.facts('request')]) {
    const { intended } = scene.resolutionOf(fact)
    if (intended === undefined) continue
    const use = { region: intended, project: scene.projectOf(fact.span.file), place: place(fact.span) }
    uses.push(use)
    const { username, password } = scene.credentialOf(fact)
    for (const half of [username, password]) {
      const name = half.names.at(-1)
      if (name !== undefined && half.role !== 'account-sid' && !/ACCOUNT_?SID$/i.test(name.path))
        add(name.path, use)
    }
  }
  for (const group of scene.facts('settings-group')) {
    const { intended } = scene.resolutionOf(group)
    const { region, credentials: settings } = keysOf(group)
    // Without a region the group says nothing; whoever reads it may set another.
    if (intended === undefined || region === undefined) continue
    const use = { region: intended, project: scene.projectOf(group.span.file), place: place(region.span) }
    uses.push(use)
    // The names in an example are those of every environment.
    if (group.source === 'template') continue
    for (const { setting, role, generic } of settings) {
      if (generic && role !== 'account-sid') add(setting.key, { ...use, place: place(setting.span) })
    }
  }
  for (const literal of scene.facts('host-literal')) {
    const region = regionOfLiteral(scene, literal)
    if (region !== undefined)
      uses.push({ region, project: scene.projectOf(literal.span.file), place: place(literal.span) })
  }
  return { uses, names }
}

function placesIn({ files }: ReadSources): (span: Span) => string {
  const indexes = new Map<string, LineIndex>()
  const texts = new Map(files.map(({ reading }) => [reading.file, reading.text]))
  return ({ file, start }) => {
    let index = indexes.get(file)
    if (index === undefined) indexes.set(file, (index = new LineIndex(texts.get(file) ?? '')))
    // A comment ends with its line.
    return `${file.replaceAll(/[^\x20-\x7e]/g, '?')}:${index.positionAt(start).line}`
  }
}

import type { ClientFact, SettingsGroupFact } from '../facts/fact.ts'
import type { Span } from '../facts/span.ts'
import type { Evidence } from '../findings/problem.ts'
import type { Flaw } from '../resolution/flaw.ts'
import { keysOf } from '../resolution/group-keys.ts'
import type { Resolution } from '../resolution/resolution.ts'
import type { Scene } from './scene.ts'

/** A client or group of settings whose region and edge do not go together. */
export interface Flawed<R extends Flaw['rule']> {
  readonly fact: ClientFact | SettingsGroupFact
  readonly flaw: Extract<Flaw, { rule: R }>
  readonly resolution: Resolution
  /** The property, assignment or setting of the option, else the construction. */
  readonly span: Span
  /** Where the values came from, if not from that very place. */
  readonly evidence: readonly Evidence[]
  /** The option is written out at `span`, so that it can be changed there. */
  readonly editable: boolean
}

/**
 * Every client and group of settings with a flaw of one rule. A flaw that lies in the settings alone is reported
 * there, once, and not again at each client that reads them.
 *
 * @param option the option that the rule is about: its place is where the finding stands
 */
export function flawed<R extends Flaw['rule']>(
  scene: Scene,
  rule: R,
  option: 'region' | 'edge',
): readonly Flawed<R>[] {
  const found: Flawed<R>[] = []
  for (const client of scene.facts('client')) {
    const resolution = scene.resolutionOf(client)
    if (!hasRule(resolution.flaw, rule) || liesInSettings(scene, resolution)) continue
    const place = client.places[option]
    found.push({
      fact: client,
      flaw: resolution.flaw,
      resolution,
      span: place ?? client.span,
      evidence: evidenceOf(resolution, option, place ?? client.span),
      editable: place !== undefined && client[option].kind === 'literal',
    })
  }
  for (const group of scene.facts('settings-group')) {
    const resolution = scene.resolutionOf(group)
    const setting = keysOf(group)[option]
    if (!hasRule(resolution.flaw, rule) || setting === undefined) continue
    found.push({
      fact: group,
      flaw: resolution.flaw,
      resolution,
      span: setting.span,
      evidence: [],
      editable: true,
    })
  }
  return found
}

/**
 * The settings that gave a client its region or edge, if they are judged by themselves in this run and the client
 * adds nothing of its own.
 */
function liesInSettings(scene: Scene, resolution: Resolution): boolean {
  const stated = [resolution.region, resolution.edge].some(
    (option) => option.known && option.branches.some(({ basis }) => basis === 'stated'),
  )
  if (stated) return false
  const origins = [resolution.via.region.at(-1), resolution.via.edge.at(-1)].filter(
    (span) => span !== undefined,
  )
  return origins.some((span) => scene.isReported(span.file) && groupAt(scene, span) !== undefined)
}

/** The group of settings that a place belongs to. */
export function groupAt(scene: Scene, span: Span): SettingsGroupFact | undefined {
  return scene
    .everywhere('settings-group')
    .find((group) =>
      group.settings.some(
        (setting) =>
          setting.span.file === span.file && setting.span.start <= span.start && span.end <= setting.span.end,
      ),
    )
}

function hasRule<R extends Flaw['rule']>(
  flaw: Flaw | undefined,
  rule: R,
): flaw is Extract<Flaw, { rule: R }> {
  return flaw?.rule === rule
}

function evidenceOf(resolution: Resolution, option: 'region' | 'edge', at: Span): readonly Evidence[] {
  const other = option === 'region' ? 'edge' : 'region'
  return [...originEvidence(resolution, option, at), ...originEvidence(resolution, other, at)]
}

/** Where an option's value was written, unless it is the very place of the finding. */
export function originEvidence(
  resolution: Resolution,
  option: 'region' | 'edge',
  at: Span,
): readonly Evidence[] {
  const resolved = resolution[option]
  const text = resolved.known ? resolved.branches[0]?.text : undefined
  const origin = resolution.via[option].at(-1)
  if (text === undefined || origin === undefined) return []
  const isFinding = origin.file === at.file && at.start <= origin.start && origin.end <= at.end
  return isFinding ? [] : [{ span: origin, message: `The ${option} is \`${text}\`.` }]
}

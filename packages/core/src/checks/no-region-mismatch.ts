import type { ClientFact, RequestFact, SettingsGroupFact } from '../facts/fact.ts'
import type { Span } from '../facts/span.ts'
import type { NameValue } from '../facts/value.ts'
import type { Evidence, Problem } from '../findings/problem.ts'
import type { KnownRegion } from '../resolution/credential.ts'
import { keysOf } from '../resolution/group-keys.ts'
import type { CredentialSetting } from '../resolution/group-keys.ts'
import { credentialWords, sentence } from '../wording/credential-words.ts'
import { alternatives, basisWords, regionName } from '../wording/region-words.ts'
import type { Check } from './check.ts'
import { groupAt, originEvidence } from './region-flaws.ts'
import type { Scene } from './scene.ts'

/** A credential whose Region is known, used against another Region: Twilio answers 401. */
export const noRegionMismatch: Check = {
  id: 'no-region-mismatch',
  scope: 'file',
  run: (scene) => [
    ...[...scene.facts('client'), ...scene.facts('request')].flatMap((use) => inUse(scene, use)),
    ...scene.facts('settings-group').flatMap((group) => inSettings(scene, group)),
  ],
}

/**
 * The Region that a use's credential belongs to although its requests go to others; undefined where that is not sure.
 */
export function mismatchOf(scene: Scene, use: ClientFact | RequestFact): KnownRegion | undefined {
  const { possible } = scene.resolutionOf(use)
  if (possible === undefined || possible.length === 0) return undefined
  return scene.credentialOf(use).regions.find(({ region }) => !possible.includes(region))
}

function inUse(scene: Scene, use: ClientFact | RequestFact): readonly Problem[] {
  const own = mismatchOf(scene, use)
  if (own === undefined) return []
  const resolution = scene.resolutionOf(use)
  const credential = scene.credentialOf(use)
  if (isOneOfSettings(scene, use)) return []
  const target = alternatives(resolution.possible ?? [])
  const what = use.kind === 'client' ? 'this client sends its requests' : 'this request goes'
  const basis =
    use.kind === 'client' ? ` (${basisWords(resolution.basis)})` : ` (the host is \`${use.host}\`)`
  return [
    {
      rule: 'no-region-mismatch',
      span: use.span,
      message:
        `${sentence(credentialWords(credential))} belongs to ${regionName(own.region)}, for ${own.why}, but ${what} to ${target}${basis}. ` +
        `A credential is valid only in the Region where it was created: Twilio answers 401 with error 20003. ` +
        `Use a credential of ${target}, or send the requests to ${regionName(own.region)}.`,
      evidence: [
        ...(credential.place === undefined
          ? []
          : [{ span: credential.place, message: `${sentence(credentialWords(credential))} is used here.` }]),
        ...regionEvidence(own).filter(({ span }) => !isInside(span, credential.place)),
        ...(use.kind === 'client'
          ? originEvidence(resolution, 'region', use.span)
          : [{ span: use.hostSpan, message: `The host \`${use.host}\` means ${target}.` }]),
      ],
    },
  ]
}

/** The credential and the region both stand in one group of settings, where the mismatch is reported once. */
function isOneOfSettings(scene: Scene, use: ClientFact | RequestFact): boolean {
  if (use.kind === 'request') return false
  const resolution = scene.resolutionOf(use)
  const origin = resolution.via.region.at(-1)
  if (resolution.basis !== 'settings' || origin === undefined || !scene.isReported(origin.file)) return false
  const group = groupAt(scene, origin)
  if (group === undefined) return false
  const keys = new Set(
    mismatchedCredentials(scene, group).flatMap(({ all }) => all.map(({ setting }) => setting.key)),
  )
  const { username, password } = scene.credentialOf(use)
  return [username, password].some((half) => half.names[0] !== undefined && keys.has(half.names[0].path))
}

interface MismatchedCredential {
  /** The setting that names the Region: where the finding stands. */
  readonly first: CredentialSetting
  /** Both halves, where both are set. */
  readonly all: readonly CredentialSetting[]
  readonly own: KnownRegion
}

function inSettings(scene: Scene, group: SettingsGroupFact): readonly Problem[] {
  const { region } = keysOf(group)
  const { intended } = scene.resolutionOf(group)
  if (region === undefined || intended === undefined) return []
  return mismatchedCredentials(scene, group).map(({ first, all, own }) => ({
    rule: 'no-region-mismatch',
    span: placeIn(scene, group, first.setting.span, region.span),
    message:
      `\`${first.setting.key}\` holds a credential of ${regionName(own.region)}, for ${own.why}, but \`${region.key}\` in the same settings sends requests to ${regionName(intended)}. ` +
      `A credential is valid only in the Region where it was created: Twilio answers 401 with error 20003. ` +
      `Give a credential of ${regionName(intended)}, or set the region to \`${own.region}\`.`,
    evidence: [
      { span: region.span, message: `\`${region.key}\` is \`${intended}\`.` },
      ...all
        .filter((one) => one !== first)
        .map(({ setting }) => ({ span: setting.span, message: 'The other half of the same credential.' })),
      ...regionEvidence(own).filter(({ span }) => span.file !== first.setting.span.file),
    ],
  }))
}

/**
 * The credential's own line. Where that is in an `env_file` that no findings are wanted for, and the group sets the
 * region itself, the region's.
 */
function placeIn(scene: Scene, group: SettingsGroupFact, credential: Span, region: Span): Span {
  const isRegionsOwn = region.file === group.span.file && scene.isReported(region.file)
  return scene.isReported(credential.file) || !isRegionsOwn ? credential : region
}

function mismatchedCredentials(scene: Scene, group: SettingsGroupFact): readonly MismatchedCredential[] {
  const { intended } = scene.resolutionOf(group)
  if (intended === undefined) return []
  const found: MismatchedCredential[] = []
  for (const roles of [['auth-token'], ['api-key-sid', 'api-key-secret']] as const) {
    const halves = keysOf(group).credentials.filter(
      ({ role, generic }) => generic && roles.some((one) => one === role),
    )
    for (const half of halves) {
      const own = regionOfSetting(scene, group, half)
      if (own === undefined || own.region === intended) continue
      found.push({ first: half, all: halves, own })
      break
    }
  }
  return found
}

/** The Region of the credential that a setting holds, by its key (in the policy) or by the name or SID it is set to. */
function regionOfSetting(
  scene: Scene,
  group: SettingsGroupFact,
  { setting }: CredentialSetting,
): KnownRegion | undefined {
  const byValue = scene.half(setting.value, group.span.file)
  const key: NameValue = {
    kind: 'name',
    space: 'config',
    path: setting.key,
    scope: 'project',
    via: [setting.keySpan],
  }
  return scene.half(key, group.span.file).declared === undefined
    ? byValue.region
    : scene.half(key, group.span.file).region
}

/** The credential argument is shown already; its name says the Region there. */
function isInside(span: Span, place: Span | undefined): boolean {
  return place?.file === span.file && place.start <= span.start && span.end <= place.end
}

function regionEvidence(own: KnownRegion): readonly Evidence[] {
  return own.span === undefined ? [] : [{ span: own.span, message: `${sentence(own.why)}.` }]
}

import type { Span } from '../facts/span.ts'
import { textOf } from '../facts/value.ts'
import type { Problem } from '../findings/problem.ts'
import { isPlaceholder } from '../knowledge/credential-text.ts'
import type { RegionId } from '../knowledge/region.ts'
import { keysOf } from '../resolution/group-keys.ts'
import { credentialWords, halfWords, sentence } from '../wording/credential-words.ts'
import { regionName } from '../wording/region-words.ts'
import type { Check } from './check.ts'
import type { Scene } from './scene.ts'

/** One credential used against two Regions: whichever it belongs to, one of them refuses it. */
export const noSharedCredential: Check = {
  id: 'no-shared-credential',
  scope: 'project',
  run: (scene) => [...problemsOf(scene, usesInCode(scene)), ...problemsOf(scene, usesInSettings(scene))],
}

/** One use of a credential whose own Region is not known, against a Region that is. */
interface Use {
  readonly identities: readonly string[]
  readonly region: RegionId
  readonly span: Span
  readonly place: Span
  readonly words: string
}

function usesInCode(scene: Scene): readonly Use[] {
  const setInCode = namesSetInCode(scene)
  return [...scene.everywhere('client'), ...scene.everywhere('request')].flatMap((fact): readonly Use[] => {
    const { intended } = scene.resolutionOf(fact)
    const credential = scene.credentialOf(fact)
    // Where the credential's own Region is known, no-region-mismatch says which use is the wrong one.
    if (intended === undefined || credential.regions.length > 0) return []
    const project = scene.projectOf(fact.span.file)
    const names = [...credential.username.names, ...credential.password.names]
    if (names.some(({ space, path }) => space === 'env' && setInCode.has(`${project}\0${path}`))) return []
    // Uses under different conditions of the deployment may never meet in one.
    const conditions = fact.conditions === undefined ? '' : `\0${fact.span.file} ${fact.conditions}`
    const identities = credential.identities.map((identity) => identity + conditions)
    const place = credential.place ?? fact.span
    return [{ identities, region: intended, span: fact.span, place, words: credentialWords(credential) }]
  })
}

/**
 * The variables that programs set themselves, as tests do, and perhaps to another credential each time: by project and
 * name.
 */
function namesSetInCode(scene: Scene): ReadonlySet<string> {
  return new Set(
    scene.everywhere('environment-write').map(({ name, span }) => `${scene.projectOf(span.file)}\0${name}`),
  )
}

function usesInSettings(scene: Scene): readonly Use[] {
  return scene.everywhere('settings-group').flatMap((group) => {
    const { intended } = scene.resolutionOf(group)
    if (intended === undefined || group.source === 'template') return []
    const { file } = group.span
    const keys = keysOf(group)
    return keys.credentials.flatMap(({ setting, role, generic }): readonly Use[] => {
      if (!generic || role === 'account-sid') return []
      const half = scene.half(setting.value, file)
      if (half.identity === undefined || half.region !== undefined) return []
      // `TWILIO_API_SECRET=` and `changeme` are the same in every file, and no credential.
      if (setting.value.kind === 'literal' && isPlaceholder(textOf(setting.value))) return []
      // A name may stand for another value in another file's deployment, but where its scope says how far it reaches
      // (a Terraform module); a value is itself everywhere.
      const { value } = setting
      const isItself = value.kind === 'literal' || (value.kind === 'name' && value.scope !== 'project')
      const identity = isItself ? half.identity : `${file}\0${half.identity}`
      const words = half.names.length > 0 ? halfWords(half) : `the value of \`${setting.key}\``
      // One line of an `env_file` may serve two services: what tells them apart is where each has its region from.
      const place = setting.span.file === file ? setting.span : (keys.region?.span ?? setting.span)
      return [{ identities: [identity], region: intended, span: setting.span, place, words }]
    })
  })
}

function problemsOf(scene: Scene, uses: readonly Use[]): readonly Problem[] {
  const sorted = uses.toSorted(
    (one, other) => compare(one.span.file, other.span.file) || one.span.start - other.span.start,
  )
  const byIdentity = new Map<string, Use[]>()
  for (const use of sorted) {
    for (const identity of use.identities) {
      const same = byIdentity.get(identity)
      if (same === undefined) byIdentity.set(identity, [use])
      else same.push(use)
    }
  }
  const problems = new Map<string, Problem>()
  for (const same of byIdentity.values()) {
    const [first] = same
    if (first === undefined) continue
    for (const region of new Set(same.map((use) => use.region))) {
      if (region === first.region) continue
      const others = same.filter((use) => use.region === region)
      const reported = others.find(({ span }) => scene.isReported(span.file))
      const [here, there] =
        reported !== undefined
          ? [reported, first]
          : [scene.isReported(first.span.file) ? first : undefined, others[0]]
      if (here === undefined || there === undefined) continue
      // Both halves of one API key are shared at the same two places: one mistake.
      const key = `${here.span.file}\0${String(here.span.start)}\0${there.region}`
      if (!problems.has(key)) problems.set(key, problem(here, there))
    }
  }
  return [...problems.values()]
}

function problem(here: Use, there: Use): Problem {
  return {
    rule: 'no-shared-credential',
    span: here.span,
    message:
      `${sentence(here.words)} is used against ${regionName(here.region)} here and against ${regionName(there.region)} elsewhere. ` +
      `A credential is valid only in the Region where it was created, so one of the two is answered with 401. ` +
      `Create a credential in each Region and give each its own name.`,
    evidence: [
      { span: here.place, message: `${sentence(here.words)} against ${regionName(here.region)}.` },
      { span: there.place, message: `${sentence(there.words)} against ${regionName(there.region)}.` },
    ],
  }
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0
}

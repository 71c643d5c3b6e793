import type { CheckId } from '../catalogue/rule-id.ts'
import type { Scene } from '../checks/scene.ts'
import type {
  AccessTokenFact,
  ClientFact,
  Fact,
  FactOf,
  RequestFact,
  SettingsGroupFact,
} from '../facts/fact.ts'
import type { Value } from '../facts/value.ts'
import type { RegionId } from '../knowledge/region.ts'
import type { PolicyMatcher } from '../policy/matching.ts'
import { halfOf } from '../resolution/credential.ts'
import type { CredentialContext, Half, KnownRegion } from '../resolution/credential.ts'
import {
  credentialOfAccessToken,
  credentialOfClient,
  credentialOfRequest,
} from '../resolution/credential-use.ts'
import type { CredentialUse } from '../resolution/credential-use.ts'
import { resolve } from '../resolution/resolve.ts'
import { resolveHost } from '../resolution/resolve-host.ts'
import { resolveSettings } from '../resolution/resolve-settings.ts'
import type { Resolution } from '../resolution/resolution.ts'
import { regionName } from '../wording/region-words.ts'
import type { ProjectKnowledge, SourceFile } from './evaluation-input.ts'
import { joinSettings } from './join-settings.ts'
import type { JoinedSettings } from './join-settings.ts'
import { moduleValues } from './module-values.ts'
import { ProjectEnvironments } from './project-environment.ts'
import { isWithin } from './project-path.ts'
import { SettingsObjects } from './settings-objects.ts'

/** What a scene is made from. */
export interface SceneInput {
  readonly files: readonly SourceFile[]
  readonly projects: ReadonlyMap<string, ProjectKnowledge>
  readonly policy: PolicyMatcher
  readonly reported: (file: string) => boolean
  /** Rule options that go before the policy's, as ESLint gives them. */
  readonly options?: (rule: CheckId) => Readonly<Record<string, unknown>> | undefined
}

/** Everything that checks may ask, each answer computed at most once. */
export function createScene(input: SceneInput): Scene {
  const { policy, reported } = input
  const sources = new Map(input.files.map((source) => [source.reading.file, source]))
  const objects = new SettingsObjects(input.files)
  const joined = moduleValues(input.files, joinSettings(input.files, objects))
  const index = indexFacts(input.files, joined)
  const wanted = new Map<Fact['kind'], readonly Fact[]>()
  const resolutions = new Map<Fact, Resolution>()
  const credentials = new Map<Fact, CredentialUse>()
  const contexts = new Map<string, CredentialContext>()
  const environments = new ProjectEnvironments(input.files, (file) => policy.environment(file))

  const projectOf = (file: string): string => sources.get(file)?.project ?? ''

  const contextOf = (file: string): CredentialContext => {
    let context = contexts.get(file)
    if (context === undefined) {
      context = {
        environment: scene.environmentOf(file),
        project: projectOf(file),
        declarations: {
          byName: (name) => policy.credentialByName(name),
          bySid: (sid) => policy.credentialBySid(sid),
          nameHints: policy.policy.nameHints,
        },
        held: (name) => objects.held(name, projectOf(file))?.value,
        regionOfDerived,
      }
      contexts.set(file, context)
    }
    return context
  }

  const regionOfDerived = (id: string): KnownRegion | undefined => {
    const fact = index.byId.get(id)
    if (fact?.kind !== 'key-creation' || fact.by === undefined) return undefined
    const region = scene.regionOfFact(fact.by)
    return region === undefined
      ? undefined
      : { region, why: `it was created in ${regionName(region)}`, span: fact.span }
  }

  const scene: Scene = {
    facts: <K extends Fact['kind']>(kind: K): readonly FactOf<K>[] => {
      let facts = wanted.get(kind)
      if (facts === undefined) {
        facts = index.ofKind(kind).filter((fact) => isWanted(fact, reported))
        wanted.set(kind, facts)
      }
      return facts as readonly FactOf<K>[]
    },
    everywhere: <K extends Fact['kind']>(kind: K) => index.ofKind(kind),
    fact: (id) => index.byId.get(id),
    isReported: reported,
    projectOf,
    areRelated: (project, other) => isWithin(project, other) || isWithin(other, project),
    isPublished: (file) => sources.get(file)?.published ?? true,
    environmentOf: (file) => environments.of(file, projectOf(file)),
    resolutionOf: (fact) => {
      let resolution = resolutions.get(fact)
      if (resolution === undefined) resolutions.set(fact, (resolution = resolveFact(fact)))
      return resolution
    },
    regionOfFact: (id): RegionId | undefined => {
      const fact = index.byId.get(id)
      return fact?.kind === 'client' || fact?.kind === 'request'
        ? scene.resolutionOf(fact).intended
        : undefined
    },
    credentialOf: (fact) => {
      let use = credentials.get(fact)
      if (use === undefined) credentials.set(fact, (use = credentialOfFact(fact)))
      return use
    },
    half: (value: Value, file: string): Half => halfOf(value, contextOf(file)),
    allowedRegions: (file) => policy.allowedRegions(file),
    legacyHosts: policy.policy.facts.legacyHosts,
    productRegions: policy.policy.facts.products,
    options: (rule) => input.options?.(rule) ?? policy.ruleSetting(rule)?.options ?? {},
  }

  const resolveFact = (fact: ClientFact | RequestFact | SettingsGroupFact): Resolution => {
    switch (fact.kind) {
      case 'client': {
        const version = input.projects.get(projectOf(fact.span.file))?.versions[fact.sdk]
        return resolve(fact, scene.environmentOf(fact.span.file), {
          legacyHosts: scene.legacyHosts,
          ...(version === undefined ? {} : { version }),
        })
      }
      case 'request':
        return resolveHost(fact.host, [fact.hostSpan], scene.legacyHosts)
      case 'settings-group':
        return resolveSettings(joined.get(fact) ?? fact, scene.legacyHosts)
    }
  }

  const credentialOfFact = (fact: ClientFact | RequestFact | AccessTokenFact): CredentialUse => {
    const context = contextOf(fact.span.file)
    switch (fact.kind) {
      case 'client':
        return credentialOfClient(fact, context)
      case 'request':
        return credentialOfRequest(fact, context)
      case 'access-token':
        return credentialOfAccessToken(fact, context)
    }
  }

  return scene
}

interface FactIndex {
  readonly byId: ReadonlyMap<string, Fact>
  ofKind<K extends Fact['kind']>(kind: K): readonly FactOf<K>[]
}

/** Of a group that was joined, findings may stand in another file. */
function isWanted(fact: Fact, reported: (file: string) => boolean): boolean {
  if (reported(fact.span.file)) return true
  return (
    fact.kind === 'settings-group' &&
    fact.from !== undefined &&
    fact.settings.some(({ span }) => reported(span.file))
  )
}

function indexFacts(files: readonly SourceFile[], joined: JoinedSettings): FactIndex {
  const byId = new Map<string, Fact>()
  const byKind = new Map<Fact['kind'], Fact[]>()
  for (const { reading } of files) {
    for (const given of reading.facts) {
      const fact = given.kind === 'settings-group' ? (joined.get(given) ?? given) : given
      byId.set(fact.id, fact)
      const same = byKind.get(fact.kind)
      if (same === undefined) byKind.set(fact.kind, [fact])
      else same.push(fact)
    }
  }
  // What a source says by itself is said there first, where it can also be mended.
  const groups = byKind.get('settings-group')
  if (joined.size > 0) groups?.sort((one, other) => Number(isJoined(one)) - Number(isJoined(other)))
  return {
    byId,
    ofKind: <K extends Fact['kind']>(kind: K) => (byKind.get(kind) ?? []) as unknown as readonly FactOf<K>[],
  }
}

function isJoined(fact: Fact): boolean {
  return fact.kind === 'settings-group' && fact.from !== undefined
}

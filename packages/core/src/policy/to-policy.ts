import type { RuleId } from '../catalogue/rule-id.ts'
import type { Span } from '../facts/span.ts'
import type { RegionId } from '../knowledge/region.ts'
import { compileGlob } from './path-glob.ts'
import { EMPTY_POLICY, record } from './policy.ts'
import type { Area, CredentialEntry, PathGlob, Policy, PolicyException, RuleSetting } from './policy.ts'
import { dataOf, entriesOf, itemsOf, textOfNode, textsOf, valueOf } from './policy-node.ts'
import type { MapEntry, PolicyNode } from './policy-node.ts'

/**
 * The policy that a tree says.
 *
 * @param root fits the schema and has no problem of meaning
 * @param file where it was read from, with `/`
 * @param workingDirectory the absolute path that other files are relative to
 */
export function toPolicy(root: PolicyNode, file: string, workingDirectory?: string): Policy {
  const allowed = valueOf(valueOf(root, 'regions'), 'allowed')
  const environment = environmentOf(valueOf(root, 'environment'), file)
  const facts = valueOf(root, 'facts')
  return {
    file,
    directory: directoryOf(file),
    ...(workingDirectory === undefined ? {} : { workingDirectory }),
    version: 1,
    ...(allowed === undefined ? {} : { allowedRegions: regionsOf(allowed) }),
    credentials: itemsOf(valueOf(root, 'credentials')).map((node) => toCredential(node, file)),
    areas: itemsOf(valueOf(root, 'areas')).map((node) => toArea(node, file)),
    environment: environment.values,
    rules: record(
      entriesOf(valueOf(root, 'rules')).map(
        ({ key, value }) => [key as RuleId, toRuleSetting(value)] as const,
      ),
    ),
    ignore: globsOf(valueOf(root, 'ignore')),
    exceptions: itemsOf(valueOf(root, 'exceptions')).map((node) => toException(node, file)),
    nameHints: dataAt(root, 'nameHints') === true,
    facts: {
      products: record(
        entriesOf(valueOf(facts, 'products')).map(({ key, value }) => [key, regionsOf(value)] as const),
      ),
      legacyHosts:
        (dataAt(facts, 'legacyHosts') as Policy['facts']['legacyHosts'] | undefined) ??
        EMPTY_POLICY.facts.legacyHosts,
    },
    places: {
      ...(allowed === undefined ? {} : { allowedRegions: spanOf(allowed, file) }),
      environment: environment.places,
    },
  }
}

function directoryOf(file: string): string {
  const slash = file.lastIndexOf('/')
  return slash < 0 ? '.' : slash === 0 ? '/' : file.slice(0, slash)
}

function toCredential(node: PolicyNode, file: string): CredentialEntry {
  const type = dataAt(node, 'type') as CredentialEntry['type']
  return {
    names: textsOf(valueOf(node, 'names')).map(({ text }) => text),
    sids: textsOf(valueOf(node, 'sids')).map(({ text }) => text),
    region: dataAt(node, 'region') as RegionId,
    ...(type === undefined ? {} : { type }),
    span: spanOf(node, file),
  }
}

function toArea(node: PolicyNode, file: string): Area {
  const regions = valueOf(node, 'regions')
  const environment = environmentOf(valueOf(node, 'environment'), file)
  return {
    files: globsOf(valueOf(node, 'files')),
    ...(regions === undefined ? {} : { regions: regionsOf(regions) }),
    environment: environment.values,
    places: {
      ...(regions === undefined ? {} : { regions: spanOf(regions, file) }),
      environment: environment.places,
    },
    span: spanOf(node, file),
  }
}

function toRuleSetting(node: PolicyNode): RuleSetting {
  const [severity, options] = node.kind === 'list' ? node.items : [node]
  return {
    severity: textOfNode(severity) as RuleSetting['severity'],
    ...(options === undefined
      ? {}
      : { options: record(entriesOf(options).map(({ key, value }) => [key, dataOf(value)] as const)) }),
  }
}

function toException(node: PolicyNode, file: string): PolicyException {
  const text = (key: string): string => textOfNode(valueOf(node, key)) ?? ''
  return {
    rule: text('rule') as RuleId,
    files: globsOf(valueOf(node, 'files')),
    reason: text('reason').trim(),
    owner: text('owner').trim(),
    expires: text('expires'),
    span: spanOf(node, file),
  }
}

function environmentOf(
  node: PolicyNode | undefined,
  file: string,
): { readonly values: Policy['environment']; readonly places: Policy['places']['environment'] } {
  const entries = entriesOf(node)
  return {
    values: record(entries.map(({ key, value }) => [key, spellingOf(value)] as const)),
    places: record(entries.map((entry) => [entry.key, spanOfEntry(entry, file)] as const)),
  }
}

/** Numbers and `true` are texts to a process, as they are spelt. */
function spellingOf(node: PolicyNode): string {
  return textOfNode(node) ?? (node.kind === 'scalar' ? node.spelling : '')
}

function globsOf(node: PolicyNode | undefined): readonly PathGlob[] {
  return textsOf(node).flatMap(({ text }) => {
    const glob = compileGlob(text)
    return 'problem' in glob ? [] : [glob]
  })
}

function regionsOf(node: PolicyNode): readonly RegionId[] {
  return textsOf(node).map(({ text }) => text as RegionId)
}

function dataAt(node: PolicyNode | undefined, key: string): unknown {
  const value = valueOf(node, key)
  return value === undefined ? undefined : dataOf(value)
}

function spanOf(node: PolicyNode, file: string): Span {
  return { file, start: node.start, end: node.end }
}

function spanOfEntry(entry: MapEntry, file: string): Span {
  return { file, start: entry.keyStart, end: Math.max(entry.keyEnd, entry.value.end) }
}

import type { Span } from '../facts/span.ts'
import type { RegionId } from '../knowledge/region.ts'
import type { Flaw } from './flaw.ts'
import type { Basis, ResolvedOption } from './option.ts'

/** One thing that may happen at run time. There are several only where an option is one of several values. */
export interface Outcome {
  readonly region: string | undefined
  readonly edge: string | undefined
  /** The Region that the writer meant: `region: 'ie1'` without an edge intends ie1. */
  readonly intended: RegionId | undefined
  /** With the product as `{product}`; undefined where region or edge is not known. */
  readonly host: string | undefined
  readonly flaw: Flaw | undefined
}

/** What an SDK would really do with a client, a request or a group of settings. */
export interface Resolution {
  readonly outcomes: readonly Outcome[]
  /** The Region meant in every outcome; undefined where it is not known or the outcomes differ. */
  readonly intended: RegionId | undefined
  /** Every Region that may be meant; undefined where one of them is not known. */
  readonly possible: readonly RegionId[] | undefined
  readonly host: string | undefined
  readonly basis: Basis
  /** The first outcome's flaw, if every outcome has one of the same rule. */
  readonly flaw: Flaw | undefined
  readonly region: ResolvedOption
  readonly edge: ResolvedOption
  /** This SDK release fills a missing edge itself: the releases that do so. */
  readonly edgeFilledBy?: { readonly first: string; readonly last: string }
  /** The places that gave region and edge, for evidence. */
  readonly via: { readonly region: readonly Span[]; readonly edge: readonly Span[] }
}

/** A resolution from all that may happen. */
export function combineOutcomes(
  outcomes: readonly Outcome[],
  options: { region: ResolvedOption; edge: ResolvedOption },
): Resolution {
  const { region, edge } = options
  const [first, ...rest] = outcomes
  const same = <K extends keyof Outcome>(key: K): Outcome[K] | undefined =>
    first !== undefined && rest.every((outcome) => outcome[key] === first[key]) ? first[key] : undefined
  const meant = outcomes.map((outcome) => outcome.intended)
  const everyFlaw = first?.flaw !== undefined && rest.every(({ flaw }) => flaw?.rule === first.flaw?.rule)
  return {
    outcomes,
    intended: same('intended'),
    possible: meant.every((id) => id !== undefined) ? [...new Set(meant)] : undefined,
    host: same('host'),
    basis: basisOf(region),
    flaw: everyFlaw ? first.flaw : undefined,
    region,
    edge,
    via: { region: viaOf(region), edge: viaOf(edge) },
  }
}

function basisOf(option: ResolvedOption): Basis {
  if (!option.known) return 'stated'
  const bases = option.branches.map((branch) => branch.basis)
  return bases.find((basis) => basis !== 'assumed') ?? 'assumed'
}

function viaOf(option: ResolvedOption): readonly Span[] {
  return option.known ? (option.branches[0]?.via ?? []) : []
}

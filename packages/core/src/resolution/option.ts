import type { Span } from '../facts/span.ts'
import { textOf } from '../facts/value.ts'
import type { Value } from '../facts/value.ts'
import type { Environment } from './environment.ts'

/**
 * Where a value comes from: `stated` in the source itself, from `settings` (a `.env` file, the policy's environment),
 * or `assumed`, because nothing sets it and the SDK's default applies.
 */
export type Basis = 'stated' | 'settings' | 'assumed'

/** One value that an option may have at run time. `text` is undefined where the option is not set. */
export interface OptionBranch {
  readonly text: string | undefined
  readonly basis: Basis
  readonly via: readonly Span[]
}

export type ResolvedOption =
  | { readonly known: true; readonly branches: readonly OptionBranch[] }
  | { readonly known: false; readonly why: string }

/**
 * What an option of an SDK client will be at run time.
 *
 * @param value what the source gives
 * @param variables the environment variables that the SDK reads where the source gives nothing, first one wins
 * @param environment the environment that the client runs in
 */
export function resolveOption(
  value: Value,
  variables: readonly string[],
  environment: Environment,
): ResolvedOption {
  switch (value.kind) {
    case 'literal':
      if (typeof value.text !== 'string') return unknownOption('a text that looks like a secret')
      // twilio-node uses `??`: an empty string is a value, which switches the environment off and selects nothing.
      return one(textOf(value) === '' ? undefined : textOf(value), 'stated', value.via)
    case 'absent':
      return fromVariables(variables, environment, value.via)
    case 'name': {
      if (value.space !== 'env') return unknownOption(`the value of \`${value.path}\``)
      const found = environment.lookup(value.path)
      if (found.kind === 'literal') {
        const text = textOf(found)
        if (text === '' && value.fallback !== undefined)
          return unknownOption(`\`${value.path}\` is set to nothing`)
        return one(text === '' ? undefined : text, 'settings', [...value.via, ...found.via])
      }
      // That the source reads the variable shows that some deployment may set it, even if no file here does.
      return unknownOption(`the value of \`${value.path}\``)
    }
    case 'oneOf': {
      const branches: OptionBranch[] = []
      for (const alternative of value.values) {
        const resolved = resolveOption(alternative, variables, environment)
        if (!resolved.known) return resolved
        branches.push(...resolved.branches)
      }
      return { known: true, branches }
    }
    case 'derived':
      return unknownOption('a value from a Twilio response')
    case 'unknown':
      return unknownOption(value.why)
  }
}

function fromVariables(
  variables: readonly string[],
  environment: Environment,
  via: readonly Span[],
): ResolvedOption {
  for (const variable of variables) {
    const found = environment.lookup(variable)
    if (found.kind === 'absent') continue
    if (found.kind !== 'literal') return unknownOption(`the value of \`${variable}\``)
    const text = textOf(found)
    return one(text === '' ? undefined : text, 'settings', [...via, ...found.via])
  }
  return one(undefined, 'assumed', via)
}

function one(text: string | undefined, basis: Basis, via: readonly Span[]): ResolvedOption {
  return { known: true, branches: [{ text, basis, via }] }
}

function unknownOption(why: string): ResolvedOption {
  return { known: false, why }
}

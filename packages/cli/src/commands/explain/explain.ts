import { commandHelp } from '../../command-line/help.ts'
import { parseArguments } from '../../command-line/parse-arguments.ts'
import type { Terminal } from '../../command-line/terminal.ts'
import { UsageError } from '../../command-line/usage-error.ts'
import { explainPlace } from '../../explain/explain-place.ts'
import { explainWord } from '../../explain/explain-word.ts'
import { openPolicy } from '../../explain/open-policy.ts'
import { namesFile, placeIn } from '../../explain/place-in.ts'
import { renderExplanation } from '../../explain/render-explanation.ts'
import { COLOURED, PLAIN, wantsColour } from '../../reporters/style.ts'
import { EXPLAIN } from './explain-options.ts'

/**
 * `regionguard explain`.
 *
 * @param args what follows the command's name
 * @returns the exit code
 * @throws UsageError if the thing is not known, or the policy is not as it must be
 */
export async function explain(args: readonly string[], terminal: Terminal): Promise<number> {
  const { options, operands } = parseArguments(args, EXPLAIN.options)
  if (options.has('help')) {
    terminal.out(commandHelp(EXPLAIN))
    return 0
  }
  const [thing, ...rest] = operands
  if (thing === undefined)
    throw new UsageError('explain needs a thing to explain. --help tells what can be asked.')
  if (rest.length > 0) throw new UsageError('explain takes one thing at a time.')
  const { cwd, environment, isTerminal } = terminal
  const policy = openPolicy(options.get('policy')?.[0], cwd)
  const style = wantsColour({ noColor: options.has('no-color'), environment, isTerminal }) ? COLOURED : PLAIN
  const today = options.get('today')?.[0] ?? terminal.today
  const place = placeIn(thing, cwd)
  if (place === undefined && namesFile(thing, cwd)) {
    throw new UsageError(`${thing} is a file: name a line of it, such as ${thing}:12.`)
  }
  const explanation =
    place === undefined
      ? explainWord(thing, policy?.matcher.policy)
      : await explainPlace({ ...place, cwd, policy, today, style, warn: terminal.err })
  terminal.out(renderExplanation(explanation, style))
  return 0
}

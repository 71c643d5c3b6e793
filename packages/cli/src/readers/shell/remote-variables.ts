import type { CommandArgument, Word } from 'unbash'
import { joined, namedValueIn, namedValueOf, piecesOfWord, textOfWord } from './shell-word.ts'
import type { NamedValue } from './shell-word.ts'
import type { Invocation } from './invocation.ts'

/** Variables that a command sets for another environment than its own. */
export interface RemoteVariables {
  /** In words, for the label: `docker run`. */
  readonly label: string
  readonly variables: readonly NamedValue[]
  /** What stands in front of one more: `-e `. */
  readonly prefix: string
  /** Why region or edge may be set there though the command does not set them; undefined: they cannot. */
  readonly open: string | undefined
}

/** What `docker run -e`, `heroku config:set`, `fly secrets set` and `gh secret set` set. */
export function remoteVariables({ name, args }: Invocation): RemoteVariables | undefined {
  const texts = args.map((word) => (word.type === 'Word' ? textOfWord(word) : undefined))
  const verb = texts.slice(0, 3).filter((text) => text !== undefined && !text.startsWith('-'))
  if (name === 'docker' || name === 'podman' || name === 'nerdctl')
    return containerVariables(name, args, texts, verb)
  if (name === 'kubectl' && verb[0] === 'set' && verb[1] === 'env') return stored('kubectl set env', args)
  if (name === 'heroku' && texts.some((text) => text === 'config:set' || text === 'config:add')) {
    return stored('heroku config:set', args)
  }
  if (name === 'eb' && verb[0] === 'setenv') return stored('eb setenv', args)
  if (
    (name === 'fly' || name === 'flyctl') &&
    verb[0] === 'secrets' &&
    (verb[1] === 'set' || verb[1] === 'import')
  ) {
    return stored('fly secrets set', args)
  }
  if (name === 'supabase' && verb[0] === 'secrets' && verb[1] === 'set')
    return stored('supabase secrets set', args)
  if (name === 'gh' && (verb[0] === 'secret' || verb[0] === 'variable') && verb[1] === 'set')
    return github(args, texts)
  return undefined
}

/** What is set once stays, so what is not set here may have been before. */
const STORED = 'it may have been set there before'

function stored(label: string, args: readonly CommandArgument[]): RemoteVariables {
  return { label, variables: args.flatMap(namedIn), prefix: '', open: STORED }
}

function namedIn(word: CommandArgument): readonly NamedValue[] {
  const named = word.type === 'Word' ? namedValueOf(word) : undefined
  return named === undefined ? [] : [named]
}

function containerVariables(
  name: string,
  args: readonly CommandArgument[],
  texts: readonly (string | undefined)[],
  verb: readonly (string | undefined)[],
): RemoteVariables | undefined {
  const isRun = verb[0] === 'run' || verb[0] === 'create' || verb[0] === 'exec'
  const isCompose = verb[0] === 'compose'
  if (!isRun && !isCompose) return undefined
  const variables: NamedValue[] = []
  let open = isCompose || verb[0] === 'exec' ? 'the service may have it' : undefined
  for (const [index, word] of args.entries()) {
    if (word.type !== 'Word') continue
    const text = texts[index]
    const before = texts[index - 1]
    if (text?.startsWith('--env-file') === true) open = 'a file of variables may give it'
    if (PASSED_ON.test(before === '-e' || before === '--env' ? `-e${text ?? ''}` : (text ?? '')))
      open = 'the environment of the command may give it'
    if (before === '-e' || before === '--env') variables.push(...namedIn(word))
    else variables.push(...attached(word))
  }
  return { label: `${name} ${verb[0] ?? 'run'}`, variables, prefix: '-e ', open }
}

/** A region or an edge without a value: https://docs.docker.com/reference/cli/docker/container/run/#env */
const PASSED_ON = /^(?:-e|--env=)TWILIO_(?:API_)?(?:REGION|EDGE)$/

/** `--env=NAME=value`, `-eNAME=value`. */
function attached(word: Word): readonly NamedValue[] {
  const [first, ...rest] = joined(piecesOfWord(word))
  const match = first?.kind === 'text' ? /^(?:--env=|-e)(?=[A-Za-z_]\w*=)/.exec(first.text) : null
  if (first?.kind !== 'text' || match === null) return []
  const skip = match[0].length
  const named = namedValueIn(
    [{ ...first, text: first.text.slice(skip), start: first.start + skip }, ...rest],
    word.end,
  )
  return named === undefined ? [] : [named]
}

/** `gh secret set NAME --body value`. */
function github(
  args: readonly CommandArgument[],
  texts: readonly (string | undefined)[],
): RemoteVariables | undefined {
  const name = args.find((_word, index) => index >= 2 && /^[A-Za-z_]\w*$/.test(texts[index] ?? ''))
  const flag = texts.findIndex((text) => text === '--body' || text === '-b')
  const value = flag === -1 ? undefined : args[flag + 1]
  if (name?.type !== 'Word' || value?.type !== 'Word' || name.pos > value.pos) return undefined
  const variable: NamedValue = {
    name: textOfWord(name) ?? '',
    start: name.pos,
    nameEnd: name.end,
    value: joined(piecesOfWord(value)),
    end: value.end,
  }
  return { label: 'gh secret set', variables: [variable], prefix: '', open: STORED }
}

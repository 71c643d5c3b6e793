import type { CommandArgument, Word } from 'unbash'
import { joined, namedValueIn, namedValueOf, piecesOfWord, textOfWord } from './shell-word.ts'
import type { NamedValue, WordPiece } from './shell-word.ts'
import type { Invocation } from './invocation.ts'

/** Variables that a command sets for another environment than its own. */
export interface RemoteVariables {
  /** In words, for the label: `docker run`. */
  readonly label: string
  readonly variables: readonly NamedValue[]
  /** What stands in front of one more: `-e `. Undefined: one more is no word of its own. */
  readonly prefix: string | undefined
  /** Why region or edge may be set there though the command does not set them; undefined: they cannot. */
  readonly open: string | undefined
}

/** What `docker run -e`, `heroku config:set`, `gcloud run deploy --set-env-vars`, `gh secret set` and others set. */
export function remoteVariables({ name, args }: Invocation): RemoteVariables | undefined {
  const texts = args.map((word) => (word.type === 'Word' ? textOfWord(word) : undefined))
  const verb = texts.slice(0, 3).filter((text) => text !== undefined && !text.startsWith('-'))
  if (name === 'docker' || name === 'podman' || name === 'nerdctl')
    return containerVariables(name, args, texts, verb)
  if (name === 'kubectl' && verb[0] === 'set' && verb[1] === 'env') return stored('kubectl set env', args)
  if (name === 'kubectl' && verb[0] === 'create') return kubernetesObject(args, texts)
  if (name === 'gcloud') return cloudRun(args, texts)
  if (name === 'dokku' && verb[0] === 'config:set') return stored('dokku config:set', args)
  if (name === 'doppler' && verb[0] === 'secrets' && verb[1] === 'set')
    return stored('doppler secrets set', args)
  if (name === 'az' && texts.includes('appsettings') && texts.includes('set'))
    return stored('az appsettings set', args)
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
  const value = behind(word, /^(?:--env=|-e)(?=[A-Za-z_]\w*=)/)
  const named = value === undefined ? undefined : namedValueIn(value, word.end)
  return named === undefined ? [] : [named]
}

/** What a word has behind the name of an option. */
function behind(word: Word, option: RegExp): readonly WordPiece[] | undefined {
  const [first, ...rest] = joined(piecesOfWord(word))
  const match = first?.kind === 'text' ? option.exec(first.text) : null
  if (first?.kind !== 'text' || match === null) return undefined
  const skip = match[0].length
  return [{ ...first, text: first.text.slice(skip), start: first.start + skip }, ...rest]
}

/**
 * The values of an option, each with the end of its word: `--option value`, `--option=value`.
 *
 * @param option the name of the option, which ends a regular expression
 */
function valuesOf(
  args: readonly CommandArgument[],
  texts: readonly (string | undefined)[],
  option: string,
): readonly { readonly pieces: readonly WordPiece[]; readonly end: number }[] {
  const whole = new RegExp(`^${option}$`)
  const start = new RegExp(`^${option}=`)
  return args.flatMap((word, index) => {
    if (word.type !== 'Word') return []
    const pieces = whole.test(texts[index - 1] ?? '') ? joined(piecesOfWord(word)) : behind(word, start)
    return pieces === undefined ? [] : [{ pieces, end: word.end }]
  })
}

/**
 * `kubectl create configmap twilio --from-literal=NAME=value`: one object, beside which a container may have others.
 * https://kubernetes.io/docs/reference/kubectl/generated/kubectl_create/kubectl_create_configmap/
 */
function kubernetesObject(
  args: readonly CommandArgument[],
  texts: readonly (string | undefined)[],
): RemoteVariables {
  const variables = valuesOf(args, texts, '--from-literal').flatMap(({ pieces, end }) => {
    const named = namedValueIn(pieces, end)
    return named === undefined ? [] : [named]
  })
  return {
    label: 'kubectl create',
    variables,
    prefix: '--from-literal=',
    open: 'another object or the container may give it',
  }
}

/**
 * `gcloud run deploy --set-env-vars=A=b,C=d`, which takes all others away, and `--update-env-vars`, which keeps them.
 * https://cloud.google.com/sdk/gcloud/reference/run/deploy
 */
function cloudRun(
  args: readonly CommandArgument[],
  texts: readonly (string | undefined)[],
): RemoteVariables | undefined {
  const lists = valuesOf(args, texts, '--(?:set|update)-env-vars')
  if (lists.length === 0) return undefined
  const isKept = texts.some((text) => text?.startsWith('--update-') === true)
  const isSecret = valuesOf(args, texts, '--(?:set|update)-secrets').some(({ pieces }) =>
    pieces.some((piece) => piece.kind === 'text' && /TWILIO_(?:REGION|EDGE)=/.test(piece.text)),
  )
  const items = lists.flatMap(({ pieces, end }) => listed(pieces, end))
  const variables = items.filter((item) => item !== undefined)
  const isWhole = variables.length === items.length && lists.length === 1
  return {
    label: 'gcloud',
    variables,
    prefix: undefined,
    open: isKept || isSecret ? STORED : isWhole ? undefined : 'another variable of the list may give it',
  }
}

/** `A=b,C=d`; undefined for what is no such item, as in a list that begins with `^@^` and has `@` for a comma. */
function listed(pieces: readonly WordPiece[], end: number): readonly (NamedValue | undefined)[] {
  const parts: WordPiece[][] = [[]]
  for (const piece of pieces) {
    if (piece.kind !== 'text') {
      parts.at(-1)?.push(piece)
      continue
    }
    // Where escapes or quotes stand within, no part of the text has a place of its own.
    if (piece.end - piece.start !== piece.text.length) return [undefined]
    let at = piece.start
    for (const [index, text] of piece.text.split(',').entries()) {
      if (index > 0) parts.push([])
      if (text !== '') parts.at(-1)?.push({ kind: 'text', text, start: at, end: at + text.length })
      at += text.length + 1
    }
  }
  return parts.map((part) => namedValueIn(part, part.at(-1)?.end ?? end))
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

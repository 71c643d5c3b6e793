import { readFileSync } from 'node:fs'
import type { EnvironmentReadFact, PolicyMatcher, SourceFile } from '@regionguard/core'
import { isDotenvFile } from '@regionguard/core/settings'
import { decode, isPolicyName, LOCK_FILES, shownPath } from '@regionguard/core/surroundings'
import { directoryListing } from './directory-listing.ts'
import { fileStamp } from './file-stamp.ts'

/** The variables in which the SDKs look for region and edge. */
const SDK_OPTIONS = ['TWILIO_REGION', 'TWILIO_EDGE']

/** What sets the environment of programs is small; what is larger is data. In bytes. */
const LARGEST = 200_000

/** Files that may set the environment in which a program runs, whatever their language. */
const MAY_SET =
  /^(?:[^.]*(?:Dockerfile|Containerfile|Procfile|Makefile|Tiltfile|Caddyfile|justfile)[^/]*|.*\.(?:ya?ml|jsonc?|json5|toml|ini|cfg|conf|properties|service|sh|bash|mk|tf|tfvars|hcl|nix)|(?:.*\.config|serverless|sst)\.[cm]?[jt]s)$/i

interface Known {
  readonly stamp: string
  readonly names: readonly string[]
}

/** By absolute path. */
const KNOWN = new Map<string, Known>()

/** What the mentions of a file depend on. */
export interface MentionsContext {
  /** Absolute. */
  readonly cwd: string
  readonly matcher: PolicyMatcher
  /** The folder of the project of the file that is linted. */
  readonly project: string
  readonly isPublished: (path: string) => boolean
}

/**
 * The files of a directory, its workflows among them, that mention `TWILIO_REGION` or `TWILIO_EDGE`: ESLint sees one file at
 * a time, and what a Compose file or a start script sets there it does not evaluate, so that the value is not known.
 *
 * @param directory absolute, with a final separator
 */
export function mentionsIn(directory: string, context: MentionsContext): readonly SourceFile[] {
  return filesThatMaySet(directory).flatMap((path) => mentioning(path, context))
}

/**
 * The names of files, each with the variables that it mentions, in a text: for who has to know whether that has changed.
 *
 * @param directory absolute, with a final separator
 */
export function mentionsText(directory: string): string {
  return filesThatMaySet(directory)
    .flatMap((path) => {
      const mentioned = mentionedIn(path)
      return mentioned.length === 0 ? [] : [`${path.slice(directory.length)}\0${mentioned.join()}`]
    })
    .join('\0')
}

function filesThatMaySet(directory: string): readonly string[] {
  const { names } = directoryListing(directory)
  const workflows = `${directory}.github/workflows/`
  return [
    ...names.filter(maySet).map((name) => directory + name),
    ...(names.includes('.github') ? directoryListing(workflows).names.map((name) => workflows + name) : []),
  ]
}

/**
 * A file as it counts here: it mentions variables, or else it is nothing.
 *
 * @param path absolute
 */
export function mentioning(path: string, context: MentionsContext): readonly SourceFile[] {
  const { cwd, matcher, project, isPublished } = context
  const names = mentionedIn(path)
  const file = shownPath(cwd, path)
  if (names.length === 0 || matcher.isIgnored(file) || !isPublished(path)) return []
  const facts = names.map((name, index): EnvironmentReadFact => ({
    kind: 'environment-read',
    id: `${file}#${String(index + 1)}`,
    span: { file, start: 0, end: 0 },
    name,
  }))
  const reading = {
    file,
    text: '',
    language: 'settings',
    facts,
    comments: [],
    edits: () => undefined,
  } as const
  return [{ reading, project, published: true }]
}

function maySet(name: string): boolean {
  return (
    MAY_SET.test(name) &&
    !isDotenvFile(name) &&
    !isPolicyName(name) &&
    !LOCK_FILES.some((lock) => lock.name === name)
  )
}

function mentionedIn(path: string): readonly string[] {
  const stamp = fileStamp(path)
  if (stamp === undefined) return []
  let known = KNOWN.get(path)
  if (known?.stamp !== stamp) KNOWN.set(path, (known = { stamp, names: read(path) }))
  return known.names
}

function read(path: string): readonly string[] {
  let bytes
  try {
    bytes = readFileSync(path)
  } catch {
    // Gone since it was listed, or not readable: the command line says so.
    return []
  }
  if (bytes.length > LARGEST) return []
  const decoded = decode(bytes)
  if (!('text' in decoded) || !decoded.text.includes('TWILIO_')) return []
  return SDK_OPTIONS.filter((name) => decoded.text.includes(name))
}

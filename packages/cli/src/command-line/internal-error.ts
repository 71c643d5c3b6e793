/**
 * What to say of a mistake of ours. The error's own message is left out: it may quote what was being read, and that
 * may be a secret.
 *
 * @param during what was being done: `reading src/a.ts`
 */
export function describeInternalError(error: unknown, during?: string): string {
  const kind = error instanceof Error ? error.name : typeof error
  return [
    `regionguard: internal error (${kind})${during === undefined ? '' : ` while ${during}`}.`,
    ...stackOf(error),
    `This is a mistake in regionguard: please report it to its maintainers with these lines.`,
    `They hold nothing of what your files contain.`,
    '',
  ].join('\n')
}

/** Functions and places in our own code, without directories of this machine. */
function stackOf(error: unknown): string[] {
  const stack = error instanceof Error ? withoutMessage(error) : ''
  const frames = [
    ...stack.matchAll(
      /^ +at (?:(?<name>[\w.#<> ]+) \()?(?:file:\/\/)?(?<path>[^()\n]*?)(?<place>:\d+:\d+)\)?$/gm,
    ),
  ]
  return frames.slice(0, 8).map(({ groups }) => {
    const file = groups?.['path']?.split(/[\\/]/).at(-1) ?? ''
    return `  at ${groups?.['name'] ?? '<anonymous>'} (${file}${groups?.['place'] ?? ''})`
  })
}

/** The message stands before the frames, and may hold lines that look like them. */
function withoutMessage({ stack = '', message }: Error): string {
  const start = stack.indexOf(message)
  return start === -1 ? stack : stack.slice(start + message.length)
}

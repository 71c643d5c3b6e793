/** How a piece of text is set off on a terminal. */
export interface Style {
  readonly error: (text: string) => string
  readonly warning: (text: string) => string
  readonly place: (text: string) => string
  readonly strong: (text: string) => string
  readonly faint: (text: string) => string
}

const same = (text: string): string => text

export const PLAIN: Style = { error: same, warning: same, place: same, strong: same, faint: same }

export const COLOURED: Style = {
  error: sgr('31;1', '39;22'),
  warning: sgr('33;1', '39;22'),
  place: sgr('36', '39'),
  strong: sgr('1', '22'),
  faint: sgr('2', '22'),
}

/** ECMA-48 "select graphic rendition", on and off. */
function sgr(on: string, off: string): (text: string) => string {
  return (text) => (text === '' ? '' : `\u001b[${on}m${text}\u001b[${off}m`)
}

/** What decides whether output is coloured. */
export interface ColourWish {
  readonly noColor: boolean
  readonly environment: Readonly<Record<string, string | undefined>>
  readonly isTerminal: () => boolean
}

/**
 * `--no-color` first, then `FORCE_COLOR` and `NO_COLOR` in the order in which Node itself asks for them, then whether
 * anybody is looking.
 */
export function wantsColour({ noColor, environment, isTerminal }: ColourWish): boolean {
  if (noColor) return false
  const force = environment['FORCE_COLOR']
  if (force !== undefined) return force !== '0' && force !== 'false'
  if ((environment['NO_COLOR'] ?? '') !== '' || environment['TERM'] === 'dumb') return false
  return isTerminal()
}

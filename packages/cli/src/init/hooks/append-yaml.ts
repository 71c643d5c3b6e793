import { parse } from 'yaml'

/**
 * A YAML text with something appended, if that does no more than it should: everything before must still mean the same.
 * The lines end as those of the text do.
 *
 * @param addition whole lines
 * @param expected what the whole must mean, given what the text means now; undefined if there is no place for it
 * @returns undefined where appending gives something else, or the text cannot be read
 */
export function appendYaml(
  text: string,
  addition: string,
  expected: (before: Readonly<Record<string, unknown>>) => unknown,
): string | undefined {
  const end = /\r?\n/.exec(text)?.[0] ?? '\n'
  const appended = `${text}${text === '' || text.endsWith('\n') ? '' : end}${addition.replaceAll('\n', end)}`
  try {
    const before: unknown = parse(text) ?? {}
    if (typeof before !== 'object' || before === null || Array.isArray(before)) return undefined
    const wanted = expected(before as Record<string, unknown>)
    return wanted !== undefined && JSON.stringify(parse(appended)) === JSON.stringify(wanted)
      ? appended
      : undefined
  } catch {
    // Not YAML, or no longer: then it is left alone.
    return undefined
  }
}

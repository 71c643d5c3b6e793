/**
 * The numbers of a release, for comparing. A leading `v`, build metadata (`+...`) and a shorter number (`6.2`) are
 * fine; `prerelease` says that the release came before the one of these numbers (`6.0.0-rc.1`, Python's `9.0.0rc0`).
 */
export interface SdkVersion {
  readonly numbers: readonly [major: number, minor: number, patch: number]
  readonly prerelease: boolean
}

const VERSION =
  /^v?(\d{1,9})(?:\.(\d{1,9}))?(?:\.(\d{1,9}))?(?:\.\d{1,9})?([-.]?(?:alpha|beta|preview|pre|dev|rc|snapshot|a|b|c)[-.0-9a-z]*|-[0-9a-z.-]+)?(?:\+[0-9a-z.-]*)?$/i

/**
 * Reads an exact version.
 *
 * @param text as a lockfile or manifest gives it
 * @returns undefined for anything else: ranges (`^6.0.0`), tags (`latest`), URLs
 */
export function parseSdkVersion(text: string): SdkVersion | undefined {
  const match = VERSION.exec(text.trim())
  if (match === null) return undefined
  const [, major, minor = '0', patch = '0', suffix] = match
  return { numbers: [Number(major), Number(minor), Number(patch)], prerelease: suffix !== undefined }
}

/** Negative if `a` came before `b`, positive if after, 0 if neither. Numbers are compared as numbers: 5.9 < 5.10. */
export function compareSdkVersions(a: SdkVersion, b: SdkVersion): number {
  for (const [index, number] of a.numbers.entries()) {
    const difference = number - (b.numbers[index] ?? 0)
    if (difference !== 0) return difference
  }
  return Number(b.prerelease) - Number(a.prerelease)
}

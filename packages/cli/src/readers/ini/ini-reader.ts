import { settingsReading, withoutMark } from '@regionguard/core/settings'
import type { Reader, Tree } from '@regionguard/core/settings'
import { isPerhapsIni } from './ini-file.ts'
import { looksLikeIni } from './looks-like-ini.ts'
import { parseIni } from './parse-ini.ts'

/**
 * Reads INI as PHP, Python, Git, systemd and their kin write it. Every text is some; but of a `.conf` or `.cfg` that
 * is in the format of nginx, Apache or HOCON nothing is read.
 */
export const iniReader: Reader = {
  id: 'ini',
  read(given) {
    const input = withoutMark(given)
    const isOther = isPerhapsIni(input.file) && !looksLikeIni(input.text)
    return settingsReading(input, isOther ? NOTHING : parseIni(input.text))
  },
}

const NOTHING: Tree = { roots: [], comments: [] }

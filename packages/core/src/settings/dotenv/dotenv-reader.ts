import type { Reader } from '../reader.ts'
import { settingsReading, withoutMark } from '../settings-reading.ts'
import { isEnvrc } from './dotenv-file.ts'
import { parseDotenv } from './parse-dotenv.ts'

/** What direnv loads beside an `.envrc`. https://direnv.net/man/direnv-stdlib.1.html */
const LOADS =
  /^[ \t]*(?:dotenv|dotenv_if_exists|source|source_env|source_env_if_exists|source_up|source_up_if_exists|eval|use|\.)(?:[ \t]|$)/m

/** Reads `.env` files. Every text is one: lines that are no settings are passed over, as dotenv does. */
export const dotenvReader: Reader = {
  id: 'dotenv',
  read(given) {
    const input = withoutMark(given)
    const isShell = isEnvrc(input.file)
    const tree = parseDotenv(input.text, { shell: isShell })
    const [root] = tree.roots
    const isOpen = root !== undefined && isShell && LOADS.test(input.text)
    return settingsReading(
      input,
      isOpen ? { ...tree, open: new Map([[root, 'what is loaded beside it may give it']]) } : tree,
      { flat: true },
    )
  },
}

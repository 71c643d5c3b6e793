import type { Reader } from '../reader.ts'
import { settingsReading, withoutMark } from '../settings-reading.ts'
import { isEnvrc } from './dotenv-file.ts'
import { parseDotenv } from './parse-dotenv.ts'

/** Reads `.env` files. Every text is one: lines that are no settings are passed over, as dotenv does. */
export const dotenvReader: Reader = {
  id: 'dotenv',
  read(given) {
    const input = withoutMark(given)
    return settingsReading(input, parseDotenv(input.text, { shell: isEnvrc(input.file) }), { flat: true })
  },
}

import { settingsReading, withoutMark } from '@regionguard/core/settings'
import type { Reader } from '@regionguard/core/settings'
import { parseProperties } from './parse-properties.ts'

/** Reads Java properties, as Spring Boot does. Every text is some. */
export const propertiesReader: Reader = {
  id: 'properties',
  read(given) {
    const input = withoutMark(given)
    return settingsReading(input, parseProperties(input.text))
  },
}

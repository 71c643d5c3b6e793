import { basename } from 'node:path'
import { formatOf } from '../../read/format-of.ts'

/** How values are written in a file, as far as it takes to tell where one ends. */
export type WrittenFormat = 'code' | 'hcl' | 'json' | 'yaml' | 'toml' | 'dotenv' | 'lines' | 'shell'

/** @param file its path; what is not known is read like YAML, as a policy is written */
export function writtenFormat(file: string): WrittenFormat {
  switch (formatOf(basename(file))) {
    case 'javascript':
      return 'code'
    case 'hcl':
      return 'hcl'
    case 'json':
    case 'package-scripts':
      return 'json'
    case 'toml':
      return 'toml'
    case 'dotenv':
      return 'dotenv'
    case 'properties':
    case 'ini':
      return 'lines'
    case 'shell':
    case 'dockerfile':
      return 'shell'
    default:
      return 'yaml'
  }
}

import { isDockerfile, isDotenvFile } from '@regionguard/core/settings'
import type { Reader } from '@regionguard/core/settings'
import { isHclFile } from './hcl/hcl-file.ts'
import { isIniFile } from './ini/ini-file.ts'
import { isJson5File, isJsonFile } from './json/json-file.ts'
import { isPackageManifest } from './package-scripts/package-scripts-file.ts'
import { isPropertiesFile } from './properties/properties-file.ts'
import { mayMatter } from './shell/may-matter.ts'
import { isShellFile } from './shell/shell-file.ts'
import { isTomlFile } from './toml/toml-file.ts'
import { isYamlFile } from './yaml/yaml-file.ts'

/** A reader that is loaded when the first of its files comes, so that nobody pays for a parser that is not needed. */
export interface RegisteredReader {
  readonly id: string
  /** By the name alone. */
  matches(file: string): boolean
  /** Whether a text that mentions Twilio may matter to it; left out: always. Cheaper than to load it. */
  readonly concerns?: (text: string) => boolean
  load(): Promise<Reader>
}

/** The first that matches reads a file. */
export const READERS: readonly RegisteredReader[] = [
  {
    id: 'dotenv',
    matches: isDotenvFile,
    load: async () => (await import('./dotenv/dotenv-reader.ts')).dotenvReader,
  },
  {
    id: 'yaml',
    matches: isYamlFile,
    load: async () => (await import('./yaml/yaml-reader.ts')).yamlReader,
  },
  {
    id: 'json5',
    matches: isJson5File,
    load: async () => (await import('./json/json5-reader.ts')).json5Reader,
  },
  {
    id: 'json',
    matches: isJsonFile,
    load: async () => (await import('./json/json-reader.ts')).jsonReader,
  },
  {
    id: 'toml',
    matches: isTomlFile,
    load: async () => (await import('./toml/toml-reader.ts')).tomlReader,
  },
  {
    id: 'properties',
    matches: isPropertiesFile,
    load: async () => (await import('./properties/properties-reader.ts')).propertiesReader,
  },
  {
    id: 'ini',
    matches: isIniFile,
    load: async () => (await import('./ini/ini-reader.ts')).iniReader,
  },
  {
    id: 'hcl',
    matches: isHclFile,
    load: async () => (await import('./hcl/hcl-reader.ts')).hclReader(),
  },
  {
    id: 'shell',
    matches: isShellFile,
    load: async () => (await import('./shell/shell-reader.ts')).shellReader,
  },
  {
    id: 'package-scripts',
    matches: isPackageManifest,
    // Every project that uses Twilio names it among its dependencies.
    concerns: mayMatter,
    load: async () => (await import('./package-scripts/package-scripts-reader.ts')).packageScriptsReader,
  },
  {
    id: 'dockerfile',
    matches: isDockerfile,
    load: async () => (await import('./dockerfile/dockerfile-reader.ts')).dockerfileReader,
  },
]

/** The reader of a settings file, by its name; undefined for any other file. */
export function readerOf(file: string): RegisteredReader | undefined {
  return READERS.find((reader) => reader.matches(file))
}

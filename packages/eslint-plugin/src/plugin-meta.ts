import { createRequire } from 'node:module'

const manifest = createRequire(import.meta.url)('../package.json') as { name: string; version: string }

/** What ESLint's cache and `--print-config` know the plugin by. */
export const PLUGIN_META = { name: manifest.name, version: manifest.version, namespace: 'regionguard' }

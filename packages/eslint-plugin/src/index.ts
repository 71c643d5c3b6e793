import { plugin, type RegionguardPlugin } from './plugin.ts'

export type { RegionguardPlugin } from './plugin.ts'
export type { PluginSettings } from './context/plugin-settings.ts'

export const meta: RegionguardPlugin['meta'] = plugin.meta
export const rules: RegionguardPlugin['rules'] = plugin.rules
export const configs: RegionguardPlugin['configs'] = plugin.configs

export default plugin
// What `require()` returns in CommonJS, where the names of a module of this kind would be those of a namespace.
export { plugin as 'module.exports' }

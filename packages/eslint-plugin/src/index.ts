import { plugin } from './plugin.ts'

export type { RegionguardPlugin } from './plugin.ts'
export type { PluginSettings } from './context/plugin-settings.ts'

export const { meta, rules, configs } = plugin

export default plugin
// What `require()` returns in CommonJS, where the names of a module of this kind would be those of a namespace.
export { plugin as 'module.exports' }

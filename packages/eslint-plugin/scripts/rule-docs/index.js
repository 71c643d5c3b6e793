import plugin from '@regionguard/eslint-plugin'

// eslint-doc-generator derives the prefix of rules from the plugin's name: of ours it would be `@regionguard/`.
export default { ...plugin, meta: { ...plugin.meta, name: 'eslint-plugin-regionguard' } }

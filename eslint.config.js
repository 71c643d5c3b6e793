import js from '@eslint/js'
import { defineConfig, globalIgnores } from 'eslint/config'
import eslintPlugin from 'eslint-plugin-eslint-plugin'
import tseslint from 'typescript-eslint'

/**
 * Our conventions, as far as a rule can hold them. `docs/architecture.md` says why the packages depend one way.
 */
const importsOf = {
  core: {
    group: ['@regionguard/*', 'regionguard', 'regionguard/*'],
    message: 'core imports no workspace package: what is true of Twilio depends on nobody.',
  },
  onlyCore: {
    group: ['@regionguard/*', '!@regionguard/core', 'regionguard', 'regionguard/*'],
    message: 'This package may import core, and no other workspace package.',
  },
}

/** Inside core: knowledge <- facts <- resolution <- checks <- evaluation. A folder imports those before it only. */
const CORE_LAYERS = ['knowledge', 'facts', 'resolution', 'checks', 'evaluation']

/** `facts` and `knowledge` name each other's types (an SDK, a credential's role), so those two are one layer. */
const coreLayerRules = CORE_LAYERS.slice(0, -1).map((layer) => {
  const later = CORE_LAYERS.slice(Math.max(CORE_LAYERS.indexOf(layer), 1) + 1)
  return {
    files: [`packages/core/src/${layer}/**/*.ts`],
    ignores: ['**/*.test.ts', '**/*.test.fixture.ts'],
    rules: {
      'no-restricted-imports': [
        'error',
        {
          patterns: [
            importsOf.core,
            {
              group: later.flatMap((name) => [`**/${name}/*`, `**/${name}/**`]),
              message: `In core, ${layer} stands before ${later.join(', ')} and imports none of them.`,
            },
          ],
        },
      ],
    },
  }
})

export default defineConfig(
  globalIgnores([
    '**/dist/',
    '**/coverage/',
    'scratch/',
    'fixtures/apps/',
    'fixtures/files/',
    '**/*.generated.*',
  ]),
  js.configs.recommended,
  { linterOptions: { reportUnusedDisableDirectives: 'error' } },
  {
    files: ['**/*.ts'],
    extends: [tseslint.configs.strictTypeChecked, tseslint.configs.stylisticTypeChecked],
    languageOptions: {
      parserOptions: {
        projectService: { allowDefaultProject: ['vitest.config.ts'] },
        tsconfigRootDir: import.meta.dirname,
      },
    },
    rules: {
      // Numbers in messages (counts, lines, offsets) read as what they are.
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // The house writes interfaces for shapes and types for unions; `type` beside an interface stays legal.
      '@typescript-eslint/consistent-type-imports': ['error', { fixStyle: 'separate-type-imports' }],
      '@typescript-eslint/switch-exhaustiveness-check': [
        'error',
        { considerDefaultExhaustiveForUnions: true, requireDefaultForNonUnion: false },
      ],
      // `void promise` says that nobody waits; a promise that nobody mentions is an accident.
      '@typescript-eslint/no-floating-promises': 'error',
      eqeqeq: 'error',
      // There are no enums here to assign to (tsconfig: erasableSyntaxOnly), and looking for them costs a sixth of the run.
      '@typescript-eslint/no-unsafe-enum-assignment': 'off',
    },
  },
  {
    files: ['packages/core/src/**/*.ts'],
    ignores: ['**/*.test.ts', '**/*.test.fixture.ts'],
    rules: {
      'no-console': 'error',
      'no-restricted-globals': [
        'error',
        { name: 'process', message: 'core is pure: what it needs of the process, it is given.' },
        { name: 'Date', message: 'Today is an input of core.' },
      ],
      'no-restricted-imports': ['error', { patterns: [importsOf.core] }],
    },
  },
  ...coreLayerRules,
  {
    files: ['packages/eslint-plugin/src/**/*.ts', 'packages/emulator/src/**/*.ts'],
    ignores: ['**/*.test.ts', '**/*.test.fixture.ts'],
    rules: { 'no-restricted-imports': ['error', { patterns: [importsOf.onlyCore] }] },
  },
  {
    // A node's type is text, whichever parser made the tree; TSESTree's enum of the same texts is a convenience.
    files: ['packages/eslint-plugin/src/**/*.ts'],
    rules: { '@typescript-eslint/no-unsafe-enum-comparison': 'off' },
  },
  {
    files: ['packages/eslint-plugin/src/rules/**/*.ts', 'packages/eslint-plugin/src/rule/**/*.ts'],
    extends: [eslintPlugin.configs.rules],
    rules: {
      'eslint-plugin/meta-property-ordering': [
        'error',
        ['type', 'docs', 'fixable', 'hasSuggestions', 'messages', 'schema', 'defaultOptions'],
      ],
      'eslint-plugin/require-meta-docs-description': [
        'error',
        { pattern: '^(disallow|prefer|require) .*[^.]$' },
      ],
      // `createRule` adds the URL, and the catalogue says what is recommended; tests/presets.test.ts holds both to it.
      'eslint-plugin/require-meta-docs-recommended': 'off',
      'eslint-plugin/require-meta-docs-url': 'off',
      // All rules report by one function, which this rule does not follow; tests/presets.test.ts asks the catalogue.
      'eslint-plugin/require-meta-has-suggestions': 'off',
      // A rule that names languages ends the whole run in a configuration with another one.
      'eslint-plugin/require-meta-languages': 'off',
    },
  },
  {
    files: ['packages/eslint-plugin/tests/**/*.ts'],
    extends: [eslintPlugin.configs.tests],
  },
  {
    // Scripts: run by Node as they are, so what Node gives is all that they may name.
    files: ['**/*.mjs', '**/*.cjs', '**/*.js'],
    languageOptions: {
      globals: {
        Buffer: 'readonly',
        console: 'readonly',
        performance: 'readonly',
        process: 'readonly',
        setTimeout: 'readonly',
        URL: 'readonly',
      },
    },
  },
  {
    files: ['**/*.cjs'],
    languageOptions: { sourceType: 'commonjs', globals: { module: 'writable', require: 'readonly' } },
  },
)

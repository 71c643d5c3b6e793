import { fileURLToPath } from 'node:url'
import { defineConfig } from 'vitest/config'

const source = (path: string): string => fileURLToPath(new URL(`packages/${path}`, import.meta.url))

const report = process.env.REGIONGUARD_TEST_REPORT

export default defineConfig({
  resolve: {
    // Tests run the source, not the build, so that a failing test points at the line to change.
    alias: [
      { find: /^@regionguard\/core\/policy-parser$/, replacement: source('core/src/policy/parse-policy.ts') },
      { find: /^@regionguard\/core\/settings$/, replacement: source('core/src/settings/index.ts') },
      { find: /^@regionguard\/core\/surroundings$/, replacement: source('core/src/surroundings/index.ts') },
      { find: /^@regionguard\/core\/knowledge$/, replacement: source('core/src/knowledge/index.ts') },
      { find: /^@regionguard\/core\/wording$/, replacement: source('core/src/wording/index.ts') },
      { find: '@regionguard/core', replacement: source('core/src/index.ts') },
      {
        find: /^@regionguard\/eslint-plugin\/reader$/,
        replacement: source('eslint-plugin/src/reader/index.ts'),
      },
      { find: /^@regionguard\/eslint-plugin$/, replacement: source('eslint-plugin/src/index.ts') },
      { find: /^@regionguard\/emulator\/msw$/, replacement: source('emulator/src/ways-in/msw.ts') },
      { find: /^@regionguard\/emulator\/twilio$/, replacement: source('emulator/src/ways-in/twilio.ts') },
      { find: /^@regionguard\/emulator$/, replacement: source('emulator/src/index.ts') },
    ],
  },
  test: {
    include: ['packages/*/src/**/*.test.ts', 'packages/*/tests/**/*.test.ts', 'test/**/*.test.ts'],
    exclude: ['**/node_modules/**', '**/dist/**'],
    testTimeout: 30_000,
    // Left alone, Vitest keeps one processor for itself: of two, that is half.
    maxWorkers: '100%',
    // `.ci/run` adds up the tests of several runs from these files.
    reporters: report === undefined ? ['default'] : ['default', ['json', { outputFile: report }]],
  },
})

import { parse } from 'yaml'
import { appendYaml } from './append-yaml.ts'
import { alreadyThere, byHand, callsUs, COMMAND } from './hook.ts'
import type { Hook } from './hook.ts'

/** In YAML, which we can add to; the others are read by lefthook too. https://lefthook.dev/configuration/ */
const YAML = ['lefthook.yml', 'lefthook.yaml', '.lefthook.yml', '.lefthook.yaml']
const OTHERS = ['lefthook.toml', 'lefthook.json', 'lefthook.jsonc', '.lefthook.toml', '.lefthook.json']

export const lefthookHook: Hook = {
  name: 'lefthook',
  isUsed: (directory) => directory.first([...YAML, ...OTHERS]) !== undefined,
  propose: (directory) => {
    const file = directory.first([...YAML, ...OTHERS]) ?? 'lefthook.yml'
    const text = directory.text(file)
    const job = jobOf(directory.has('package.json'))
    const notes = ['"lefthook install" sets it up in a clone.']
    if (text === undefined) return { changes: [directory.change(file, job)], notes }
    if (callsUs(text)) return alreadyThere(file)
    if (OTHERS.includes(file)) return byHand(file, 'is not YAML', job)
    const appended = appendYaml(text, job, (before) =>
      Object.hasOwn(before, 'pre-commit') ? undefined : { ...before, ...(parse(job) as object) },
    )
    return appended === undefined
      ? byHand(file, 'has a pre-commit hook, or a form of its own', job)
      : { changes: [directory.change(file, appended)], notes }
  },
}

/** @param isNode lefthook does not look into `node_modules` by itself */
function jobOf(isNode: boolean): string {
  return [
    'pre-commit:',
    '  commands:',
    '    regionguard:',
    `      run: ${isNode ? 'node_modules/.bin/' : ''}${COMMAND}`,
    '',
  ].join('\n')
}

import { isMap, isScalar, isSeq, parse, parseDocument } from 'yaml'
import { appendYaml } from './append-yaml.ts'
import { alreadyThere, byHand, callsUs, COMMAND } from './hook.ts'
import type { Hook } from './hook.ts'

const FILES = ['.pre-commit-config.yaml', '.pre-commit-config.yml']

/** https://pre-commit.com: a list of repositories with hooks. Ours is installed from npm, by pre-commit. */
export const preCommitHook: Hook = {
  name: 'pre-commit',
  isUsed: (directory) => directory.first(FILES) !== undefined,
  propose: (directory, { version }) => {
    const file = directory.first(FILES) ?? '.pre-commit-config.yaml'
    const text = directory.text(file)
    const notes = [
      'pre-commit installs regionguard from npm when it first runs. "pre-commit install" sets it up in a clone.',
    ]
    if (text === undefined)
      return { changes: [directory.change(file, `repos:\n${entry(version, [], '  ')}`)], notes }
    if (callsUs(text)) return alreadyThere(file)
    const stages = stagesIn(text)
    for (const indent of ['  ', '', '    ']) {
      const lines = entry(version, stages, indent)
      const [added] = parse(lines) as [unknown]
      const appended = appendYaml(text, lines, (before) =>
        Array.isArray(before['repos'])
          ? { ...before, repos: [...(before['repos'] as unknown[]), added] }
          : undefined,
      )
      if (appended !== undefined) return { changes: [directory.change(file, appended)], notes }
    }
    return byHand(file, 'does not end with its list of repos', `repos:\n${entry(version, stages, '  ')}`)
  },
}

/**
 * What the hook has to say of the stage it runs at: nothing, unless `default_stages` is without that of a commit. Before
 * version 3.2 of pre-commit this was `commit`, as the push was `push`. https://pre-commit.com/#confining-hooks-to-run-at-certain-stages
 */
function stagesIn(text: string): readonly string[] {
  const { contents } = parseDocument(text)
  const listed = isMap(contents) ? contents.get('default_stages') : undefined
  if (!isSeq(listed)) return []
  const stages = listed.items.map((item) => (isScalar(item) ? item.value : undefined))
  if (stages.includes('pre-commit') || stages.includes('commit')) return []
  return [`      stages: [${stages.includes('push') ? 'commit' : 'pre-commit'}]`]
}

/** @param stages further lines */
function entry(version: string, stages: readonly string[], indent: string): string {
  return [
    '- repo: local',
    '  hooks:',
    '    - id: regionguard',
    '      name: regionguard',
    '      language: node',
    `      additional_dependencies: ['regionguard@${version}']`,
    `      entry: ${COMMAND}`,
    '      pass_filenames: false',
    '      require_serial: true',
    '      types: [text]',
    ...stages,
  ]
    .map((line) => `${indent}${line}\n`)
    .join('')
}

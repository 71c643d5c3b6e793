import { resolve } from 'node:path'
import type { FileTree } from '@regionguard/core/surroundings'
import { describe, expect, it } from 'vitest'
import { ProgramReader } from './program-reader.ts'

const CWD = resolve('/project')
const PROGRAM = `import twilio from 'twilio'
import { region } from './config.js'
export const client = twilio('a', 'b', { region })
`

/** A tree that exists nowhere but here. */
function treeOf(files: Readonly<Record<string, string>>, ignored: readonly string[] = []): FileTree {
  const byPath = new Map(Object.entries(files).map(([file, text]) => [resolve(CWD, file), text]))
  const ignoredPaths = ignored.map((file) => resolve(CWD, file))
  return {
    names: () => [],
    isFile: (path) => byPath.has(path),
    isIgnored: (path) => ignoredPaths.includes(path),
    read: (path) => (byPath.has(path) ? Buffer.from(byPath.get(path) ?? '') : undefined),
  }
}

/** What a client's region is in a program that imports it, and the modules that were read for it. */
function read(tree: FileTree): { region: string; modules: readonly string[] } {
  const reader = new ProgramReader(CWD, tree)
  const reading = reader.read('app.ts', PROGRAM)
  if ('reason' in reading) throw new Error(reading.reason)
  const client = reading.facts.find((fact) => fact.kind === 'client')
  if (client === undefined) throw new Error('there is no client')
  const { region } = client
  return {
    region: region.kind === 'literal' ? String(region.text) : region.kind,
    modules: [...reader.moduleTexts.keys()],
  }
}

describe('what a program imports', () => {
  it('is read from the tree, wherever that is', () => {
    expect(read(treeOf({ 'config.ts': "export const region = 'ie1'\n" }))).toEqual({
      region: 'ie1',
      modules: ['config.ts'],
    })
  })

  it.each([
    ['is not there', treeOf({})],
    ['is ignored', treeOf({ 'config.ts': "export const region = 'ie1'\n" }, ['config.ts'])],
    ['is binary', treeOf({ 'config.ts': "export const region = 'ie1'\0\n" })],
    [
      'is too large',
      treeOf({ 'config.ts': `export const region = 'ie1'\n//${'x'.repeat(5 * 1024 * 1024)}` }),
    ],
  ])('stays a name where it %s', (_, tree) => {
    expect(read(tree)).toEqual({ region: 'name', modules: [] })
  })
})

import { existsSync, readdirSync, statSync, writeFileSync } from 'node:fs'
import { extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { copyFixture } from '../fixtures/scratch.mjs'
import { MANIFEST } from './projects.ts'

/** One case of a rule: a file or a directory `fixtures/files/<rule>/<name>`. */
export interface Case {
  readonly rule: string
  readonly name: string
  /** Where it was laid out, relative to the root. */
  readonly directory: string
}

export const FILES = fileURLToPath(new URL('../fixtures/files/', import.meta.url))

/** The rules that `fixtures/files` has cases of. */
export const RULES: readonly string[] = readdirSync(FILES).filter((name) =>
  statSync(join(FILES, name)).isDirectory(),
)

/**
 * Copies all cases of `fixtures/files` below a directory, each as a project of its own, under one policy.
 *
 * @param root an empty directory outside the repository
 */
export function layOutCases(root: string): readonly Case[] {
  copyFixture(join(FILES, 'regionguard.yaml'), join(root, 'regionguard.yaml'))
  return RULES.flatMap((rule) =>
    readdirSync(join(FILES, rule))
      .filter((name) => /^(positive|negative)-/.test(name))
      .map((name) => ({ rule, name, directory: layOut(root, rule, name) })),
  )
}

function layOut(root: string, rule: string, name: string): string {
  const directory = `${rule}/${name.slice(0, name.length - extname(name).length)}`
  const from = join(FILES, rule, name)
  const to = join(root, directory)
  if (statSync(from).isDirectory()) copyFixture(from, to)
  else copyFixture(from, join(to, name))
  const manifest = join(to, 'package.json')
  if (!existsSync(manifest)) writeFileSync(manifest, MANIFEST)
  return directory
}

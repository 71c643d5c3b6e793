import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { afterAll } from 'vitest'
import { copyFixture, fillIn, removeScratch, scratchDirectory } from '../fixtures/scratch.mjs'
import { check } from './cli.ts'
import type { Finding } from './cli.ts'

const scratch: string[] = []
afterAll(() => {
  scratch.forEach(removeScratch)
})

/** Has a directory removed after the last test of the file. */
function removedAtEnd(directory: string): string {
  scratch.push(directory)
  return directory
}

/** A case of a table: the files of one project, and what it reports, as `file:line rule`, in any order. */
export interface ProjectCase {
  readonly name: string
  readonly files: Readonly<Record<string, string>>
  readonly reports: readonly string[]
}

/** The manifest that makes a directory a project. */
export const MANIFEST = '{"private": true, "dependencies": {"twilio": "6.2.0"}}\n'

/**
 * Writes files below a directory, their placeholders filled in.
 *
 * @param root the directory; it need not exist
 * @param files text by path relative to it
 */
export function writeFiles(root: string, files: Readonly<Record<string, string>>): void {
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), fillIn(text))
  }
}

/** A scratch directory with these files in it, removed at the end. */
export function scratchProject(files: Readonly<Record<string, string>>): string {
  const root = removedAtEnd(scratchDirectory())
  writeFiles(root, files)
  return root
}

/** A copy of a fixture as {@link copyFixture} makes it, removed at the end. */
export function scratchCopy(from: string): string {
  return removedAtEnd(copyFixture(from))
}

/** A project with these files: {@link scratchProject} with the {@link MANIFEST}, unless there is another. */
export function project(files: Readonly<Record<string, string>>): string {
  return scratchProject({ 'package.json': MANIFEST, ...files })
}

/**
 * Lays out every case as a project of its own, to be removed at the end, and checks all of them in one process.
 *
 * @returns the scratch directory, and of every case (or its number) its findings with paths relative to the case
 */
export function checkProjects(cases: readonly ProjectCase[]): {
  readonly root: string
  readonly findingsOf: (one: ProjectCase | number) => readonly Finding[]
} {
  const root = removedAtEnd(scratchDirectory())
  cases.forEach(({ files }, index) => {
    writeFiles(join(root, String(index)), { 'package.json': MANIFEST, ...files })
  })
  const { findings } = check(root)
  return {
    root,
    findingsOf(one) {
      const directory = `${String(typeof one === 'number' ? one : cases.indexOf(one))}/`
      return findings
        .filter(({ file }) => file.startsWith(directory))
        .map((finding) => ({ ...finding, file: finding.file.slice(directory.length) }))
    },
  }
}

/** A finding as a {@link ProjectCase} names it. */
export function report({ file, line, rule }: Finding): string {
  return `${file}:${String(line)} ${rule}`
}

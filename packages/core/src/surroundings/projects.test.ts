import { mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, sep } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import { findPolicy } from './find-policy.ts'
import { directoriesUpTo, Projects } from './projects.ts'
import { sdkVersions } from './sdk-versions.ts'
import { shownPath } from './shown-path.ts'

const scratch: string[] = []
afterAll(() => {
  for (const directory of scratch) rmSync(directory, { recursive: true })
})

function tree(files: Readonly<Record<string, string>>): string {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'regionguard-')))
  scratch.push(root)
  for (const [file, text] of Object.entries(files)) {
    mkdirSync(dirname(join(root, file)), { recursive: true })
    writeFileSync(join(root, file), text)
  }
  return root
}

describe('the project of a file', () => {
  const root = tree({
    '.git/config': '',
    'package.json': '{}',
    'a/b/c.ts': '',
    'p/go.mod': '',
    'p/x/y.go': '',
    'q/Web.csproj': '',
    'q/a.cs': '',
    'bare/.git/config': '',
    'bare/a/b.ts': '',
  })

  it.each([
    ['a/b/c.ts', ''],
    ['p/x/y.go', 'p'],
    ['q/a.cs', 'q'],
    ['package.json', ''],
    // A repository of its own: what lies around it is not its project.
    ['bare/a/b.ts', 'bare'],
  ])('%s is %j, from wherever one looks', (file, project) => {
    for (const cwd of [root, join(root, 'a'), join(root, 'a/b'), join(root, 'p')]) {
      const found = new Projects(cwd).of(join(root, file))
      expect(shownPath(root, found.directory)).toBe(project)
    }
  })

  it('ends at the working directory outside of repositories', () => {
    const outside = tree({ 'package.json': '{}', 'work/a/b.ts': '', 'other/c.ts': '' })
    const projects = new Projects(join(outside, 'work'))
    expect(projects.of(join(outside, 'work/a/b.ts'))).toEqual({
      directory: join(outside, 'work') + sep,
      manifests: [],
    })
    expect(projects.of(join(outside, 'other/c.ts'))).toEqual({
      directory: join(outside, 'other') + sep,
      manifests: [],
    })
  })

  it('has the directories between a file and it', () => {
    const file = join(root, 'a/b/c.ts')
    const directories = directoriesUpTo(new Projects(root).of(file), file)
    expect(directories).toEqual([join(root, 'a/b/'), join(root, 'a/'), join(root, sep)])
  })
})

describe('the SDK releases of a project', () => {
  it.each([
    [
      'its own lock file',
      { 'p/package-lock.json': lock('5.1.0'), 'package-lock.json': lock('4.0.0') },
      '5.1.0',
    ],
    ['the nearest lock file above', { 'package-lock.json': lock('5.1.0') }, '5.1.0'],
    [
      'the lock file before the manifest',
      { 'package-lock.json': lock('5.1.0'), 'p/package.json': pin('5.0.0') },
      '5.1.0',
    ],
    [
      'the manifest where no lock file says it',
      { 'package-lock.json': '{}', 'p/package.json': pin('5.0.0') },
      '5.0.0',
    ],
    ['nothing where neither says it', { 'p/package.json': pin('^5.0.0') }, undefined],
    ['nothing from below', { 'p/q/package-lock.json': lock('5.1.0') }, undefined],
  ])('are those of %s', (_, files, version) => {
    const root = tree({ 'p/package.json': '{}', 'p/a.ts': '', ...files })
    const project = new Projects(root).of(join(root, 'p/a.ts'))
    expect(sdkVersions(project, root)).toEqual(version === undefined ? {} : { node: version })
  })

  it('are one for each language', () => {
    const root = tree({ 'package.json': pin('5.0.0'), 'requirements.txt': 'twilio==9.8.8', 'go.mod': '' })
    expect(sdkVersions(new Projects(root).of(join(root, 'a.ts')), root)).toEqual({
      node: '5.0.0',
      python: '9.8.8',
    })
  })
})

describe('the policy', () => {
  it('is the nearest upward, by the order of its names', () => {
    const root = tree({
      'regionguard.json': '',
      'a/regionguard.yml': '',
      'a/regionguard.yaml': '',
      'a/b/c/d': '',
    })
    mkdirSync(join(root, 'a/b/regionguard.yaml'))
    expect(findPolicy(join(root, 'a/b/c'))).toBe(join(root, 'a/regionguard.yaml'))
    expect(findPolicy(root)).toBe(join(root, 'regionguard.json'))
  })

  it('is one that cannot be read, too', () => {
    const root = tree({ 'a/b/c': '' })
    symlinkSync('moved.yaml', join(root, 'a/regionguard.yaml'))
    expect(findPolicy(join(root, 'a/b'))).toBe(join(root, 'a/regionguard.yaml'))
  })
})

function lock(version: string): string {
  return JSON.stringify({ packages: { 'node_modules/twilio': { version } } })
}

function pin(version: string): string {
  return JSON.stringify({ dependencies: { twilio: version } })
}

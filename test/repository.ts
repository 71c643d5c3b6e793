import { execFileSync } from 'node:child_process'
import { rmSync } from 'node:fs'
import { join } from 'node:path'
import { scratchDirectory } from '../fixtures/scratch.mjs'
import { writeFiles } from './projects.ts'

/** What of git's own surroundings must not reach a test: the repository that the tests are run from, and its hooks. */
const ENVIRONMENT = {
  PATH: process.env['PATH'] ?? '',
  GIT_CONFIG_GLOBAL: '/dev/null',
  GIT_CONFIG_NOSYSTEM: '1',
  GIT_AUTHOR_NAME: 'Test',
  GIT_AUTHOR_EMAIL: 'test@example.com',
  GIT_COMMITTER_NAME: 'Test',
  GIT_COMMITTER_EMAIL: 'test@example.com',
}

/** A git repository in a scratch directory. */
export interface TestRepository {
  readonly root: string
  readonly git: (...args: string[]) => string
  /** Writes files into the working tree, their placeholders filled in. */
  readonly write: (files: Readonly<Record<string, string>>) => void
  /** Writes files and stages them, whatever is ignored. */
  readonly stage: (files: Readonly<Record<string, string>>) => void
  readonly remove: (path: string) => void
}

/** The repository that git finds from a directory. */
export function repositoryIn(root: string): TestRepository {
  const git = (...args: string[]): string =>
    execFileSync('git', args, { cwd: root, encoding: 'utf8', env: ENVIRONMENT, stdio: 'pipe' })
  const write = (files: Readonly<Record<string, string>>): void => {
    writeFiles(root, files)
  }
  return {
    root,
    git,
    write,
    stage: (files) => {
      write(files)
      if (Object.keys(files).length > 0)
        git('--literal-pathspecs', 'add', '--force', '--', ...Object.keys(files))
    },
    remove: (path) => {
      rmSync(join(root, path), { recursive: true })
    },
  }
}

/**
 * A new repository with one commit of these files; without files there is no commit yet.
 *
 * @param files text by path
 */
export function testRepository(files?: Readonly<Record<string, string>>): TestRepository {
  const root = scratchDirectory()
  const repository = repositoryIn(root)
  repository.git('init', '--quiet', '--initial-branch=main')
  if (files !== undefined) {
    repository.stage(files)
    repository.git('commit', '--quiet', '--allow-empty', '-m', 'first')
  }
  return repository
}

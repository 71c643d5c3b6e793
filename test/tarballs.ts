import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { checkPackage, createPackageFromTarballData } from '@arethetypeswrong/core'
import { publint } from 'publint'
import { formatMessage } from 'publint/utils'

/** What `npm publish` would publish, looked at as tools and users see it. */
export const ROOT = join(import.meta.dirname, '..')

export function npm(cwd: string, ...args: readonly string[]): string {
  return execFileSync('npm', [...args, '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error'], {
    cwd,
    encoding: 'utf8',
    shell: process.platform === 'win32',
  })
}

export interface Tarball {
  readonly path: string
  /** What is in it, relative to the package. */
  readonly files: readonly string[]
}

/** @param name a folder of `packages` */
export function pack(name: string, directory: string): Tarball {
  const [packed] = JSON.parse(
    npm(join(ROOT, 'packages', name), 'pack', '--json', '--pack-destination', directory),
  ) as { filename: string; files: { path: string }[] }[]
  if (packed === undefined) throw new Error(`npm packed nothing of ${name}`)
  return { path: join(directory, packed.filename), files: packed.files.map(({ path }) => path) }
}

/** Of what is packed, what only its authors need. */
export function needless({ files }: Tarball): readonly string[] {
  return files.filter((file) => /\.test\.|\/testing\/|^src\/|^tests\/|tsbuildinfo/.test(file))
}

/** What publint says about a tarball, in words. */
export async function publintMessages({ path }: Tarball): Promise<readonly (string | undefined)[]> {
  const { buffer } = readFileSync(path)
  const { messages, pkg } = await publint({ pack: { tarball: buffer }, strict: true })
  return messages.map((message) => formatMessage(message, pkg))
}

/** Where types do not resolve for a module that may load the package. */
export async function typeProblems({ path }: Tarball): Promise<readonly object[]> {
  const analysis = await checkPackage(createPackageFromTarballData(readFileSync(path)))
  if (analysis.types === false) throw new Error(`${path} has no types`)
  return analysis.problems.filter(
    ({ kind, ...where }) =>
      // Node 20.19 and newer load an ES module by `require`, which is all that the packages support.
      kind !== 'CJSResolvesToESM' &&
      // TypeScript's resolution of before `exports` knows no entry points but the main one.
      !('resolutionKind' in where && where.resolutionKind === 'node10'),
  )
}

/** Directories whose content is not the project's own: never entered, unless named on the command line. */
const DIRECTORIES = new Set([
  '.git',
  '.hg',
  '.svn',
  'bower_components',
  'node_modules',
  'third_party',
  'vendor',
])

/** Files that a package manager writes: full of hashes, nobody's mistakes. */
const LOCK_FILES = new Set([
  '.terraform.lock.hcl',
  'bun.lock',
  'cargo.lock',
  'composer.lock',
  'deno.lock',
  'gemfile.lock',
  'npm-shrinkwrap.json',
  'package-lock.json',
  'packages.lock.json',
  'pdm.lock',
  'pipfile.lock',
  'pnpm-lock.yaml',
  'poetry.lock',
  'uv.lock',
  'yarn.lock',
])

export function isForeignDirectory(name: string): boolean {
  return DIRECTORIES.has(name)
}

/** Lock files, and what a minifier wrote by its name. */
export function isGeneratedFile(name: string): boolean {
  return LOCK_FILES.has(name.toLowerCase()) || /[.-]min\.[a-z]+$/i.test(name)
}

/** Files that make their directory a project of its own. */
const MANIFESTS = new Set([
  'Cargo.toml',
  'Gemfile',
  'build.gradle',
  'build.gradle.kts',
  'composer.json',
  'deno.json',
  'deno.jsonc',
  'go.mod',
  'package.json',
  'pom.xml',
  'pyproject.toml',
  'requirements.txt',
])

export function isManifest(name: string): boolean {
  return MANIFESTS.has(name) || name.endsWith('.csproj')
}

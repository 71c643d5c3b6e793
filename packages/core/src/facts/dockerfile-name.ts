/**
 * Whether a file is a Dockerfile by its name: `Dockerfile`, `Dockerfile.prod`, `web.dockerfile`, `Containerfile`.
 *
 * @param file its path, with slashes
 */
export function isDockerfile(file: string): boolean {
  const name = file.slice(file.lastIndexOf('/') + 1)
  return (
    /^(?:Dockerfile|Containerfile)(?:[._-][\w.-]+)?$|\.(?:dockerfile|containerfile)$/i.test(name) &&
    !/\.(?:dockerignore|md|txt|[jt]s|py|go|json|ya?ml|j2|erb|tmpl)$/i.test(name)
  )
}

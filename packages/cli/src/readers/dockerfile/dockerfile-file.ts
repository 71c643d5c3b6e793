import { nameOf } from '@regionguard/core/settings'

/** Whether a file is a Dockerfile by its name: `Dockerfile`, `Dockerfile.prod`, `web.dockerfile`, `Containerfile`. */
export function isDockerfile(file: string): boolean {
  const name = nameOf(file)
  return (
    /^(?:Dockerfile|Containerfile)(?:[._-][\w.-]+)?$|\.(?:dockerfile|containerfile)$/i.test(name) &&
    !/\.(?:dockerignore|md|txt|[jt]s|py|go|json|ya?ml|j2|erb|tmpl)$/i.test(name)
  )
}

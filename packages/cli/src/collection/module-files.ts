/** Whether a file is part of a Terraform module: what it defines counts in the other files of its folder. */
export function isModuleFile(name: string): boolean {
  return name.endsWith('.tf') || name.endsWith('.tfvars')
}

/**
 * Whether a folder is that of a module, or lies below one, as `env/` with values for it does.
 *
 * @param directory with a final separator
 * @param modules the folders of modules, in the same form
 */
export function isOfModule(directory: string, modules: ReadonlySet<string>): boolean {
  if (modules.size === 0) return false
  if (modules.has(directory)) return true
  for (let end = directory.length - 1; end > 0; end--) {
    const separator = directory[end - 1]
    if ((separator === '/' || separator === '\\') && modules.has(directory.slice(0, end))) return true
  }
  return false
}

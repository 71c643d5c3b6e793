/**
 * The modules that are loaded with some modules: what those import, however far.
 *
 * @param {readonly object[]} chunks a bundle in which every entry and every `import()` begins a file of its own
 * @param {readonly string[]} modules absolute paths, each of which begins such a file
 * @returns {Set<string>} absolute paths
 */
export function reachedFrom(chunks, modules) {
  const byName = new Map(chunks.map((chunk) => [chunk.fileName, chunk]))
  const from = chunks.filter(({ facadeModuleId }) => modules.includes(facadeModuleId))
  if (from.length !== modules.length)
    throw new Error(`not all of ${modules.join(', ')} begin a file of the bundle`)
  const names = new Set(from.map(({ fileName }) => fileName))
  for (const name of names) for (const imported of byName.get(name)?.imports ?? []) names.add(imported)
  return new Set([...names].flatMap((name) => byName.get(name)?.moduleIds ?? []))
}

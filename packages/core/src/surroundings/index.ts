/**
 * What surrounds a file on disk: its repository and what git ignores there, its project and the SDK releases that it runs, its
 * policy. The only part of core that reads files; everything else takes values.
 */
export * from './decode.ts'
export * from './error-code.ts'
export * from './file-tree.ts'
export * from './find-policy.ts'
export * from './ignore-rules.ts'
export * from './lock-files.ts'
export * from './manifest-names.ts'
export * from './manifest-version.ts'
export * from './projects.ts'
export * from './read-if-there.ts'
export * from './repository.ts'
export * from './sdk-versions.ts'
export * from './shown-path.ts'
export * from './surroundings.ts'

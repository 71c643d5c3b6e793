import { createHash } from 'node:crypto'
import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fillIn, scratchDirectory } from '../../../../fixtures/scratch.mjs'
import type { DetailedCase } from './rule-case.ts'

const MANIFEST = JSON.stringify({ private: true, dependencies: { twilio: '6.2.0' } })

/** Directories outside the repository, so that no settings or manifest of ours take part. */
export class CaseProjects {
  readonly root: string = scratchDirectory()
  readonly #written = new Set<string>()

  /** The directory of a case's project, written when it is first asked for. */
  directoryOf({ project = {} }: DetailedCase): string {
    const name = createHash('sha256').update(JSON.stringify(project)).digest('hex').slice(0, 12)
    const directory = join(this.root, name)
    if (!this.#written.has(name)) {
      for (const [path, text] of Object.entries({ 'package.json': MANIFEST, ...project })) {
        mkdirSync(dirname(join(directory, path)), { recursive: true })
        writeFileSync(join(directory, path), fillIn(text))
      }
      this.#written.add(name)
    }
    return directory
  }
}

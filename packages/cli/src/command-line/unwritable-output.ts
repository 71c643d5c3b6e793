import { UsageError } from './usage-error.ts'

/** Standard output takes nothing: a full disk, say. What was to be written is lost, so the run has failed. */
export class UnwritableOutput extends UsageError {}

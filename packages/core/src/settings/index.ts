/**
 * Settings of any format: the tree that a format's parser gives, the group finder that works on it, and the reader of `.env`
 * files. The readers of other formats bring their parsers along and live with the command line.
 */
export * from '../facts/dockerfile-name.ts'
export * from './describe-reading.ts'
export * from './dotenv/dotenv-file.ts'
export * from './dotenv/dotenv-reader.ts'
export * from './dotenv/parse-dotenv.ts'
export * from './groups/names-around.ts'
export type { Step } from './groups/step.ts'
export { secretsOfCommand } from './groups/told-secrets.ts'
export * from './host-literals.ts'
export * from './reader.ts'
export * from './settings-edits.ts'
export * from './settings-reading.ts'
export * from './tree/node.ts'
export * from './twilio-file.ts'

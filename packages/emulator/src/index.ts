export { createReachableEmulator as createEmulator } from './ways-in/reachable-emulator.ts'
export type { ReachableEmulator as Emulator } from './ways-in/reachable-emulator.ts'
export type { EmulatorServer, WaysIn } from './ways-in/with-ways-in.ts'
export type { EmulatorFetch } from './ways-in/fetch.ts'
export type { ListenOptions } from './ways-in/server/listen.ts'
export {
  CertificateAuthorityError,
  createCertificateAuthority,
  restoreCertificateAuthority,
} from './certificates/certificate-authority.ts'
export type {
  CertificateAuthority,
  CertificateAuthorityFiles,
  CertificateAuthorityOptions,
  IssuedCertificate,
} from './certificates/certificate-authority.ts'
export type { UnknownHosts } from './ways-in/server/secure-side.ts'
export { JournalAssertionError } from './journal-queries/journal-assertion-error.ts'
export type { RequestMatcher, RequestPattern } from './journal-queries/request-pattern.ts'
export type { RequestQueries, RequestSelection, WaitOptions } from './journal-queries/request-queries.ts'
export type * from './access-token/access-token-verdict.ts'
export type * from './emulator.ts'
export type * from './journal/journal.ts'
export type * from './journal/journal-entry.ts'
export type * from './message/reply.ts'
export type * from './message/request.ts'
export { SeedError } from './seed/seed-error.ts'
export type { SeedMistake } from './seed/seed-error.ts'
export type * from './seed/seed.ts'
export { SWITCHES } from './settings/switches.ts'
export type { SwitchRow, Switches, SwitchValue } from './settings/switches.ts'
export { SnapshotError } from './world/read-snapshot.ts'
export type * from './world/snapshot.ts'

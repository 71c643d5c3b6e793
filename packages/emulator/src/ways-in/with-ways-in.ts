import type { Emulator } from '../emulator.ts'
import type { Journal } from '../journal/journal.ts'
import { requestQueries } from '../journal-queries/request-queries.ts'
import type { RequestQueries } from '../journal-queries/request-queries.ts'
import { emulatorFetch } from './fetch.ts'
import type { EmulatorFetch } from './fetch.ts'
import type { ListeningServer, ListenOptions } from './server/listen.ts'

/** A server, and how to find the world that it serves. */
export interface EmulatorServer extends ListeningServer {
  /**
   * The variables by which applications find the world's accounts and credentials, as they were when it began to
   * listen. They hold secrets.
   */
  readonly env: Readonly<Record<string, string>>
}

/** How requests reach an emulator, and how a test asks what came. */
export interface WaysIn {
  /**
   * Like the global `fetch`, but it reaches the emulator and nothing else: `fetch('https://api.dublin.ie1.twilio.com/...')`.
   */
  readonly fetch: EmulatorFetch
  /**
   * Serves the emulator on a port of this machine.
   *
   * @throws the system's error (`EADDRINUSE`, ...) if the port cannot be had
   */
  listen(options?: ListenOptions): Promise<EmulatorServer>
  readonly requests: Journal & RequestQueries
}

/**
 * Adds the ways in to an emulator, and the queries to its journal: to these very objects.
 *
 * @returns the emulator that was given
 */
export function withWaysIn(emulator: Emulator): Emulator & WaysIn {
  const requests = Object.assign(emulator.requests, requestQueries(emulator.requests))
  return Object.assign(emulator, {
    requests,
    fetch: emulatorFetch(emulator),
    listen: async (options?: ListenOptions) => {
      // Most users of `fetch` and msw never listen.
      const { listen } = await import('./server/listen.ts')
      const server = await listen(emulator, options)
      return { ...server, env: emulator.environmentVariables() }
    },
  })
}

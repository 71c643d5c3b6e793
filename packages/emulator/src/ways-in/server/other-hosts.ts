import type { Socket } from 'node:net'

/** Passes on what is not for Twilio. */
export interface OtherHosts {
  tunnel(client: Socket, host: string, port: number): void
}

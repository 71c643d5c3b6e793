import { EDGES, formatTwilioHost, LIVE_REGIONS, PRODUCTS, REGIONS } from '@regionguard/core'

/**
 * The host names of Twilio's REST API: every product at home, in every Region by every public edge, and in the shapes
 * that a region or an edge alone gives, and in that of `gll`, which the Voice SDK knows. What is no host of Twilio's the
 * emulator refuses as Twilio does, with a certificate for other names.
 */
export function twilioHosts(): string[] {
  const edges = EDGES.filter(({ restHost }) => restHost).map(({ id }) => id)
  return PRODUCTS.flatMap(({ host: product }) => [
    formatTwilioHost({ product }),
    // twilio/twilio-node#666
    formatTwilioHost({ product, edge: 'roaming', region: 'gll' }),
    ...REGIONS.map(({ id: region }) => formatTwilioHost({ product, region })),
    ...edges.map((edge) => formatTwilioHost({ product, edge })),
    ...edges.flatMap((edge) => LIVE_REGIONS.map((region) => formatTwilioHost({ product, edge, region }))),
  ])
}

/**
 * A `hosts` file in which Twilio's names lead to this machine.
 *
 * @param present what it holds now: other names stay, though nobody answers to them
 */
export function hostsFile(present: string): string {
  const others = present.split('\n').filter((line) => !/twilio\.com/i.test(line))
  return [
    ...others.join('\n').trimEnd().split('\n'),
    ...twilioHosts().map((host) => `127.0.0.1 ${host}`),
    '',
  ].join('\n')
}

/**
 * An `nsswitch.conf` in which names are looked up in the `hosts` file and nowhere else: the services that would look
 * them up elsewhere are other processes, reached over the file system, and have the machine's network still.
 */
export function nameServiceFile(present: string): string {
  const others = present.split('\n').filter((line) => !/^\s*hosts\s*:/.test(line))
  return [...others.join('\n').trimEnd().split('\n'), 'hosts: files', ''].join('\n').trimStart()
}

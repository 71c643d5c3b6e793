import { handler } from '@regionguard/emulator/msw'
import { requestClient } from '@regionguard/emulator/twilio'
import type { EmulatorServer, createEmulator } from '@regionguard/emulator'
import { setupServer } from 'msw/node'
import type { Sdk, SdkClient } from './sdks.ts'

export type Emulator = ReturnType<typeof createEmulator>

/** Who asks, and where: as an application configures twilio-node. */
export interface ClientOptions {
  readonly username: string
  readonly password: string
  readonly accountSid?: string
  readonly region?: string
  readonly edge?: string
}

/** A way by which twilio-node reaches an emulator. */
export interface Connection {
  client(options: ClientOptions): SdkClient
  close(): Promise<void>
}

export interface Way {
  readonly name: string
  connect(sdk: Sdk, emulator: Emulator): Promise<Connection>
}

const viaRequestClient: Way = {
  name: 'requestClient',
  connect: (sdk, emulator) =>
    Promise.resolve({
      client: ({ username, password, ...options }) =>
        sdk(username, password, {
          ...options,
          httpClient: requestClient(emulator),
        }),
      close: () => Promise.resolve(),
    }),
}

const viaMsw: Way = {
  name: 'msw',
  connect: (sdk, emulator) => {
    const server = setupServer(handler(emulator))
    server.listen({ onUnhandledRequest: 'error' })
    return Promise.resolve({
      client: ({ username, password, ...options }) => sdk(username, password, options),
      close: () => {
        server.close()
        return Promise.resolve()
      },
    })
  },
}

/** twilio-node's own HTTP client, which goes to the server instead and says in `Host` where it wanted to go. */
function hostClient(sdk: Sdk, server: EmulatorServer): InstanceType<Sdk['RequestClient']> {
  const client = new sdk.RequestClient()
  const request = client.request.bind(client)
  client.request = (options) => {
    const url = new URL(options.uri)
    return request({
      ...options,
      uri: `${server.url}${url.pathname}${url.search}`,
      headers: { ...options.headers, Host: url.host },
    })
  }
  return client
}

const viaHost: Way = {
  name: 'server, Host',
  connect: async (sdk, emulator) => {
    const server = await emulator.listen({ port: 0 })
    return {
      client: ({ username, password, ...options }) =>
        sdk(username, password, { ...options, httpClient: hostClient(sdk, server) }),
      close: () => server.close(),
    }
  },
}

const PRODUCTS = ['api', 'iam', 'accounts', 'routes'] as const

const viaPath: Way = {
  name: 'server, /_host/',
  connect: async (sdk, emulator) => {
    const server = await emulator.listen({ port: 0 })
    return {
      // A base URL has its Region in it: region and edge are for Twilio's own host names.
      client: ({ username, password, region, edge, ...options }) => {
        const client = sdk(username, password, options)
        for (const product of PRODUCTS) {
          const place = [product, edge, region].filter((part) => part !== undefined).join('.')
          // twilio 4 has no iam.
          const domain = client[product] as { baseUrl: string } | undefined
          if (domain !== undefined) domain.baseUrl = `${server.url}/_host/${place}.twilio.com`
        }
        return client
      },
      close: () => server.close(),
    }
  },
}

export const WAYS: readonly Way[] = [viaRequestClient, viaMsw, viaHost, viaPath]

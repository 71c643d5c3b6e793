/** `node emulator-mockttp-serve.mjs <folder> <body as base64>`: mockttp as a proxy that answers everything alike. */
import { createRequire } from 'node:module'
import { join } from 'node:path'

const [folder, body] = process.argv.slice(2)
const mockttp = createRequire(join(folder, 'package.json'))('mockttp')
const text = Buffer.from(body, 'base64').toString()
const server = mockttp.getLocal({ https: await mockttp.generateCACertificate(), recordTraffic: false })
await server.start()
await server.forAnyRequest().thenReply(200, text, {
  'content-type': 'application/json',
  'content-length': String(Buffer.byteLength(text)),
})
process.stdout.write(`${JSON.stringify({ url: `http://127.0.0.1:${server.port}` })}\n`)

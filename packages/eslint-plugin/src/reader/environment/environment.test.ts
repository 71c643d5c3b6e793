import { describe, expect, it } from 'vitest'
import { rendered } from '../testing/render-facts.ts'

describe('environment variables', () => {
  it.each<[string, string[]]>([
    ['process.env.A', ['read A']],
    ["process.env['A']", ['read A']],
    ['const { A, B: b = 1 } = process.env', ['read A', 'read B']],
    ['const env = process.env; env.A; const { B } = env', ['read A', 'read B']],
    ['const { env } = process; env.A', ['read A']],
    ['import.meta.env.A', ['read A']],
    ["Deno.env.get('A')", ['read A']],
    ['Bun.env.A', ['read A']],
    ["import { A } from '$env/static/private'", ['read A']],
    ["import { env } from 'node:process'; env.A", ['read A']],
    ['exports.handler = (context, event, callback) => { context.A; context.getTwilioClient() }', ['read A']],
    ['const env = schema.parse(process.env); env.A', ['read A']],
    ["const name = 'A'; process.env[name]", ['read A']],
    ['process.env[name]', []],
    ["process.env.A = 'x'", ["write A='x'"]],
    ["process.env.A ||= 'x'", ['read A', 'write A=?']],
    ['delete process.env.A', ['write A=-']],
    ["Object.assign(process.env, { A: 'x' })", ["write A='x'"]],
    ["Deno.env.set('A', 'x')", ["write A='x'"]],
    ['const process = {}; process.env.A', []],
    ['config.env.A', []],
    ['console.log(process.env)', []],
    ['export default { fetch: (request, env) => host(env.TWILIO_REGION) }', ['read TWILIO_REGION']],
    ["config.get('TWILIO_EDGE')", ['read TWILIO_EDGE']],
    ["optional('TWILIO_REGION', 'us1')", ['read TWILIO_REGION']],
    ["vi.stubEnv('A', 'x')", ["write A='x'"]],
    ["config.TWILIO_REGION = 'ie1'", ['read TWILIO_REGION']],
    ["process.env['TWILIO_REGION']", ['read TWILIO_REGION']],
    ["process.env['TWILIO_REGION'] = 'ie1'", ["write TWILIO_REGION='ie1'"]],
    ["new Function(this, 'f', { environment: { TWILIO_REGION: 'ie1' } })", ['read TWILIO_REGION']],
    ["f.addEnvironment('TWILIO_EDGE', 'dublin')", ['read TWILIO_EDGE']],
    ["export default { env: [{ name: 'TWILIO_EDGE', value: 'dublin' }] }", ['read TWILIO_EDGE']],
    ["spawn('docker', ['run', '-e', 'TWILIO_REGION=ie1'])", ['read TWILIO_REGION']],
    ['const schema = z.object({ TWILIO_REGION: z.string() })', ['read TWILIO_REGION']],
  ])('%s', (source, expected) => {
    const order = (facts: string[]): string[] => facts.toSorted()
    expect(order(rendered(source, ['environment-read', 'environment-write']))).toEqual(order(expected))
  })
})

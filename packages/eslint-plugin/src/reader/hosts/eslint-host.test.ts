import type { Fact } from '@regionguard/core'
import { Linter, type Rule, type SourceCode } from 'eslint'
import { parser as typescriptParser } from 'typescript-eslint'
import { describe, expect, it } from 'vitest'
import { readProgram } from '../read-program.ts'
import { readingOf } from '../testing/render-facts.ts'

/** The facts that the reader finds in the tree that ESLint hands to a rule. */
function factsInEslint(text: string, file: string, parser: 'espree' | 'typescript-eslint'): readonly Fact[] {
  let facts: readonly Fact[] | undefined
  const read = (sourceCode: SourceCode): void => {
    facts = readProgram({ file, text, ast: sourceCode.ast, comments: [] }).facts
  }
  const rule: Rule.RuleModule = {
    create: (context) => ({
      'Program:exit': () => {
        read(context.sourceCode)
      },
    }),
  }
  const messages = new Linter().verify(
    text,
    [
      {
        files: ['**/*.{ts,tsx,jsx}'],
        plugins: { reader: { rules: { read: rule } } },
        rules: { 'reader/read': 'error' },
        languageOptions: {
          ...(parser === 'typescript-eslint' ? { parser: typescriptParser } : {}),
          parserOptions: { ecmaFeatures: { jsx: true } },
        },
      },
    ],
    file,
  )
  if (facts === undefined) throw new Error(JSON.stringify(messages))
  return facts
}

const SOURCES = [
  `import twilio from 'twilio'
const { TWILIO_SID: sid, TOKEN = 'x' } = process.env
const options = { region: 'ie1', ...(flag && { edge: 'dublin' }) }
export const client = twilio(sid, TOKEN, options)
await client.verify.v2.services('VA1').verifications.create({})`,
  `const Twilio = require('twilio').Twilio
class Service {
  #client = new Twilio(process.env.SID, process.env['TOKEN'])
  static region = 'ie1'
  constructor(config) { this.other = require('twilio')(config.sid, config.token, { region: Service.region }); this.other.edge = 'dublin' }
  async send(to) { const { messages } = this.#client; return messages.create({ to }) }
  get calls() { return this.other?.calls }
}
module.exports = { Service }`,
  `exports.handler = async (context, event, callback) => {
  const client = context.getTwilioClient({ edge: \`dublin\` })
  const key = await client.newKeys.create({})
  console.log(key.sid)
  const token = new Twilio.jwt.AccessToken(context.AC, context.SK, context.SECRET)
  token.region = 'ie1'
}`,
  `import axios from 'axios'
const basic = (user, password) => 'Basic ' + Buffer.from(\`\${user}:\${password}\`).toString('base64')
const sub = (await fetch(\`https://api.\${process.env.R}.twilio.com/\`)) ?? null
axios.post('https://api.ie1.twilio.com/2010-04-01/Accounts.json', {}, { headers: { Authorization: basic(sid, token) } })
axios.create({ baseURL: 'https://verify.twilio.com', auth: { username: 'AC1', password: 'x' } }).get('/v2/Services')`,
  `import { validateRequest as check, jwt } from 'twilio'
let region
if (eu) region = 'ie1'
for (const edge of ['dublin', 'sydney']) new jwt.AccessToken('AC1', 'SK1', 'x', { region })
export default check(process.env.TWILIO_AUTH_TOKEN || 'fallback', a, b, c)
var twilioAuthToken = 'abc', element = <Sender token={twilioAuthToken} />`,
]

describe('the trees of other parsers', () => {
  it.each(SOURCES)('espree: %s', (text) => {
    expect(factsInEslint(text, 'app.jsx', 'espree')).toEqual(readingOf(text, 'app.jsx').facts)
  })

  it.each(SOURCES)('typescript-eslint: %s', (text) => {
    expect(factsInEslint(text, 'app.tsx', 'typescript-eslint')).toEqual(readingOf(text, 'app.tsx').facts)
  })

  it('reads TypeScript in ESLint as in the command line', () => {
    const text = `import Twilio, { type Foo } from 'twilio'
import type { Bar } from './bar'
enum Region { IE1 = 'ie1' }
@Injectable()
export class Sms {
  private readonly client: Twilio.Twilio
  constructor(private readonly config: ConfigService, public edge = 'dublin' as const) {
    this.client = Twilio(this.config.get<string>('twilio.sid')!, config.getOrThrow('TOKEN') as string, { region: Region.IE1, edge: this.edge } satisfies object)
  }
  send = async <T,>(to: T): Promise<void> => { await this.client.messages.create({ to } as any) }
}
namespace N { export const c = (<any>Twilio)() }
declare function f(x: Bar): Foo
export = Sms`.replace('(<any>Twilio)()', 'Twilio()')
    expect(factsInEslint(text, 'app.ts', 'typescript-eslint')).toEqual(readingOf(text, 'app.ts').facts)
  })
})

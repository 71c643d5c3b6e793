/**
 * The text of a small module with one client and an API key, the construction on line 2 and one line for each option.
 *
 * @param key what the environment variables are called: `IE1` for `TWILIO_IE1_API_KEY`, empty for `TWILIO_API_KEY`
 * @param options further lines inside the options, the first of them on line 4
 * @param use what is done with `client`, on the lines after
 */
export function sender(key: string, options: readonly string[] = [], use = SEND): string {
  const prefix = key === '' ? 'TWILIO' : `TWILIO_${key}`
  return [
    `import twilio from 'twilio'`,
    `const client = twilio(process.env.${prefix}_API_KEY, process.env.${prefix}_API_SECRET, {`,
    `  accountSid: process.env.TWILIO_ACCOUNT_SID,`,
    ...options.map((option) => `  ${option},`),
    `})`,
    use,
    '',
  ].join('\n')
}

/** An operation that every kind of credential may do, in US1 and IE1. */
export const SEND = `await client.messages.create({ to: '+353871234567', from: '+353861234567', body: 'hello' })`

export const IRELAND = [`region: 'ie1'`, `edge: 'dublin'`] as const

import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'

/**
 * Generates a working tree as an application of a few years looks: packages with a manifest, mostly TypeScript, some
 * settings, documents and styles. The same call gives the same tree.
 *
 * @param {number} files how many
 * @param {number} every one file of so many mentions Twilio; Infinity: none
 * @returns {string} its directory, outside the repository
 */
export function generateTree(files, every) {
  const root = mkdtempSync(join(tmpdir(), 'regionguard-bench-'))
  const random = generator(42)
  write(
    root,
    '.gitignore',
    'node_modules/\ndist/\ncoverage/\n*.log\n.env\n.env.local\n!.env.example\n/tmp\n.DS_Store\n',
  )
  write(root, 'package.json', '{"name": "app", "private": true, "workspaces": ["packages/*"]}\n')
  let count = 2
  for (let index = 0; count < files; index += 1, count += 1) {
    const directory = `packages/p${index % 25}/src/m${Math.floor(index / 25) % 12}`
    if (index < 25) {
      write(
        root,
        `packages/p${index}/package.json`,
        `{"name": "p${index}", "dependencies": {"twilio": "^5.0.0"}}\n`,
      )
      count += 1
    }
    const mentions = index % every === every - 1
    const kind = mentions ? 'ts' : kindOf(random())
    const text = mentions ? mention(index, random) : TEXTS[kind](random)
    write(root, `${directory}/f${index}.${kind}`, text)
  }
  return root
}

/** Of a hundred files: by extension, as a count over a few public monorepos has it, rounded. */
const SHARES = [
  ['ts', 52],
  ['tsx', 16],
  ['js', 10],
  ['json', 6],
  ['yaml', 3],
  ['md', 6],
  ['css', 4],
  ['svg', 3],
]

function kindOf(number) {
  let rest = number * 100
  return SHARES.find(([, share]) => (rest -= share) < 0)?.[0] ?? 'ts'
}

const WORDS =
  'account archive batch buffer cache channel client column context cursor customer delivery device digest entry event filter folder handle header index invoice journal label layout ledger limit listing locale message metric mirror module notice number object offset option order output packet parser payload policy profile queue range record region report request result route sample schema script section segment server session signal source stream string summary table target ticket token update value vector version window worker'.split(
    ' ',
  )

const word = (random) => WORDS[Math.floor(random() * WORDS.length)]
const lines = (random, least, most, line) =>
  Array.from({ length: least + Math.floor(random() * random() * (most - least)) }, line).join('\n') + '\n'

/** A function of a dozen lines; a file has one to forty. */
function code(random) {
  const [a, b, c, d] = [word(random), word(random), word(random), word(random)]
  return `/** Takes the ${a} of a ${b} and gives its ${c}. */
export async function ${a}${capital(b)}(${c}: string, ${d}: readonly number[]): Promise<Record<string, number>> {
  const ${b} = new Map<string, number>()
  for (const [index, value] of ${d}.entries()) {
    if (value < ${Math.floor(random() * 1000)} || ${c}.length === 0) continue
    const key = \`\${${c}}-\${index}-${a}\`
    ${b}.set(key, (${b}.get(key) ?? 0) + Math.round(value / ${1 + Math.floor(random() * 9)}))
  }
  if (${b}.size > MAX_${c.toUpperCase()}) throw new RangeError('too many ${c}s for one ${a}')
  return Object.fromEntries([...${b}].sort(([one], [other]) => one.localeCompare(other)))
}
`
}

const program = (random) => () =>
  `import { ${word(random)} } from '../${word(random)}.js'\n\nconst MAX_${word(random).toUpperCase()} = ${Math.floor(random() * 100)}\n\n` +
  lines(random, 1, 40, () => code(random))

const TEXTS = {
  ts: (random) => program(random)(),
  tsx: (random) =>
    program(random)() +
    `export const View = () => <section>${word(random)} <b>{${word(random)}}</b></section>\n`,
  js: (random) =>
    program(random)().replaceAll(
      /: (string|readonly number\[\]|Promise<[^{]*>)(?=[,) ])|<string, number>/g,
      '',
    ),
  json: (random) =>
    JSON.stringify(
      Object.fromEntries(Array.from({ length: 40 }, (_, i) => [`${word(random)}.${i}`, word(random)])),
      null,
      2,
    ),
  yaml: (random) => lines(random, 20, 120, () => `${word(random)}: ${word(random)}`),
  md: (random) => lines(random, 20, 200, () => Array.from({ length: 14 }, () => word(random)).join(' ')),
  css: (random) =>
    lines(
      random,
      10,
      100,
      () => `.${word(random)}-${word(random)} { margin: ${Math.floor(random() * 9)}px }`,
    ),
  svg: (random) =>
    `<svg xmlns="http://www.w3.org/2000/svg"><path d="${lines(random, 10, 50, () => `M${Math.floor(random() * 999)} 1`)}"/></svg>`,
}

/** A program that uses Twilio, rightly or wrongly, among other code. */
function mention(index, random) {
  const region = ['us1', 'ie1', 'au1'][index % 3]
  const options = [
    `region: '${region}', edge: '${{ us1: 'ashburn', ie1: 'dublin', au1: 'sydney' }[region]}'`,
    `region: '${region}'`,
    `region: process.env.TWILIO_REGION, edge: process.env.TWILIO_EDGE`,
  ][Math.floor(random() * 3)]
  const name = region.toUpperCase()
  return `import twilio from 'twilio'
import { log } from '../log.js'

const client = twilio(process.env.TWILIO_${name}_API_KEY, process.env.TWILIO_${name}_API_SECRET, {
  accountSid: process.env.TWILIO_ACCOUNT_SID,
  ${options},
})

export async function notify(to: string, body: string): Promise<string> {
  const message = await client.messages.create({ to, from: process.env.TWILIO_FROM, body })
  log.info(message.sid)
  return message.sid
}

${lines(random, 4, 20, () => code(random))}`
}

const capital = (text) => text.charAt(0).toUpperCase() + text.slice(1)

function write(root, file, text) {
  const path = join(root, file)
  mkdirSync(dirname(path), { recursive: true })
  writeFileSync(path, text)
}

/** Mulberry32: small, and the same everywhere. */
function generator(seed) {
  let state = seed
  return () => {
    state = (state + 0x6d2b79f5) | 0
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

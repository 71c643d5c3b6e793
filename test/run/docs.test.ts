import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { program } from '../cli.ts'
import { PATH, run } from './run-process.ts'

const page = readFileSync(new URL('../../docs/run.md', import.meta.url), 'utf8')

/** The first column of the table under a heading. */
function firstColumn(heading: string): string {
  const section = page.slice(page.indexOf(heading))
  return [...section.slice(0, section.indexOf('\n## ', 1)).matchAll(/^\| (`.*?) *\|/gm)]
    .map(([, cell]) => cell)
    .join(' ')
}

describe('docs/run.md', () => {
  it('has every option of the help, and no other', () => {
    const { stdout } = spawnSync(process.execPath, [program, 'run', '--help'], { encoding: 'utf8' })
    const inHelp = [...stdout.matchAll(/^ {2}(?:-\w, )?(--[\w-]+)/gm)].map(([, name]) => name)
    const onPage = [...firstColumn('# Any client').matchAll(/`(--[\w-]+)/g)].map(([, name]) => name)
    expect([...onPage, '--help'].toSorted()).toEqual(inHelp.toSorted())
    expect(stdout).not.toContain('inside-isolation')
  })

  it('names the variables that a command gets, all of them', async () => {
    const { stdout } = await run({
      command: ['node', '-p', 'JSON.stringify(process.env)'],
      environment: { TERM: 'dumb' },
    })
    const given = Object.keys(JSON.parse(stdout) as object).filter(
      (name) => !['PATH', 'HOME', 'TERM'].includes(name) && !name.startsWith('TWILIO_'),
    )
    const named = [...firstColumn('## What the command gets').matchAll(/`(\w+)`/g)].map(
      ([, name = '']) => name,
    )
    expect(named.filter((name) => !name.startsWith('TWILIO_')).toSorted()).toEqual(given.toSorted())
  })

  it('shows commands that a shell can read', () => {
    const blocks = [...page.matchAll(/^```sh\n([\s\S]*?)^```/gm)].map(([, text = '']) =>
      text.replaceAll(/<\w+>/g, 'x'),
    )
    expect(blocks.length).toBeGreaterThan(1)
    for (const block of blocks) {
      expect(spawnSync('sh', ['-n'], { input: block, encoding: 'utf8', env: { PATH } })).toMatchObject({
        status: 0,
        stderr: '',
      })
    }
  })
})

import { existsSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, describe, expect, it } from 'vitest'
import { PATH, run } from './run-process.ts'

/**
 * The Twilio CLI as npm has it. It is no dependency of these tests, for it brings 175 MB: `REGIONGUARD_TWILIO_CLI` names
 * the directory that it was installed in with `npm install --prefix DIRECTORY twilio-cli`.
 */
const PROGRAMS = fileURLToPath(new URL('programs', import.meta.url))
const INSTALLED = process.env['REGIONGUARD_TWILIO_CLI']

const home = mkdtempSync(join(tmpdir(), 'regionguard-twilio-cli-'))
afterAll(() => {
  rmSync(home, { recursive: true })
})

describe('the Twilio CLI', () => {
  it.for([
    { here: ['ie1', 'dublin'], there: ['us1', 'ashburn'] },
    { here: ['us1', 'ashburn'], there: ['ie1', 'dublin'] },
  ])(
    'logs in, lists keys and uses the stored one in $here.0',
    { timeout: 300_000 },
    async ({ here, there }, { skip }) => {
      if (INSTALLED === undefined) {
        if (process.env['REGIONGUARD_ALL_CLIENTS'] !== undefined)
          throw new Error('REGIONGUARD_TWILIO_CLI is not set')
        return skip('REGIONGUARD_TWILIO_CLI is not set')
      }
      const bin = join(INSTALLED, 'node_modules', '.bin')
      expect(existsSync(join(bin, 'twilio'))).toBe(true)
      const { code, stdout, stderr, report } = await run({
        command: ['sh', 'twilio-cli.sh', ...here, ...there],
        cwd: PROGRAMS,
        home: mkdtempSync(join(home, 'home-')),
        environment: { PATH: `${bin}:${PATH}` },
      })
      expect(code, stderr).toBe(0)
      const seen = JSON.parse(stdout) as { sid: string }
      expect(seen).toEqual({
        sid: expect.stringMatching(/^SK[0-9a-f]{32}$/) as string,
        listed: true,
        used: true,
        refused: '20003',
      })
      expect(report?.refusals).toMatchObject([
        { credential: seen.sid, credentialRegion: here[0], region: there[0], code: 20003 },
      ])
      expect(report?.regions).toMatchObject({ [here[0] ?? '']: 4, [there[0] ?? '']: 1 })
      expect(stderr).toMatch(/seen: twilio-cli 6\.\d/)
    },
  )
})

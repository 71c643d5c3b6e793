import { afterAll, describe, expect, it } from 'vitest'
import { removeScratch } from '../fixtures/scratch.mjs'
import { check } from './cli.ts'
import { scratchProject } from './projects.ts'

/** Hosts that are denied, looked for or replaced: nobody asks them, and `--fix` must not put another in their place. */
const scratch: string[] = []
afterAll(() => {
  scratch.forEach(removeScratch)
})

const RETIRED = 'api.ie1.twilio.com'

/** The lines of a file with a finding, `@` in its text being the host. */
function found(file: string, text: string): readonly number[] {
  const root = scratchProject({ [file]: text.replaceAll('@', RETIRED) })
  scratch.push(root)
  return check(root).findings.map(({ rule, line }) => {
    expect(rule).toBe('no-retired-host')
    return line
  })
}

describe('a host that is not asked is not reported', () => {
  it.each([
    ['a.sh', 'if grep -q "@" src/*.py; then exit 1; fi\n'],
    ['a.sh', `grep -rn '@' src && exit 1\n`],
    ['a.sh', `! git grep -n @\nrg '@' .\nsudo /usr/bin/grep @ a\n`],
    ['a.sh', `sed -i 's/@/api.dublin.ie1.twilio.com/g' config.yaml\n`],
    ['a.sh', `find . -name '*.py' | xargs grep -l "https://@/"\n`],
    ['a.sh', `if [ "$HOST" = "@" ] || [[ $HOST == @ ]] || test @ = "$HOST"; then exit 1; fi\n`],
    ['a.sh', 'case "$HOST" in @) exit 1;; esac\n'],
    ['a.sh', 'echo "${URL/@/api.dublin.ie1.twilio.com} ${URL##*@} ${URL%@*}"\n'],
    ['a.sh', 'DENIED_HOSTS="@"\nexport OLD_HOST=@\nRETIRED=(@)\n'],
    ['Dockerfile', 'FROM a\nHEALTHCHECK CMD ! grep -q @ /etc/hosts\n'],
    ['Dockerfile', 'FROM a\nHEALTHCHECK CMD ["grep", "-q", "@", "/etc/hosts"]\n'],
    ['Dockerfile', 'FROM a\nCMD ["sh", "-c", "! grep -q @ /etc/hosts"]\n'],
    ['Dockerfile', 'FROM a\nLABEL denied_hosts=@\n'],
    ['package.json', '{"scripts": {"lint:hosts": "! grep -rn @ src"}}'],
    [
      '.github/workflows/a.yaml',
      'jobs:\n  a:\n    steps:\n      - run: |\n          grep -r "@" src && exit 1\n',
    ],
    [
      '.github/workflows/a.yaml',
      "jobs:\n  a:\n    steps:\n      - run: |\n          sed -i 's/@/b/' a.yml\n",
    ],
    [
      '.github/workflows/a.yaml',
      'jobs:\n  a:\n    steps:\n      - run: if [ "$(node host.js)" = "https://@" ]; then exit 1; fi\n',
    ],
    ['.gitlab-ci.yml', "a:\n  script:\n    - '[ \"$HOST\" = @ ] && exit 1'\n    - git grep -n '@' -- src\n"],
    [
      '.pre-commit-config.yaml',
      'repos:\n  - repo: local\n    hooks:\n      - id: a\n        language: system\n        entry: bash -c \'! grep -rn "https://@" src\'\n',
    ],
    [
      'rules.yml',
      'groups:\n  - rules:\n      - alert: A\n        expr: increase(http_total{host="@"}[1h]) > 0\n',
    ],
    [
      'a.yaml',
      'redirects:\n  - source: https://@/:path*\n    destination: https://api.dublin.ie1.twilio.com/:path*\n',
    ],
    ['a.yaml', 'rules:\n  - action: drop\n    host: @\n'],
    ['a.ts', "export const HOSTS = [['@', 'api.dublin.ie1.twilio.com']] as const\n"],
    ['a.ts', "export const HOSTS = new Map([['@', 'api.dublin.ie1.twilio.com']])\n"],
    ['a.test.ts', "it('rejects', () => {\n  expect(() => check('https://@')).toThrow()\n})\n"],
    ['a.test.ts', "it('rejects', async () => {\n  await expect(check('https://@')).rejects.toThrow()\n})\n"],
    ['a.yaml', 'denied_hosts:\n  - @\nblocklist: [@]\n'],
    ['a.yaml', 'deny:\n  hosts: ["@"]\nforbidden: @\n'],
    ['a.yaml', 'redirects:\n  - from: https://@/*\n    to: https://api.dublin.ie1.twilio.com/:splat\n'],
    ['a.yaml', 'replacements:\n  @: api.dublin.ie1.twilio.com\n'],
    ['a.json', '{"rules": {"no-restricted-hosts": ["error", "@"]}}'],
    ['a.toml', '[[rules]]\nregex = "@"\n'],
    ['main.tf', 'locals {\n  denied_hosts = ["@"]\n}\n'],
    [
      '.pre-commit-config.yaml',
      'repos:\n  - repo: local\n    hooks:\n      - id: a\n        language: pygrep\n        entry: @\n',
    ],
    ['a.js', `export const retiredHosts = ['@']\n`],
    ['a.js', `export const config = { denied: { hosts: new Set(['@']) } }\n`],
    ['a.js', `rejectHost('@')\nhosts.isDeprecated('@')\n`],
    ['a.js', `const OLD = Object.freeze(['@'])\n`],
    ['a.ts', `class A {\n  static readonly legacyHost = '@' as const\n}\n`],
    ['a.js', `config.oldHost = '@'\n`],
  ])('in %s: %j', (file, text) => {
    expect(found(file, text)).toEqual([])
  })

  it.each([
    ['a.sh', 'grep -q a b && curl https://@/2010-04-01/Accounts.json\n', [1]],
    ['a.sh', 'export HOST=@\nconnect @\nURL=${URL:-https://@}\n', [1, 2, 3]],
    ['a.sh', 'if [ -n "$(curl -s https://@/)" ]; then exit 1; fi\n', [1]],
    ['Dockerfile', 'FROM a\nCMD ["ask", "@"]\nLABEL hosts=@\n', [2, 3]],
    [
      '.github/workflows/a.yaml',
      'jobs:\n  a:\n    steps:\n      - run: |\n          grep a b\n          ./connect @\n',
      [6],
    ],
    ['a.yaml', 'rules:\n  - action: allow\n    host: @\n', [3]],
    ['a.ts', "export const HOSTS = ['@', 'api.twilio.com', 'verify.twilio.com']\n", [1]],
    ['a.test.ts', "it('sends', () => {\n  expect(send('https://@')).toBe(1)\n})\n", [2]],
    ['a.yaml', 'egress:\n  allow: [@]\n', [2]],
    ['a.yaml', 'hosts:\n  @: 10.0.0.1\n', [2]],
    ['a.yaml', 'replacements:\n  api.twilio.com: @\n', [2]],
    [
      '.pre-commit-config.yaml',
      'repos:\n  - hooks:\n      - id: a\n        language: system\n        entry: ./ask @\n',
      [5],
    ],
    ['a.js', `export const config = { hosts: ['@'] }\n`, [1]],
    ['a.js', `connect('@')\nconst denied = connect('@')\n`, [1, 2]],
    ['a.js', `const hosts = { a: '@', denied: [] }\n`, [1]],
  ])('but one that is, is: %s, %j', (file, text, lines) => {
    expect(found(file, text)).toEqual(lines)
  })
})

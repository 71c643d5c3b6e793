import { describe, expect, it } from 'vitest'
import { hiddenValues } from './hidden-values.ts'

/** A text with every hidden stretch as `#`. */
function shown(file: string, text: string): string {
  let result = ''
  let at = 0
  for (const [start, end] of hiddenValues(file, text)) {
    if (end <= at) continue
    result += text.slice(at, Math.max(at, start)) + '#'
    at = end
  }
  return result + text.slice(at)
}

const P = 'correct-horse-9'

describe('the secrets of others', () => {
  it.each([
    ['.env', `DB_PASSWORD=${P}`, 'DB_PASSWORD=#'],
    ['.env', `export dbPassword="${P} x" # as before`, 'export dbPassword="#" # as before'],
    ['.env', `DB_PASSWORD=${P} x # as before`, 'DB_PASSWORD=# # as before'],
    ['.env', `# OLD_TOKEN=${P}`, '# OLD_TOKEN=#'],
    [
      '.env',
      `SENDGRID_API_KEY=SG.abc\nSTRIPE_SECRET_KEY=sk_live_abc`,
      'SENDGRID_API_KEY=#\nSTRIPE_SECRET_KEY=#',
    ],
    ['.env', 'AWS_SECRET_ACCESS_KEY=wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY', 'AWS_SECRET_ACCESS_KEY=#'],
    ['.env', `STRIPE_KEY=${P}${P}\nCACHE_KEY=v1`, 'STRIPE_KEY=#\nCACHE_KEY=v1'],
    ['.env', `DATABASE_URL=postgres://u:hunter2pass@h/x`, 'DATABASE_URL=postgres://u:#@h/x'],
    [
      '.env',
      `A=amqp://u:p@ss/w@h:1/x\nB=https://host:8080/a@2x`,
      'A=amqp://u:#@h:1/x\nB=https://host:8080/a@2x',
    ],
    ['.env', `A=https://${P}${P}@sentry.example/1`, 'A=https://#@sentry.example/1'],
    ['.env', 'DB_DSN=Server=h;Password=x;\nA=Server=h;Pwd=x y;', 'DB_DSN=#\nA=Server=h;Pwd=#'],
    [
      '.env',
      'TLS_PRIVATE_KEY="-----BEGIN PRIVATE KEY-----\nMIIE\nabc=\n-----END PRIVATE KEY-----"\nA=1',
      'TLS_PRIVATE_KEY="#\n#\n#\n#"\nA=1',
    ],
    [
      '.env',
      'A=-----BEGIN RSA PRIVATE KEY-----\nMIIE\n-----END RSA PRIVATE KEY-----',
      'A=-----BEGIN RSA PRIVATE KEY-----\n#\n-----END RSA PRIVATE KEY-----',
    ],
    ['.env', 'URL=https://x.example/?access_token=abc123&a=b', 'URL=https://x.example/?access_token=#'],
    ['.env', 'P=${DB_PASSWORD:-hunter2}', 'P=${DB_PASSWORD:-#}'],
    ['a.properties', `spring.mail.password: ${P} # x`, 'spring.mail.password: #'],
    ['a.properties', `spring.mail.password ${P}`, 'spring.mail.password #'],
    ['a.properties', `spring.mail.password=a\\\n  ${P}\nb=c`, 'spring.mail.password=#\n  #\nb=c'],
    ['a.properties', 'p=${DB_PASSWORD:hunter2}', 'p=${DB_PASSWORD:#}'],
    ['a.ini', `[db]\npasswd = ${P}`, '[db]\npasswd = #'],
    ['a.toml', `db_password = "${P}"\nports = [1]`, 'db_password = "#"\nports = [1]'],
    ['a.toml', `db_password = '''\n${P}\n'''`, `db_password = '''\n#\n'''`],
    ['a.toml', `a = { token = "${P}", b = 1 }`, 'a = { token = "#", b = 1 }'],
    ['a.json', `{"dbPassword": "${P}", "a": 1}`, '{"dbPassword": "#", "a": 1}'],
    ['a.json', `{"db-password":\n "${P}"}`, '{"db-password":\n "#"}'],
    ['a.json', '{"password": 123456, "a": 1}', '{"password": #, "a": 1}'],
    ['a.json', `{"apiKeys": ["${P}", "b"], "a": ["c"]}`, '{"apiKeys": ["#", "#"], "a": ["c"]}'],
    [
      'a.json',
      `[{"name": "DB_PASSWORD", "value": "${P}"}, {"name": "A", "value": "b"}]`,
      '[{"name": "DB_PASSWORD", "value": "#"}, {"name": "A", "value": "b"}]',
    ],
    ['a.json', `[{"value": "${P}", "name": "DB_PASSWORD"}]`, '[{"value": "#", "name": "DB_PASSWORD"}]'],
    [
      'a.json',
      `{"DbPassword": {"Type": "String", "Default": "${P}"}}`,
      '{"DbPassword": {"Type": "String", "Default": "#"}}',
    ],
    ['a.json', `{"a": "{\\"password\\":\\"${P}\\"}"}`, '{"a": "{\\"password\\":\\"#\\"}"}'],
    [
      'package.json',
      `{"scripts": {"a": "PGPASSWORD=${P} psql -h x", "b": "x --token ${P} y"}}`,
      '{"scripts": {"a": "PGPASSWORD=# psql -h x", "b": "x --token # y"}}',
    ],
    [
      'package.json',
      `{"scripts": {"a": "PGPASSWORD='a b' psql", "b": "PGPASSWORD=\\"a b\\" psql"}}`,
      `{"scripts": {"a": "PGPASSWORD='#' psql", "b": "PGPASSWORD=\\"#\\" psql"}}`,
    ],
    ['a.yaml', `db_password: ${P} x # y\na: b`, 'db_password: # # y\na: b'],
    ['a.yaml', `db:\n  password: 'it''s ${P}'\n  a: b`, `db:\n  password: '#'\n  a: b`],
    [
      'a.yaml',
      `key: |\n  a\nprivate_key: |\n  one\n  two\n\n  three\na: b`,
      'key: |\n  a\nprivate_key: |\n  #\n  #\n\n  #\na: b',
    ],
    ['a.yaml', `password:\n  ${P}\na: b`, 'password:\n  #\na: b'],
    ['a.yaml', `password: !!str ${P}\nb: !Ref x`, 'password: !!str #\nb: !Ref x'],
    ['a.yaml', `a: {password: ${P}, b: c}`, 'a: {password: #, b: c}'],
    ['a.yaml', `api_keys:\n  - ${P}\n  - "x"\na:\n  - b`, 'api_keys:\n  - #\n  - "#\na:\n  - b'],
    ['a.yaml', `env:\n  - DB_PASSWORD=${P} x\n  - A=b`, 'env:\n  - DB_PASSWORD=#\n  - A=b'],
    ['a.yaml', `env:\n  - "DB_PASSWORD=${P}"\n  - A=b`, 'env:\n  - "DB_PASSWORD=#"\n  - A=b'],
    [
      'a.yaml',
      `- name: DB_PASSWORD\n  value: ${P}\n- name: A\n  value: b`,
      '- name: DB_PASSWORD\n  value: #\n- name: A\n  value: b',
    ],
    [
      'a.yaml',
      `- name: A\n  value: b\n- value: ${P}\n  name: DB_PASSWORD`,
      '- name: A\n  value: b\n- value: #\n  name: DB_PASSWORD',
    ],
    [
      'a.yaml',
      `DbPassword:\n  Type: String\n  Default: ${P}\nA:\n  Default: b`,
      'DbPassword:\n  Type: String\n  Default: #\nA:\n  Default: b',
    ],
    [
      'a.yaml',
      `run: |\n  export DB_PASSWORD=${P} && x\n  curl -u me:${P} https://x.example`,
      'run: |\n  export DB_PASSWORD=# && x\n  curl -u me:# https://x.example',
    ],
    ['a.yaml', `headers:\n  Authorization: Bearer ${P}`, 'headers:\n  Authorization: #'],
    ['a.yaml', `A: \${DB_PASSWORD:-${P}}`, 'A: ${DB_PASSWORD:-#}'],
    [
      'a.sh',
      `export DB_PASSWORD='a b'\nTOKEN=a\\ b x\nfoo --password ${P}\nfoo --password=${P} -x`,
      `export DB_PASSWORD='#'\nTOKEN=# x\nfoo --password #\nfoo --password=# -x`,
    ],
    [
      'a.sh',
      `curl -H "Authorization: Bearer ${P}" -H 'X-Api-Key: ${P}' x`,
      `curl -H "Authorization: #" -H 'X-Api-Key: #' x`,
    ],
    [
      'Dockerfile',
      `ENV DB_PASSWORD=${P} A=b\nENV DB_PASSWORD ${P}\nARG TOKEN="${P}"`,
      'ENV DB_PASSWORD=# A=b\nENV DB_PASSWORD #\nARG TOKEN="#"',
    ],
    ['a.tf', `db_password = "${P}"\nx = var.db_password`, 'db_password = "#"\nx = var.db_password'],
    [
      'a.tf',
      `variable "db_password" {\n  type = string\n  default = "${P}"\n}\nvariable "a" {\n  default = "b"\n}`,
      'variable "db_password" {\n  type = string\n  default = "#"\n}\nvariable "a" {\n  default = "b"\n}',
    ],
    [
      'a.tf',
      `set_sensitive {\n  name  = "x.password"\n  value = "${P}"\n}`,
      'set_sensitive {\n  name  = "x.password"\n  value = "#"\n}',
    ],
    [
      'a.tf',
      `private_key = <<-EOT\n  one\n  two\nEOT\na = "b"`,
      'private_key = <<-EOT\n  #\n  #\nEOT\na = "b"',
    ],
    ['a.ts', `const dbPassword: string = '${P}', a = 'b'`, `const dbPassword: string = '#', a = 'b'`],
    ['a.ts', `const dbPassword =\n  '${P}'`, `const dbPassword =\n  '#'`],
    [
      'a.js',
      `new Pool({ user: 'me', password: '${P}', note: "it's" })`,
      `new Pool({ user: 'me', password: '#', note: "it's" })`,
    ],
    ['a.js', `const p = process.env.DB_PASSWORD || '${P}'`, `const p = process.env.DB_PASSWORD || '#'`],
    ['a.js', `process.env['DB_PASSWORD'] = '${P}'`, `process.env['DB_PASSWORD'] = '#'`],
    [
      'a.js',
      `const token = live ? 'abc' : get('name') ?? \`def\``,
      `const token = live ? '#' : get('name') ?? \`#\``,
    ],
    [
      'a.json',
      `{"credentials": {"token": "${P}", "value": "y"}}`,
      '{"credentials": {"token": "#", "value": "#"}}',
    ],
    ['a.js', `const p = { token: get(of('x'))[0]??'${P}' }`, `const p = { token: get(of('x'))[0]??'#' }`],
    ['a.yaml', `password: # of whom\n  ${P}`, 'password: # of whom\n  #'],
    ['a.js', `const password = 'ab' +\n  'cd'`, `const password = '#' +\n  '#'`],
    ['a.js', `// password: ${P}\nconst a = 'b'`, `// password: #\nconst a = 'b'`],
    ['a.js', `exec('PGPASSWORD=${P} psql')`, `exec('PGPASSWORD=# psql')`],
    [
      'a.js',
      `h = { Authorization: 'Bearer ${P}', 'x-api-key': "${P}" }`,
      `h = { Authorization: '#', 'x-api-key': "#" }`,
    ],
    ['a.rb', `password => '${P}'`, `password => '#'`],
    ['a.js', `x('sk_live_abcdefgh123')`, `x('#')`],
  ])('%s: %s', (file, text, expected) => {
    expect(shown(file, text)).toBe(expected)
  })

  it.each([
    [
      '.env',
      'DB_PASSWORD=\nTOKEN=""\nSECRET=${X}\nAPI_KEY=$X\nA_TOKEN=<token>\nB_TOKEN=your_token_here\nC=op://a/b/c\nTOKEN_URL=https://x.example',
    ],
    [
      '.env',
      'TWILIO_API_KEY=SK00000000000000000000000000000000\nDATABASE_URL=postgres://${U}:${P}@h/x\nDB_PASSWORD_FILE=/run/secrets/x',
    ],
    ['.env', 'TWILIO_REGION=ie1\nTWILIO_EDGE=dublin\nCOMPASS=north\nMAX_TOKENS=4096'],
    [
      'a.yaml',
      'permissions:\n  id-token: write\nwith:\n  token: ${{ secrets.A }}\n  password: {{ .Values.x }}',
    ],
    [
      'a.yaml',
      'secrets:\n  - db_password\n  - other\na:\n  secrets: inherit\nsecretName: x\nsecretKeyRef:\n  name: a\n  key: b',
    ],
    [
      'a.yaml',
      'rules:\n  no-shared-credential: error\ncredentials:\n  - names: [TWILIO_API_KEY]\n    region: ie1\n    sid: SK00000000000000000000000000000000',
    ],
    ['a.yaml', 'DbPassword: !Ref Password\nb: !GetAtt Secret.Value'],
    ['a.ts', `const password: string = getSecret('db/password')\nconst token = process.env.TOKEN ?? ''`],
    [
      'a.ts',
      `import twilio from 'twilio'\nconst client = twilio(key, secret, { region: 'ie1' })\ninterface A { token: string, password?: string }`,
    ],
    ['a.ts', `const url = 'https://x.example/?token=' + encodeURIComponent(token) + '&a=b'`],
    ['a.ts', `if (token === undefined) throw new Error('Invalid token: please log in again')`],
    ['a.ts', 'const p = `${token}`, headers = { Authorization: `Bearer ${token}` }'],
    ['a.ts', `// The token: see the docs of the other service\n/** @param password: what the user typed */`],
    ['a.ts', `fetch(url, { credentials: 'include' })`],
    [
      'a.tf',
      'password = var.db_password\ntoken = "${var.token}"\nvariable "db_password" {\n  type = string\n  sensitive = true\n}',
    ],
    ['a.sh', 'DB_PASSWORD=$(cat /run/secrets/x)\nTOKEN="$TOKEN" foo\nfoo --password "$P" --token-file x'],
    ['a.json', '{"token": null, "password": true, "apiKey": "", "credentials": {"region": "ie1"}}'],
  ])('%s keeps %s', (file, text) => {
    expect(shown(file, text)).toBe(text)
  })

  it('are found on a line of any length', () => {
    const entries = Array.from({ length: 3000 }, (_, index) => [`password${String(index)}`, `is ${P}`])
    const text = JSON.stringify(Object.fromEntries(entries))
    expect(shown('a.json', text)).not.toContain(P)
    expect(shown('a.js', `x(${text})`)).not.toContain(P)
  })
})

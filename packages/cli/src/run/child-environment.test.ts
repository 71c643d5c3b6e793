import { describe, expect, it } from 'vitest'
import { childEnvironment } from './child-environment.ts'
import type { ChildSetting } from './child-environment.ts'

const SETTING: ChildSetting = {
  inherited: {},
  world: {
    TWILIO_ACCOUNT_SID: 'AC0',
    TWILIO_AUTH_TOKEN: 'us',
    TWILIO_IE1_AUTH_TOKEN: 'ie',
    TWILIO_SUBACCOUNT_IE1_AUTH_TOKEN: 'sub',
  },
  region: undefined,
  emulatorUrl: 'http://127.0.0.1:4010',
  proxyUrl: 'http://127.0.0.1:4010',
  trust: {
    bundle: '/t/ca.pem',
    extra: '/t/extra.pem',
    javaTrustStore: '/t/s.jks',
    phpDirectory: '/t/php',
    unreadable: [],
  },
  hooks: { node: '/h/node.cjs', python: '/h/python' },
  delimiter: ':',
}
const environmentOf = (change: Partial<ChildSetting>): Readonly<Record<string, string>> =>
  childEnvironment({ ...SETTING, ...change }).environment

const TRUST =
  '-Djavax.net.ssl.trustStore=/t/s.jks -Djavax.net.ssl.trustStoreType=JKS -Djavax.net.ssl.trustStorePassword=changeit'
const JAVA = `-Dhttp.proxyHost=127.0.0.1 -Dhttp.proxyPort=4010 -Dhttps.proxyHost=127.0.0.1 -Dhttps.proxyPort=4010 -Dhttp.nonProxyHosts="localhost|127.*|[::1]" ${TRUST}`

describe('childEnvironment', () => {
  it.each([
    ['NODE_OPTIONS', undefined, '--require /h/node.cjs'],
    ['NODE_OPTIONS', '--enable-source-maps', '--enable-source-maps --require /h/node.cjs'],
    ['PYTHONPATH', undefined, '/h/python'],
    ['PYTHONPATH', '', '/h/python'],
    ['PYTHONPATH', '/mine:/other', '/h/python:/mine:/other'],
    ['PHP_INI_SCAN_DIR', undefined, ':/t/php'],
    ['PHP_INI_SCAN_DIR', '/mine', '/mine:/t/php'],
    ['JAVA_TOOL_OPTIONS', undefined, JAVA],
    ['JAVA_TOOL_OPTIONS', '-Xmx1g', `-Xmx1g ${JAVA}`],
    ['JDK_JAVA_OPTIONS', undefined, undefined],
    ['JDK_JAVA_OPTIONS', '-Dhttps.proxyHost=other', `-Dhttps.proxyHost=other ${JAVA}`],
    ['_JAVA_OPTIONS', '-Xmx1g', `-Xmx1g ${JAVA}`],
    ['ALL_PROXY', undefined, undefined],
    ['ALL_PROXY', 'socks5://proxy', 'http://127.0.0.1:4010'],
    ['npm_config_https_proxy', 'http://proxy', undefined],
    ['npm_config_proxy', 'http://proxy', undefined],
    ['npm_config_registry', 'https://registry', 'https://registry'],
    ['No_Proxy', 'twilio.com', undefined],
    ['NODE_EXTRA_CA_CERTS', '/mine.pem', '/t/extra.pem'],
    ['SSL_CERT_DIR', '/certs', '/certs'],
    ['MY_TWILIO_TOKEN', 'x', 'x'],
  ])('%s=%s becomes %s', (name, value, expected) => {
    expect(environmentOf({ inherited: { [name]: value } })[name]).toBe(expected)
  })

  it('quotes paths with blanks, each as its reader does', () => {
    const environment = environmentOf({
      hooks: { node: 'C:\\a b\\node.cjs', python: 'C:\\a b\\python' },
      trust: { ...SETTING.trust, javaTrustStore: 'C:\\a b\\s.jks' },
      delimiter: ';',
    })
    expect(environment).toMatchObject({
      NODE_OPTIONS: '--require "C:\\\\a b\\\\node.cjs"',
      JAVA_TOOL_OPTIONS: expect.stringContaining('-Djavax.net.ssl.trustStore="C:\\a b\\s.jks" ') as string,
      PHP_INI_SCAN_DIR: ';/t/php',
    })
  })

  it('quotes paths with quotes, each as its reader does', () => {
    const environment = environmentOf({
      hooks: { node: `/o'b "x/node.cjs`, python: '/h/python' },
      trust: { ...SETTING.trust, javaTrustStore: `/o'b "x/s.jks` },
    })
    expect(environment).toMatchObject({
      NODE_OPTIONS: String.raw`--require "/o'b \"x/node.cjs"`,
      JAVA_TOOL_OPTIONS: expect.stringContaining(`-Djavax.net.ssl.trustStore="/o'b "'"'"x/s.jks" `) as string,
    })
  })

  it('takes the proxies of Java’s options away where none is needed', () => {
    const java = '-Xmx1g -Dhttps.proxyHost=proxy -Dhttps.proxyPort=3128 -DsocksProxyHost=socks'
    expect(environmentOf({ proxyUrl: undefined, inherited: { JAVA_TOOL_OPTIONS: java } })).toMatchObject({
      JAVA_TOOL_OPTIONS: `${java} -Dhttps.proxyHost= -DsocksProxyHost= ${TRUST}`,
    })
  })

  it('has no way where none is needed', () => {
    const environment = environmentOf({
      proxyUrl: undefined,
      inherited: { https_proxy: 'http://proxy', NODE_OPTIONS: '--x' },
    })
    expect(Object.keys(environment).filter((name) => /proxy/i.test(name))).toEqual([])
    expect(environment).toMatchObject({
      NODE_OPTIONS: '--x',
      JAVA_TOOL_OPTIONS: TRUST,
      SSL_CERT_FILE: '/t/ca.pem',
    })
  })

  it('names what it takes away', () => {
    const inherited = { TWILIO_B: '', TWILIO_A: 'x', TWILIO_AUTH_TOKEN: 'real', TWILIO_REGION: 'ie1' }
    expect(childEnvironment({ ...SETTING, inherited }).removed).toEqual([
      'TWILIO_A',
      'TWILIO_B',
      'TWILIO_REGION',
    ])
    const region = { id: 'ie1', edge: 'dublin' } as const
    const { environment, removed } = childEnvironment({ ...SETTING, inherited, region })
    expect(removed).toEqual(['TWILIO_A', 'TWILIO_B'])
    expect(environment).toMatchObject({
      TWILIO_AUTH_TOKEN: 'ie',
      TWILIO_SUBACCOUNT_AUTH_TOKEN: 'sub',
      TWILIO_REGION: 'ie1',
      TWILIO_EDGE: 'dublin',
    })
  })
})

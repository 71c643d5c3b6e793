import { mkdirSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { madeUp, scratchDirectory } from '../fixtures/scratch.mjs'

/**
 * Generates a tree of configuration as a company of many services has it, in every format. The same call gives the
 * same tree.
 *
 * @param {number} files how many
 * @param {number} every one file of so many has settings of Twilio's
 * @returns {string} its directory, outside the repository
 */
export function generateSettings(files, every) {
  const root = scratchDirectory()
  for (let index = 0; index < files; index += 1) {
    const [name, write] = FORMATS[index % FORMATS.length]
    // By the number of its round, so that all formats have some.
    const mentions = Math.floor(index / FORMATS.length) % every === every - 1
    const settings = { ...others(index), ...(mentions ? twilio(index) : {}) }
    const path = join(root, `services/s${Math.floor(index / 40)}/c${index}`, name)
    mkdirSync(dirname(path), { recursive: true })
    writeFileSync(path, write(Object.entries(settings)))
  }
  return root
}

const VENDORS = [
  'DATABASE',
  'REDIS',
  'STRIPE',
  'SENTRY',
  'KAFKA',
  'SMTP',
  'SEARCH',
  'STORAGE',
  'AUTH',
  'CACHE',
]
const PROPERTIES = ['HOST', 'PORT', 'NAME', 'USER', 'TIMEOUT_MS', 'POOL_SIZE', 'ENABLED', 'BUCKET', 'LEVEL']

/** Twenty to sixty settings. */
function others(index) {
  return Object.fromEntries(
    Array.from({ length: 20 + ((index * 7) % 41) }, (_, number) => {
      const vendor = VENDORS[(index + number) % VENDORS.length]
      const property = PROPERTIES[number % PROPERTIES.length]
      return [
        `${vendor}_${property}_${number}`,
        `${vendor.toLowerCase()}-${(index * 31 + number * 17) % 9973}`,
      ]
    }),
  )
}

function twilio(index) {
  return {
    TWILIO_ACCOUNT_SID: madeUp(`ACCOUNT_SID ${index}`),
    TWILIO_AUTH_TOKEN: index % 5 === 0 ? madeUp(`AUTH_TOKEN ${index}`) : '${TWILIO_US1_AUTH_TOKEN}',
    TWILIO_REGION: 'us1',
  }
}

const lines = (settings, line) => settings.map(([name, value]) => line(name, value)).join('\n') + '\n'
const dollar = (value) => value.replaceAll('${', '$${')

/** A file's name, and how it is written. */
const FORMATS = [
  ['.env.production', (settings) => lines(settings, (name, value) => `${name}=${value}`)],
  [
    'compose.yaml',
    (settings) =>
      `services:\n  web:\n    image: web\n    environment:\n${lines(settings, (name, value) => `      ${name}: "${value}"`)}`,
  ],
  [
    'deployment.yaml',
    (settings) =>
      `apiVersion: apps/v1\nkind: Deployment\nmetadata: {name: web}\nspec:\n  template:\n    spec:\n      containers:\n        - name: web\n          env:\n${lines(settings, (name, value) => `            - name: ${name}\n              value: "${value}"`)}`,
  ],
  ['values.yaml', (settings) => `env:\n${lines(settings, (name, value) => `  ${name}: "${value}"`)}`],
  ['appsettings.json', (settings) => `${JSON.stringify({ env: Object.fromEntries(settings) }, null, 2)}\n`],
  [
    'task-definition.json',
    (settings) =>
      `${JSON.stringify({ containerDefinitions: [{ name: 'web', environment: settings.map(([name, value]) => ({ name, value })) }] }, null, 2)}\n`,
  ],
  [
    'netlify.toml',
    (settings) => `[build.environment]\n${lines(settings, (name, value) => `${name} = "${value}"`)}`,
  ],
  [
    'main.tf',
    (settings) =>
      `locals {\n  environment = {\n${lines(settings, (name, value) => `    ${name} = "${dollar(value)}"`)}  }\n}\n`,
  ],
  ['application.properties', (settings) => lines(settings, (name, value) => `${name}=${value}`)],
  ['config.ini', (settings) => `[environment]\n${lines(settings, (name, value) => `${name} = ${value}`)}`],
  ['Dockerfile', (settings) => `FROM node:20\n${lines(settings, (name, value) => `ENV ${name}="${value}"`)}`],
  ['deploy.sh', (settings) => `#!/bin/sh\n${lines(settings, (name, value) => `export ${name}="${value}"`)}`],
]

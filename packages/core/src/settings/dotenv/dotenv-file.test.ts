import { describe, expect, it } from 'vitest'
import { isDotenvFile, isTemplateFile } from './dotenv-file.ts'

describe('the name of a .env file', () => {
  it.each([
    '.env',
    'apps/web/.env.local',
    '.env.production.local',
    '.env-staging',
    'web.env',
    'config/prod.env',
    '.envrc',
    '.flaskenv',
    '.dev.vars',
    '.dev.vars.production',
    'env.example',
    '.env.example',
    'example.env',
    '.env.with space',
    '.env.a\nb',
    'a\rb.env',
    '.env.\ufffd',
  ])('%s is one', (file) => {
    expect(isDotenvFile(file)).toBe(true)
  })

  it.each([
    'env',
    'env.ts',
    '.env.js',
    '.env.d.ts',
    '.env.yaml',
    '.env.json',
    '.env.gpg',
    '.env.enc',
    '.env.sh',
    'environment',
    'src/env/index.ts',
    'venv',
    '.environment',
  ])('%s is none', (file) => {
    expect(isDotenvFile(file)).toBe(false)
  })
})

describe('the name of a template', () => {
  it.each([
    ['.env.example', true],
    ['.env.sample', true],
    ['.env.template', true],
    ['.env.dist', true],
    ['.env.local.example', true],
    ['env-example', true],
    ['example.env', true],
    ['values.example.yaml', true],
    ['.env.schema', true],
    // A copy gives nobody its values; a secret in it is real all the same.
    ['.env.bak', true],
    ['.env', false],
    ['.env.defaults', false],
    ['.env.production', false],
    ['distribution.env', false],
  ])('%s: %s', (file, expected) => {
    expect(isTemplateFile(file)).toBe(expected)
  })
})

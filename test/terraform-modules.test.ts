import { afterAll, describe, expect, it } from 'vitest'
import { removeScratch } from '../fixtures/scratch.mjs'
import { check, regionguard } from './cli.ts'
import { report, scratchProject } from './projects.ts'

/** A module of Terraform is a folder, whatever its files are called and whether each of them says Twilio. */
const scratch: string[] = []
afterAll(() => {
  scratch.forEach(removeScratch)
})

function project(files: Readonly<Record<string, string>>): string {
  const root = scratchProject(files)
  scratch.push(root)
  return root
}

function found(files: Readonly<Record<string, string>>): readonly string[] {
  return check(project(files)).findings.map(report)
}

const provider = (...lines: readonly string[]): string =>
  `provider "twilio" {\n${lines.map((line) => `  ${line}\n`).join('')}}\n`

const REGION = 'region = var.region'
const DEFAULT = 'variable "region" {\n  default = "ie1"\n}\n'

describe('names of a module', () => {
  it.each<[string, Readonly<Record<string, string>>, readonly string[]]>([
    [
      'a default in another file',
      { 'm/main.tf': provider(REGION), 'm/variables.tf': DEFAULT },
      ['m/main.tf:2 require-edge'],
    ],
    [
      'a local in another file',
      {
        'm/main.tf': provider('region = "ie1"', 'edge = local.e'),
        'm/locals.tf': 'locals {\n  e = local.way_in\n  way_in = "sydney"\n}\n',
      },
      ['m/main.tf:3 valid-edge'],
    ],
    [
      'a value of a variable without a default',
      {
        'm/main.tf': provider(REGION, 'edge = "dublin"'),
        'm/variables.tf': 'variable "region" {}\n',
        'm/terraform.tfvars': 'region = "au1"\n',
      },
      ['m/main.tf:3 valid-edge'],
    ],
    [
      'a credential by the name behind a local',
      {
        'm/main.tf': provider(
          'region = "ie1"',
          'edge = "dublin"',
          'api_key = local.key',
          'api_secret = local.secret',
        ),
        'm/locals.tf': 'locals {\n  key = var.twilio_us1_api_key\n  secret = var.twilio_us1_api_secret\n}\n',
      },
      ['m/main.tf:4 no-region-mismatch'],
    ],
    [
      'the words of the provider',
      {
        'main.tf': provider(
          'username = var.twilio_account_sid',
          'password = var.twilio_us1_auth_token',
          'region = "ie1"',
          'edge = "dublin"',
        ),
      },
      ['main.tf:3 no-region-mismatch'],
    ],
  ])('%s', (_, files, expected) => {
    expect(found(files)).toEqual(expected)
  })

  it.each<[string, Readonly<Record<string, string>>]>([
    ['another folder', { 'm/main.tf': provider(REGION), 'n/variables.tf': DEFAULT }],
    [
      'a file of variables that gives another value',
      {
        'main.tf': DEFAULT + provider(REGION, 'api_key = var.twilio_us1_api_key', 'api_secret = var.s'),
        'terraform.tfvars': 'region = "us1"\n',
      },
    ],
    [
      'values for one environment, in a folder of their own',
      { 'main.tf': DEFAULT + provider(REGION), 'env/prod.tfvars': 'region = "us1"\n' },
    ],
    [
      'a caller that gives another value',
      {
        'modules/sms/main.tf': DEFAULT + provider(REGION),
        'main.tf': 'module "twilio" {\n  source = "./modules/sms"\n  region = "us1"\n}\n',
      },
    ],
    [
      'what a caller works out',
      {
        'modules/sms/main.tf': DEFAULT + provider(REGION),
        'main.tf':
          'module "twilio" {\n  source = "./modules/sms"\n  region = lower(terraform.workspace)\n}\n',
      },
    ],
    ['two definitions', { 'a.tf': provider(REGION), 'b.tf': DEFAULT, 'c.tf': DEFAULT.replace('ie1', 'us1') }],
    [
      'a circle',
      { 'a.tf': provider('region = local.a'), 'b.tf': 'locals {\n  a = local.b\n  b = local.a\n}\n' },
    ],
    [
      'an object that the module completes',
      { 'eu.tfvars': 'twilio = { region = "ie1" }\n', 'variables.tf': 'variable "twilio" {}\n' },
    ],
    [
      'words of a SIP user',
      {
        'main.tf':
          'resource "twilio_sip_credential" "a" {\n  username = "alice"\n  password = var.sip_password\n}\n',
      },
    ],
  ])('nothing of %s', (_, files) => {
    expect(found(files)).toEqual([])
  })

  it('explains where a value was written', () => {
    const root = project({ 'm/main.tf': provider(REGION), 'm/variables.tf': DEFAULT })
    expect(regionguard(root, 'explain', 'm/main.tf:2').stdout).toContain(
      'region        `ie1`, written at m/variables.tf:2:13',
    )
    const one = project({ 'main.tf': DEFAULT + provider(REGION) })
    expect(regionguard(one, 'explain', 'main.tf:5').stdout).toContain(
      'region        `ie1`, written at main.tf:2:13',
    )
  })
})

import { describe, expect, it } from 'vitest'
import { manifestVersion } from './manifest-version.ts'

describe('the release that a manifest fixes', () => {
  it.each([
    ['package.json', '{"dependencies": {"twilio": "5.3.0"}}', 'node', '5.3.0'],
    ['package.json', '{"dependencies": {"twilio": "=5.3.0"}}', 'node', '5.3.0'],
    ['deno.json', '{"imports": {"twilio": "npm:twilio@5.3.0"}}', 'node', '5.3.0'],
    ['requirements.txt', 'flask>=2\ntwilio==9.8.8\n', 'python', '9.8.8'],
    ['requirements.txt', 'Twilio == 9.8.8 ; python_version > "3"', 'python', '9.8.8'],
    ['requirements.txt', 'twilio==9.8.8 \\\n  --hash=sha256:0', 'python', '9.8.8'],
    ['pyproject.toml', 'dependencies = [\n  "twilio==9.8.8",\n]', 'python', '9.8.8'],
    ['pyproject.toml', '[tool.poetry.dependencies]\ntwilio = "9.8.8"\n', 'python', '9.8.8'],
    ['go.mod', 'require (\n\tgithub.com/twilio/twilio-go v1.28.8\n)', 'go', '1.28.8'],
    ['go.mod', 'require github.com/twilio/twilio-go v1.28.8 // indirect', 'go', '1.28.8'],
    [
      'pom.xml',
      '<dependency>\n<groupId>com.twilio.sdk</groupId>\n<artifactId>twilio</artifactId>\n<version>11.2.0</version>',
      'java',
      '11.2.0',
    ],
    ['build.gradle', `implementation 'com.twilio.sdk:twilio:11.2.0'`, 'java', '11.2.0'],
    ['build.gradle.kts', `implementation("com.twilio.sdk:twilio:11.2.0")`, 'java', '11.2.0'],
    ['Gemfile', `gem 'twilio-ruby', '7.8.8'`, 'ruby', '7.8.8'],
    ['Gemfile', `gem "twilio-ruby", "= 7.8.8"`, 'ruby', '7.8.8'],
    ['composer.json', '{"require": {"twilio/sdk": "8.9.0"}}', 'php', '8.9.0'],
    ['Web.csproj', '<PackageReference Include="Twilio" Version="7.13.8" />', 'csharp', '7.13.8'],
    ['Web.csproj', '<PackageReference Include="Twilio" Version="[7.13.8]" />', 'csharp', '7.13.8'],
  ])('%s: %s', (name, text, sdk, version) => {
    expect(manifestVersion(name, text)).toEqual({ sdk, version })
  })

  it.each([
    ['package.json', '{"dependencies": {"twilio": "^5.3.0"}}'],
    ['package.json', '{"dependencies": {"twilio": "5"}}'],
    ['package.json', '{"dependencies": {"twilio": "workspace:*"}}'],
    ['package.json', '{"dependencies": {"twilio-video": "2.0.0"}}'],
    ['requirements.txt', 'twilio>=9.8.8'],
    ['requirements.txt', '# twilio==9.8.8'],
    ['requirements.txt', 'twilio==9.8.*'],
    ['requirements.txt', 'my-twilio==9.8.8'],
    ['pyproject.toml', 'twilio = "^9.8.8"'],
    ['go.mod', 'github.com/twilio/twilio-go v1.28.9-rc.1'],
    ['Gemfile', `gem 'twilio-ruby', '~> 7.8.8'`],
    ['Gemfile', `gem 'twilio-ruby'`],
    ['composer.json', '{"require": {"twilio/sdk": "^8.9.0"}}'],
    ['build.gradle', `implementation 'com.twilio.sdk:twilio:11.+'`],
    ['Other.csproj', '<PackageReference Include="Twilio.AspNet.Core" Version="8.0.0" />'],
    ['Cargo.toml', 'twilio = "1.0.0"'],
  ])('%s: %s fixes none', (name, text) => {
    expect(manifestVersion(name, text)).toBeUndefined()
  })
})

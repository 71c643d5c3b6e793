import type { SdkId } from '../knowledge/sdk.ts'

/** An SDK's release as a manifest fixes it. */
export interface ManifestVersion {
  readonly sdk: SdkId
  readonly version: string
}

/** How each manifest writes one exact release of its SDK; a range says nothing about the release that runs. */
const EXACT: readonly { manifest: RegExp; sdk: SdkId; pattern: RegExp }[] = [
  { manifest: /^package\.json$/, sdk: 'node', pattern: /"twilio"\s*:\s*"[=v]?(\d+\.\d+\.\d+)"/ },
  { manifest: /^deno\.jsonc?$/, sdk: 'node', pattern: /"npm:twilio@(\d+\.\d+\.\d+)"/ },
  {
    manifest: /^requirements\.txt$/,
    sdk: 'python',
    pattern: /^twilio(?:\[[^\]]*\])?\s*===?\s*(\d+\.\d+\.\d+)\s*(?:$|[;#\\])/im,
  },
  {
    manifest: /^pyproject\.toml$/,
    sdk: 'python',
    // PEP 621 (`"twilio==9.8.8"`) or Poetry, where a bare version is exact.
    pattern: /(?:["']twilio\s*===?\s*|^twilio\s*=\s*["']=*)(\d+\.\d+\.\d+)\s*["';]/m,
  },
  {
    manifest: /^go\.mod$/,
    sdk: 'go',
    pattern: /^\s*(?:require\s+)?github\.com\/twilio\/twilio-go\s+v(\d+\.\d+\.\d+)\s*(?:$|\/\/)/m,
  },
  {
    manifest: /^pom\.xml$/,
    sdk: 'java',
    pattern:
      /<groupId>com\.twilio\.sdk<\/groupId>\s*<artifactId>twilio<\/artifactId>\s*<version>(\d+\.\d+\.\d+)<\/version>/,
  },
  {
    manifest: /^build\.gradle(?:\.kts)?$/,
    sdk: 'java',
    pattern: /["']com\.twilio\.sdk:twilio:(\d+\.\d+\.\d+)["']/,
  },
  {
    manifest: /^Gemfile$/,
    sdk: 'ruby',
    pattern: /^\s*gem\s+["']twilio-ruby["']\s*,\s*["'](?:=\s*)?(\d+\.\d+\.\d+)["']/m,
  },
  { manifest: /^composer\.json$/, sdk: 'php', pattern: /"twilio\/sdk"\s*:\s*"[=v]?(\d+\.\d+\.\d+)"/ },
  // NuGet takes the lowest release that a requirement allows, so `Version="7.13.8"` is that release.
  { manifest: /\.csproj$/, sdk: 'csharp', pattern: /Include="Twilio"\s+Version="\[?(\d+\.\d+\.\d+)\]?"/ },
]

/**
 * The release of an SDK that a manifest fixes, if it does.
 *
 * @param name the manifest's file name
 * @param text its content
 */
export function manifestVersion(name: string, text: string): ManifestVersion | undefined {
  for (const { manifest, sdk, pattern } of EXACT) {
    const version = manifest.test(name) ? pattern.exec(text)?.[1] : undefined
    if (version !== undefined) return { sdk, version }
  }
  return undefined
}

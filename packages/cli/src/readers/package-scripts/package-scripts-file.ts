import { nameOf } from '@regionguard/core/settings'

/** Whether a file is a package's manifest, of which the scripts are read. */
export function isPackageManifest(file: string): boolean {
  return nameOf(file) === 'package.json'
}

/** Every project that uses Twilio names it among its dependencies; only commands name its variables and hosts. */
export function mayHoldScripts(text: string): boolean {
  return /TWILIO_|twilio\.com|ACCOUNT_SID|AUTH_TOKEN|API_KEY/.test(text)
}

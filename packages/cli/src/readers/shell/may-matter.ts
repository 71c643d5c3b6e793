/**
 * Whether a text may hold commands of interest: they name a variable or a host of Twilio's, a secret by a name that says so,
 * or the SID of an account or key. Cheap, for most texts hold none.
 */
export function mayMatter(text: string): boolean {
  return MAY_MATTER.test(text)
}

const MAY_MATTER =
  /TWILIO_|twilio\.com|ACCOUNT_SID|AUTH_TOKEN|API_KEY|\b(?:AC|SK)[0-9a-fA-F]{32}\b|[Tt]wilio[\w./-]{0,60}(?:[Tt]oken|[Ss]ecret)/

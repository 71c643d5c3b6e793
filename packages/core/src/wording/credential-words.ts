import type { Half } from '../resolution/credential.ts'
import type { CredentialUse } from '../resolution/credential-use.ts'

const SID = /^[A-Z]{2}[0-9a-fA-F]{32}$/

/** How a message names a half: its name or SID, never its text. */
export function halfWords(half: Half): string {
  const name = half.names[0]?.path
  if (name !== undefined) return `\`${name}\``
  if (half.text !== undefined && SID.test(half.text)) return half.text
  switch (half.role) {
    case 'account-sid':
      return 'this Account SID'
    case 'auth-token':
      return 'this Auth Token'
    case 'api-key-sid':
      return 'this API key'
    case 'api-key-secret':
      return 'this API key secret'
    case undefined:
      return 'this value'
  }
}

/** How a message names a credential, with its kind where that is known: "The API key `TWILIO_IE1_API_KEY`". */
export function credentialWords(use: CredentialUse): string {
  const half =
    use.username.role === 'api-key-sid' && use.username.names.length > 0 ? use.username : use.password
  const named = half.names.length > 0
  switch (use.kind) {
    case 'auth-token':
      return named ? `the Auth Token ${halfWords(half)}` : 'this Auth Token'
    case 'api-key':
      if (use.username.names.length === 0 && use.username.text !== undefined && SID.test(use.username.text))
        return `the API key ${use.username.text}`
      return named ? `the API key ${halfWords(half)}` : 'this API key'
    case 'ambiguous':
    case 'mixed':
    case 'unknown':
      return named ? `the credential ${halfWords(half)}` : 'this credential'
  }
}

/** The first letter in upper case, to begin a sentence. */
export function sentence(text: string): string {
  return text.charAt(0).toUpperCase() + text.slice(1)
}

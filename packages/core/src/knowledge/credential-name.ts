/** What a name or position says that a value is. */
export type CredentialRole = 'account-sid' | 'auth-token' | 'api-key-sid' | 'api-key-secret'

/** The SDKs and tools whose behaviour the knowledge base describes. */
export const SDK_IDS = [
  'node',
  'python',
  'java',
  'go',
  'ruby',
  'csharp',
  'php',
  'terraform',
  'twilio-cli',
  'serverless-toolkit',
] as const

export type SdkId = (typeof SDK_IDS)[number]

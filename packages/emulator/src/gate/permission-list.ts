import type { Operation } from '../operations/operation.ts'

/**
 * What a Restricted key or an OAuth app lacks for an operation: `read` permits to fetch one resource, `list` to list
 * them, and `*` everything with that kind of resource (twilio-claude-plugin, live tests of 2026-03-27).
 *
 * @param allow `/twilio/messaging/messages/read`, `/twilio/messaging/messages/*`
 * @returns the permission that is missing
 */
export function permissionMissing(allow: readonly string[], operation: Operation): string | undefined {
  const { permission } = operation
  if (permission === undefined) return NONE_SUFFICES
  if (allow.includes(permission)) return undefined
  return allow.includes(permission.replace(/[^/]+$/, '*')) ? undefined : permission
}

/** For what Twilio lists no permission. */
const NONE_SUFFICES = '(none is known for this operation)'

/** The products for which Twilio has permissions, as its page on Restricted keys and the code of others name them. */
const PRODUCTS = new Set([
  'billing',
  'conversations',
  'event-streams',
  'events',
  'flex',
  'iam',
  'insights',
  'intelligence',
  'lookup',
  'messaging',
  'monitor',
  'phone-numbers',
  'serverless',
  'studio',
  'taskrouter',
  'verify',
  'video',
  'voice',
])

/** Whether a text has the form of a permission of Twilio. */
export function isPermission(text: string): boolean {
  const parts = /^\/twilio\/([a-z-]+)\/[a-z0-9.-]+\/(?:\*|read|list|create|update|delete)$/.exec(text)
  return parts?.[1] !== undefined && PRODUCTS.has(parts[1])
}

import { isLiveRegion } from '@regionguard/core/knowledge'
import type { Exchange } from '../../pipeline/exchange.ts'
import { errorOf } from '../../wire/rest-error.ts'

/** @throws RestError 400 for a VoiceRegion that is no Region, and for a name of more than 64 characters */
export function routeChangesOf({ form }: Exchange): {
  readonly voiceRegion: string | undefined
  readonly friendlyName: string | undefined
} {
  const voiceRegion = form.get('VoiceRegion')
  const friendlyName = form.get('FriendlyName')
  if (voiceRegion !== undefined && !isLiveRegion(voiceRegion)) {
    throw errorOf(20422, 'Invalid VoiceRegion: it must be us1, ie1 or au1')
  }
  if (friendlyName !== undefined && friendlyName.length > 64) throw errorOf(20002)
  return { voiceRegion, friendlyName }
}

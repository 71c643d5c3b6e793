/**
 * As the 2010 API writes it: `Thu, 30 Jul 2015 20:00:00 +0000` (RFC 2822).
 *
 * @param iso ISO 8601
 */
export function rfc2822(iso: string): string {
  return new Date(iso).toUTCString().replace('GMT', '+0000')
}

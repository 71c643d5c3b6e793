import { hostMeaning, parseTwilioHost } from '@regionguard/core/knowledge'

/**
 * Replaces the origin of Twilio's own absolute URLs in a body, so that a client that follows them stays with the
 * emulator: `url`, `*_page_url`, `links` in JSON, and the same as elements and attributes in XML. What an account
 * stored (`voice_url`, the text of a message) and Twilio's documentation (`more_info`) stay as they are.
 *
 * @param body JSON or XML; anything else is returned as it is
 * @param contentType of the body
 * @param origin what stands for `https://<host>`
 */
export function rewriteUrls(body: string, contentType: string, origin: (host: string) => string): string {
  const replace = (url: string): string => replaceOrigin(url, origin)
  if (contentType.includes('json')) {
    return body
      .replace(JSON_URL, (_all, before: string, url: string) => before + replace(url))
      .replace(JSON_LINKS, (links) =>
        links.replace(/(:\s*")([^"]+)/g, (_all, before: string, url: string) => before + replace(url)),
      )
  }
  if (contentType.includes('xml')) {
    return body
      .replace(XML_ELEMENT, (_all, before: string, url: string) => before + replace(url))
      .replace(XML_ATTRIBUTE, (_all, before: string, url: string) => before + replace(url))
  }
  return body
}

/** Inside a JSON string a quotation mark is escaped, so that `"url":"` can only be a member of an object. */
const JSON_URL = /("(?:url|[a-z]+_page_url)"\s*:\s*")(https:\/\/[^"\\]+)/g
const JSON_LINKS = /"links"\s*:\s*\{[^{}]*\}/g
const XML_ELEMENT = /(<(?:Url|[A-Za-z]+PageUrl)>)(https:\/\/[^<]+)/g
const XML_ATTRIBUTE = /(\s[a-z]+pageurl=")(https:\/\/[^"]+)/g

function replaceOrigin(url: string, origin: (host: string) => string): string {
  const [, name = '', rest = ''] = /^https:\/\/([^/?#]+)(.*)$/s.exec(url) ?? []
  const host = parseTwilioHost(name)
  return host === undefined || hostMeaning(host).kind !== 'rest' ? url : origin(host.host) + rest
}

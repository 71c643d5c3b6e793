/** `server {`, `}`, `listen 80;`, `<Directory />`: nginx, HAProxy's kin, HOCON, Apache. */
const OTHER = /^[^\S\r\n]*(?:<|[^\s;#][^\r\n]*[{;][^\S\r\n]*$|[{}])/m

/** A section, or an assignment. */
const SOME = /^[^\S\r\n]*(?:\[[^\]\r\n]+\]|[^\s=#;][^=\r\n]*=)/m

/** Whether a text is INI rather than another format that uses the same ending of names. */
export function looksLikeIni(text: string): boolean {
  return SOME.test(text) && !OTHER.test(text)
}

import { nameOf } from '@regionguard/core/settings'

const INI = /\.(?:ini|cfg|conf|service)(?:[._-](?:example|sample|template|tmpl|tpl|dist|local))?$/i

/** Whether a file may be INI by its name: also units of systemd, and `.conf`, whose text decides. */
export function isIniFile(file: string): boolean {
  return INI.test(nameOf(file))
}

/** Names that other formats have as well: the text must look like INI. */
export function isPerhapsIni(file: string): boolean {
  return /\.(?:conf|cfg)(?:$|[._-])/i.test(nameOf(file))
}

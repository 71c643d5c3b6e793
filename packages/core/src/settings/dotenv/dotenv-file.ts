// All of them are asked of a name in lower case: for a pattern that ignores case V8 takes ten times as long until it can
// be asked, half a millisecond at every start.

/** Words in a file name that say that its values are examples: `.env.example`, `values.sample.yaml`. */
const TEMPLATE_WORD =
  /(?:^|[._-])(?:example|examples|sample|template|tmpl|tpl|dist|schema|skeleton)(?=$|[._-])/

/** What AWS SAM calls the real thing. */
const CLOUDFORMATION = /^template\.(?:ya?ml|json)$/

/** Copies that are left lying about: their secrets are real, their values reach nobody. */
const COPY = /(?:\.(?:bak|backup|old|orig|save|copy)|~)$/

/** Programs, other formats and ciphertext that only begin like a `.env`. */
const OTHER_FORMAT =
  /\.(?:[cm]?[jt]sx?|jsonc?|json5|ya?ml|toml|ini|php|py|rb|go|rs|java|kt|cs|md|mdx|txt|html?|erb|j2|sh|bash|zsh|fish|ps1|bat|cmd|enc|encrypted|gpg|asc|age|sops|vault|keys|zip|gz|tgz|map|svg|png)$/

const DOTENV =
  /^(?:\.?env(?:[._-].+)?|\.flaskenv|\.envrc(?:\..+)?|\.dev\.vars(?:\..+)?|.+\.env(?:\.[^.]+)*)$/s

/** Whether a file is a `.env` by its name: `.env`, `.env.local`, `web.env`, `.envrc`, `.dev.vars`, `env.example`. */
export function isDotenvFile(file: string): boolean {
  const name = lowerNameOf(file)
  return nameOf(file) !== 'env' && DOTENV.test(name) && !OTHER_FORMAT.test(name)
}

/** Whether a file holds examples by its name: it names settings, and gives nobody a value. */
export function isTemplateFile(file: string): boolean {
  const name = lowerNameOf(file)
  return (TEMPLATE_WORD.test(name) && !CLOUDFORMATION.test(name)) || COPY.test(name)
}

/** direnv's file is a shell script, of which the plain `export NAME=value` lines are read. */
export function isEnvrc(file: string): boolean {
  return /^\.envrc(?:\.|$)/.test(lowerNameOf(file))
}

/** The last part of a path. */
export function nameOf(file: string): string {
  return file.slice(file.lastIndexOf('/') + 1)
}

function lowerNameOf(file: string): string {
  return nameOf(file).toLowerCase()
}

import { madeUp } from '../../../../fixtures/scratch.mjs'
import type { DetailedCase } from './rule-case.ts'
import type { Message, Result } from './lint-setup.ts'

/**
 * What a user sees of a case, as text: the code with a caret line under each problem, the messages, what suggestions
 * and fixes change.
 */
export function renderReport(one: DetailedCase, { code, messages, output }: Result): string {
  const heading = [one.filename ?? 'app.js', ...(one.options ?? []).map((options) => JSON.stringify(options))]
  for (const [path, text] of Object.entries(one.project ?? {})) {
    heading.push(`${path}: ${JSON.stringify(text.trim())}`)
  }
  const lines = [heading.join('  '), ...renderCode(code, messages)]
  messages.forEach((message, index) => {
    lines.push(`${String(index + 1)}: ${message.message}`)
    for (const { desc, fix } of message.suggestions ?? []) {
      lines.push(
        `   suggests: ${desc}`,
        ...renderChange(code, code.slice(0, fix.range[0]) + fix.text + code.slice(fix.range[1])),
      )
    }
  })
  if (output !== code) lines.push('fixed:', ...renderChange(code, output))
  return hideSecrets(one.code, lines.map((line) => line.trimEnd()).join('\n'))
}

function renderCode(code: string, messages: readonly Message[]): string[] {
  return code.split('\n').flatMap((text, index) => {
    const line = index + 1
    const width = String(code.split('\n').length).length
    const carets = messages.flatMap((message, number) => {
      const { endLine = message.line, endColumn = message.column + 1 } = message
      if (line < message.line || line > endLine) return []
      const from = line === message.line ? message.column - 1 : text.length - text.trimStart().length
      const to = line === endLine ? endColumn - 1 : text.length
      const marks = '^'.repeat(Math.max(to - from, 1))
      const label = line === endLine ? ` ${String(number + 1)}` : ''
      return [`${' '.repeat(width)} | ${' '.repeat(from)}${marks}${label}`]
    })
    return [`${String(line).padStart(width)} | ${text}`, ...carets]
  })
}

/** The lines that differ. */
function renderChange(before: string, after: string): string[] {
  const old = before.split('\n')
  const now = after.split('\n')
  let start = 0
  while (start < Math.min(old.length, now.length) && old[start] === now[start]) start++
  let end = 0
  while (
    end < Math.min(old.length, now.length) - start &&
    old[old.length - 1 - end] === now[now.length - 1 - end]
  )
    end++
  return [
    ...old.slice(start, old.length - end).map((line) => `   - ${line}`),
    ...now.slice(start, now.length - end).map((line) => `   + ${line}`),
  ]
}

const PLACEHOLDER = /\{\{((?:AUTH_TOKEN|API_SECRET|API_KEY|ACCOUNT_SID)(?: [a-z0-9-]+)?)\}\}/g

/** The values that a case's placeholders stand for, by placeholder. */
export function secretsIn(code: string): ReadonlyMap<string, string> {
  return new Map([...code.matchAll(PLACEHOLDER)].map(([text, label = '']) => [text, madeUp(label)]))
}

/** The placeholder again, as long as its value, so that the carets stay in place. */
function hideSecrets(code: string, text: string): string {
  let shown = text
  for (const [placeholder, value] of secretsIn(code)) {
    shown = shown.replaceAll(value, placeholder.padEnd(value.length, '·'))
  }
  return shown
}

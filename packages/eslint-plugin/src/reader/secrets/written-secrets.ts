import { literal, mayHoldSecrets, secretsInText, type Span } from '@regionguard/core'
import type { Draft, Scan } from '../scan.ts'

/**
 * The secrets within a string or a template that stand beside their SID or their name: in a URL, in a header, in a
 * command. Wherever they are used: a URL that nobody is seen to ask for holds them as well.
 */
export function writtenSecrets(scan: Scan): Draft[] {
  if (!mayHoldSecrets(scan.text)) return []
  return [...scan.tree.all('Literal'), ...scan.tree.all('TemplateLiteral')].flatMap((node) => {
    const raw = scan.text.slice(node.range[0], node.range[1])
    const isOneLine = !/[\r\n]/.test(raw)
    return secretsInText(raw).map(({ role, secret, start, end }): Draft => {
      const whole = scan.evaluator.span(node)
      const span: Span = isOneLine
        ? whole
        : { file: scan.file, start: node.range[0] + start, end: node.range[0] + end }
      const value = literal(secret, [span], 'secret')
      return {
        node,
        subject: {},
        fact: (id) => ({ kind: 'named-secret', id, span, name: 'URL', role, value, twilio: true }),
      }
    })
  })
}

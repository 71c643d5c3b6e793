import type { Stretch } from '../shown-line.ts'
import { mayBeShown } from './shown-value.ts'

/** `scheme://user:password@`; a port before a path is no password, though an `@` may follow. */
const PASSWORD = /[a-z0-9]:\/\/[^\s/:@'"`<>]{0,200}:(?!\d{1,5}[/?#])([^\s'"`<>]{1,500})@/gi

/** `https://<token>@`, with no password. */
const LONE_TOKEN = /[a-z0-9]:\/\/([\w.~-]{20,500})@/gi

/** `curl -u user:password`. */
const OF_CURL = /\s(?:-u|--user|--proxy-user)[= ]{1,3}["']?[^\s:"']{1,200}:([^\s"'\\]+)/g

/** Passwords in URLs, and those that go with a user on a command line. */
export function urlPasswords(text: string): readonly Stretch[] {
  const found: Stretch[] = []
  for (const pattern of text.includes('@') ? [PASSWORD, LONE_TOKEN, OF_CURL] : [OF_CURL]) {
    for (const { index, 0: whole, 1: password = '' } of text.matchAll(pattern)) {
      const start = index + whole.lastIndexOf(password)
      if (!mayBeShown(password)) found.push([start, start + password.length])
    }
  }
  return found
}

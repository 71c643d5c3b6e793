/* global btoa, fetch, URLSearchParams */
// Arguments: the Region, its host, another Region's host. Node's own `fetch`, then `https`, neither of which knows a proxy.
import https from 'node:https'
import { connect } from 'node:tls'

const [, , client, region, host, otherHost] = process.argv
const account = process.env.TWILIO_ACCOUNT_SID

const clients = {
  async fetch(method, host, path, user, password, body) {
    const response = await fetch(`https://${host}${path}`, {
      method,
      headers: { Authorization: `Basic ${btoa(`${user}:${password}`)}` },
      ...(body === undefined ? {} : { body: new URLSearchParams(body) }),
    }).catch((error) => {
      throw error.cause
    })
    return { status: response.status, body: await response.json() }
  },
  https(method, host, path, user, password, body) {
    return new Promise((resolve, reject) => {
      const headers = { 'Content-Type': 'application/x-www-form-urlencoded' }
      const request = https.request(
        { method, host, path, auth: `${user}:${password}`, headers },
        (response) => {
          let text = ''
          response.on('data', (chunk) => (text += chunk))
          response.on('end', () => resolve({ status: response.statusCode, body: JSON.parse(text) }))
        },
      )
      request.on('error', reject)
      request.end(body === undefined ? undefined : new URLSearchParams(body).toString())
    })
  },
  // By hand, and by a name that was imported before anything could change it.
  tls(method, host, path, user, password, body) {
    return new Promise((resolve, reject) => {
      const form = body === undefined ? '' : new URLSearchParams(body).toString()
      const socket = connect(443, host, { servername: host }, () => {
        socket.end(
          [
            `${method} ${path} HTTP/1.1`,
            `Host: ${host}`,
            `Authorization: Basic ${btoa(`${user}:${password}`)}`,
            'Content-Type: application/x-www-form-urlencoded',
            `Content-Length: ${form.length}`,
            'Connection: close',
            '',
            form,
          ].join('\r\n'),
        )
      })
      let text = ''
      socket.on('data', (chunk) => (text += chunk))
      socket.on('error', reject)
      socket.on('end', () => {
        const [head, rest] = text.split('\r\n\r\n')
        resolve({ status: Number(head.split(' ')[1]), body: JSON.parse(rest) })
      })
    })
  },
}

const ask = clients[client]
const path = `/2010-04-01/Accounts/${account}`
const token = process.env[`TWILIO_${region.toUpperCase()}_AUTH_TOKEN`]
const { sid, secret } = (
  await ask('POST', host, `${path}/Keys.json`, account, token, { FriendlyName: 'worker' })
).body
const used = (await ask('GET', host, `${path}/Messages.json`, sid, secret)).status
const refused = (await ask('GET', otherHost, `${path}/Messages.json`, sid, secret)).status
const withoutEdge = await ask('GET', 'api.ie1.twilio.com', `${path}/Messages.json`, sid, secret).catch(
  ({ code, message }) => `${code} ${message}`,
)
console.log(JSON.stringify({ sid, used, refused, withoutEdge }))

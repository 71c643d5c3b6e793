/**
 * One request, made with every library that the reader knows, with Basic authentication built in the usual ways.
 *
 * @param host the host name
 * @param user the user name, as source text
 * @param password as source text
 */
export function basicRequests(host: string, user: string, password: string): readonly string[] {
  const url = `\`https://${host}/2010-04-01/Accounts/\${sid}/Messages.json\``
  const sid = `const sid = ${user}\n`
  const header = `'Basic ' + Buffer.from(sid + ':' + ${password}).toString('base64')`
  return [
    `${sid}await fetch(${url}, { method: 'POST', body, headers: { Authorization: ${header} } })`,
    `${sid}await fetch(${url}, { headers: new Headers({ authorization: \`Basic \${btoa(\`\${sid}:\${${password}}\`)}\` }) })`,
    `import axios from 'axios'\n${sid}await axios.post(${url}, body, { auth: { username: sid, password: ${password} } })`,
    `const axios = require('axios')\n${sid}const api = axios.create({ baseURL: 'https://${host}', auth: { username: sid, password: ${password} } })\nmodule.exports = () => api.get(\`/2010-04-01/Accounts/\${sid}/Messages.json\`)`,
    `import got from 'got'\n${sid}await got.post(${url}, { username: sid, password: ${password}, form: {} })`,
    `import { request } from 'undici'\n${sid}await request(${url}, { method: 'POST', headers: { authorization: ${header} } })`,
    `const superagent = require('superagent')\n${sid}superagent.post(${url}).auth(sid, ${password}).send({}).end()`,
    `import https from 'node:https'\n${sid}https.request({\n  hostname: '${host}',\n  path: \`/2010-04-01/Accounts/\${sid}/Messages.json\`,\n  method: 'POST',\n  auth: \`\${sid}:\${${password}}\`,\n}).end()`,
    `${sid}await fetch(\`https://\${sid}:\${${password}}@${host}/2010-04-01/Accounts/\${sid}/Messages.json\`)`,
    `${sid}const headers = { Authorization: ${header} }\nexport const list = () => fetch(${url}, { headers })`,
  ]
}

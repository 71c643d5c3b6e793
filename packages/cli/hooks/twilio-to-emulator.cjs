'use strict'

/**
 * `regionguard run` loads this file into every Node process below it, by `NODE_OPTIONS=--require`. Node's own `fetch`
 * and `https` know no proxy variable; all that they do over TLS goes through `tls.connect`. What would go to Twilio goes
 * to the emulator instead, which speaks TLS on the same port; the name that is asked for, and so the Region, stays.
 */
const { hostname, port } = new URL(process.env.REGIONGUARD_EMULATOR ?? 'http://0.0.0.0:0')

if (port !== '0') {
  const tls = require('node:tls')
  const { connect } = tls

  tls.connect = function (...args) {
    const callback = args.find((arg) => typeof arg === 'function')
    const options = Object.assign(
      {},
      placeOf(args),
      ...args.filter((arg) => arg !== null && typeof arg === 'object'),
    )
    // Over a socket that is there already (a proxy's), the way is chosen.
    if (options.socket || options.path || !isTwilio(options.host, options.port)) {
      return connect.apply(this, args)
    }
    const servername = options.servername || options.host
    return connect.call(
      this,
      { ...options, host: hostname, port: Number(port), servername, lookup: undefined },
      callback,
    )
  }

  // `import { connect } from 'node:tls'` finds it, too.
  require('node:module').syncBuiltinESMExports()
}

/** `tls.connect(port, host, ...)`, `tls.connect(port, ...)`, `tls.connect(path, ...)` */
function placeOf([first, second]) {
  if (typeof first === 'string' && !/^\d+$/.test(first)) return { path: first }
  if (typeof first !== 'number' && typeof first !== 'string') return {}
  return { port: first, ...(typeof second === 'string' ? { host: second } : {}) }
}

/** 443 is the port of a request that names none; other ports are not the REST API's. */
function isTwilio(host, remotePort) {
  return Number(remotePort) === 443 && typeof host === 'string' && /^(?:.+\.)?twilio\.com\.?$/i.test(host)
}

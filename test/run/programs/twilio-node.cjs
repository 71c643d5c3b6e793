// Argument 1: the package (twilio, twilio4, twilio5); 2 and 3: a Region's place, 4 and 5 another one's.
const [, , name, region, edge, otherRegion, otherEdge] = process.argv
const twilio = require(name)
const { TWILIO_ACCOUNT_SID: account } = process.env
const place = (region, edge) => (region === 'us1' ? {} : { region, edge })

async function main() {
  const owner = twilio(account, process.env[`TWILIO_${region.toUpperCase()}_AUTH_TOKEN`], place(region, edge))
  const { sid, secret } = await owner.newKeys.create({ friendlyName: 'worker' })
  const worker = (...where) => twilio(sid, secret, { accountSid: account, ...place(...where) })
  const used = await worker(region, edge).messages.list()
  const refused = await worker(otherRegion, otherEdge)
    .messages.list()
    .catch(({ status }) => status)
  const withoutEdge = await twilio(sid, secret, { accountSid: account, region: 'ie1' })
    .messages.list()
    .catch(({ code, message }) => `${code} ${message}`)
  console.log(JSON.stringify({ sid, used: Array.isArray(used) ? 200 : used, refused, withoutEdge }))
}
main()

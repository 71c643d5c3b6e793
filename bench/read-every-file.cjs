// The peer of `regionguard check`: reads every file below the working directory, and does nothing with it. CommonJS,
// as Node starts that fastest.
const { readdirSync, readFileSync } = require('node:fs')

let bytes = 0
function read(directory) {
  for (const entry of readdirSync(directory, { withFileTypes: true })) {
    const path = `${directory}/${entry.name}`
    if (entry.isDirectory()) read(path)
    else bytes += readFileSync(path).length
  }
}
read('.')
console.log(bytes)

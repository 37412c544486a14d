// validate.js PACKAGE MODULES: reads a data package with the public library of the standard
// (npm: datapackage), which knows nothing of ours: its profile, then every row of every table
// against types, constraints and keys. One closing line; not zero if anything failed.
//
// The library is of the standard's first version: it does not know that a field may have its
// own missingValues, so a part of a key that may be empty is not checked for being there.
'use strict'
const path = require('path')
const [file, modules] = process.argv.slice(2)
const { Package } = require(require.resolve('datapackage', { paths: [modules] }))

async function main() {
  let passed = 0, failed = 0
  const say = (name, errors) => {
    if (errors.length === 0) { passed++; return }
    failed++
    console.log(`FAILED  ${name}`)
    for (const error of errors.slice(0, 10)) console.log(`  ${error.message || error}`)
  }
  const pack = await Package.load(file, { basePath: path.dirname(file) })
  say('the package', pack.errors)
  for (const resource of pack.resources) {
    const errors = [...resource.errors]
    try {
      const rows = await resource.read({ keyed: true })
      if (rows.length !== resource.descriptor.rows)
        errors.push(`${rows.length} rows read, ${resource.descriptor.rows} described`)
    } catch (error) {
      errors.push(...(error.errors && error.errors.length ? error.errors : [error]))
    }
    say(resource.name, errors)
  }
  console.log(`${passed} passed, ${failed} failed`)
  process.exit(failed === 0 ? 0 : 1)
}
main().catch(error => { console.error(error); process.exit(1) })

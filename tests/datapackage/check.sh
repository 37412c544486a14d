#!/bin/sh
# check.sh BUILD_DIR PACKAGE: reads a data package with the public validator of the standard,
# which npm installs into BUILD_DIR. Where it cannot be installed the check is skipped, loudly.
set -u

here=$(cd "$(dirname "$0")" && pwd)
modules=$1/datapackage
mkdir -p "$modules"
if [ ! -d "$modules/node_modules/datapackage" ]; then
	cp "$here/package.json" "$modules"
	(cd "$modules" && npm install --no-audit --no-fund) >"$modules/npm.log" 2>&1 || {
		cat "$modules/npm.log"
		echo 'SKIPPED datapackage: its validator cannot be installed; expected node and npm'
		echo '0 passed, 0 failed, 1 skipped'
		exit 0
	}
fi
node "$here/validate.js" "$2" "$modules"

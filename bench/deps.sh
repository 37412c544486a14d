#!/bin/sh
# deps.sh FOLDER: the tools that bench.sh compares with: Debian packages, and npm packages into FOLDER.
set -eu
# Where Node.js came from its makers, it brought npm, and Debian's package does not go with it.
node=
command -v npm >/dev/null || node='nodejs npm'
# shellcheck disable=SC2086
"$(dirname "$0")/../tools/deps.sh" time $node r-cran-data.table python3-pandas miller
mkdir -p "$1"
cd "$1"
[ -e package.json ] || echo '{ "private": true }' >package.json
mkdir -p node_modules
npm install --no-audit --no-fund @duckdb/node-api@1.5.6-r.1 nodejs-polars@0.26.1 nodejs-polars-linux-x64-gnu@0.26.1 || {
	echo "bench-deps: npm packages could not be installed; expected a registry that npm reaches" >&2
	exit 3
}

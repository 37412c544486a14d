#!/bin/sh
# Tests the report in a real browser: check.sh BUILD_DIR PAGE TABLES_DIR
# Installs what it needs: Debian's Chromium, Node if there is none, two packages from npm as
# package-lock.json names them. Screenshots and the printed page stay in BUILD_DIR/browser.
set -eu

here=$(cd "$(dirname "$0")" && pwd)
work=$1/browser
mkdir -p "$work"
work=$(cd "$work" && pwd)
page=$(cd "$(dirname "$2")" && pwd)/$(basename "$2")
tables=$(cd "$3" && pwd)

"$here/../../tools/deps.sh" chromium fonts-liberation
command -v npm >/dev/null || "$here/../../tools/deps.sh" nodejs npm

if ! cmp -s "$here/package-lock.json" "$work/installed-lock.json"; then
	cp "$here/package.json" "$here/package-lock.json" "$here/.npmrc" "$work"
	(cd "$work" && npm ci --ignore-scripts >npm.log 2>&1) || { cat "$work/npm.log"; exit 3; }
	cp "$here/package-lock.json" "$work/installed-lock.json"
fi
NODE_PATH=$work/node_modules exec node "$here/run.js" "$page" "$tables" "$work"

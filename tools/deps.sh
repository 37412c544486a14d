#!/bin/sh
# Installs the Debian packages named on the command line that are not installed yet.
# Asks and does nothing when all are there.
set -eu

missing=
for package in "$@"; do
	status=$(dpkg-query -W -f '${db:Status-Status}' "$package" 2>/dev/null || true)
	[ "$status" = installed ] || missing="$missing $package"
done
[ -n "$missing" ] || exit 0

as_root=
if [ "$(id -u)" -ne 0 ]; then
	command -v sudo >/dev/null || {
		echo "deps: missing packages:$missing" >&2
		echo "deps: become root and run: apt-get install$missing" >&2
		exit 3
	}
	as_root=sudo
fi
echo "deps: installing$missing"
$as_root env DEBIAN_FRONTEND=noninteractive sh -c "
	apt-get -q update &&
	apt-get -q -y install --no-install-recommends $missing" >/dev/null

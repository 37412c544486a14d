# For the scripts of this folder, which read it with: . "$(dirname "$0")/begin.sh"

root=$(cd "$(dirname "$0")/../.." && pwd)

# begin BUILD_DIR: goes to a work folder, which is removed at the end, with the helpers of the cases at hand.
begin() {
	build=$(cd "$1" && pwd) || exit 3
	work=$(mktemp -d) || exit 3
	trap 'rm -rf "$work"' EXIT
	cd "$work" || exit 3
	export LC_ALL=C
	ROOT=$root BIN=$build
	. "$root/tests/lib.sh"
}

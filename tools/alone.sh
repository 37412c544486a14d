#!/bin/sh
# Runs a command while no other that was started in this way works in DIR: alone.sh DIR COMMAND…
# It waits for the other one, and says so. The lock is on the folder itself and ends with the process that has it.
set -eu

dir=$1
shift
mkdir -p "$dir"
command -v flock >/dev/null || exec "$@"
flock --nonblock "$dir" true || echo "waiting for another make that works in $dir" >&2
exec flock "$dir" "$@"

#!/usr/bin/env bash
# need.sh COMMAND PACKAGE: makes COMMAND available, by Debian's PACKAGE if it is missing.
# Status 0 when it is there; 1, with the reason on standard error, when it could not be had.
set -euo pipefail

command=$1 package=$2
command -v "$command" >/dev/null && exit 0

if ! command -v apt-get >/dev/null; then
  echo "$command is missing and there is no apt-get; install $package by hand" >&2
  exit 1
fi
if [ "$(id -u)" = 0 ]; then
  as_root=()
elif command -v sudo >/dev/null && sudo -n true 2>/dev/null; then
  as_root=(sudo -n)
else
  echo "$command is missing and installing needs root: apt-get install $package" >&2
  exit 1
fi

log=$(mktemp)
trap 'rm -f "$log"' EXIT
install() {
  "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y --no-install-recommends "$package" >"$log" 2>&1
}
# The package lists may be absent or old: refresh them only if the first try fails.
install || { "${as_root[@]}" apt-get update >"$log" 2>&1 && install; } || {
  echo "$command is missing and $package could not be installed: $(tail -n 1 "$log")" >&2
  exit 1
}
command -v "$command" >/dev/null || { echo "$package was installed but brings no $command" >&2; exit 1; }

#!/usr/bin/env bash
# Installs what some suites start by themselves, where it is missing: PostgreSQL and MariaDB from Debian's packages (root, or sudo), moto into
# .carepath. Without it those suites are skipped, each with its reason. With CI set, what cannot be had is a failure: a build that nobody
# watches must not get smaller without a word.
set -uo pipefail
cd "$(dirname "$0")/../.." || exit 1

missing=()

databases() {
  local packages=() sudo=()
  command -v mariadbd >/dev/null || [ -x /usr/sbin/mariadbd ] || packages+=(mariadb-server)
  command -v postgres >/dev/null || compgen -G '/usr/lib/postgresql/*/bin/postgres' >/dev/null || packages+=(postgresql)
  [ "${#packages[@]}" -eq 0 ] && return
  [ "$(id -u)" -eq 0 ] || sudo=(sudo -n)
  if command -v apt-get >/dev/null && "${sudo[@]}" true 2>/dev/null && install "${packages[@]}"; then return; fi
  missing+=("${packages[@]}")
}

# Debian starts a server that it installs: it is told not to.
install() {
  local policy=/usr/sbin/policy-rc.d own='' result
  if [ ! -e "$policy" ]; then
    printf '#!/bin/sh\nexit 101\n' | "${sudo[@]}" tee "$policy" >/dev/null && "${sudo[@]}" chmod +x "$policy" && own=yes
  fi
  "${sudo[@]}" apt-get update -qq &&
    "${sudo[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -qq -y --no-install-recommends "$@" >/dev/null
  result=$?
  [ -z "$own" ] || "${sudo[@]}" rm -f "$policy"
  return "$result"
}

moto() {
  command -v moto_server >/dev/null || [ -x .carepath/moto/bin/moto_server ] && return
  python3 -m venv .carepath/moto && .carepath/moto/bin/pip install -q 'moto[server]~=5.2.0' && return
  rm -rf .carepath/moto
  missing+=(moto_server)
}

databases
moto
[ "${#missing[@]}" -eq 0 ] && exit
echo "not here and not to be had: ${missing[*]}; the suites that need them are skipped"
[ -z "${CI:-}" ]

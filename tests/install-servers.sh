#!/usr/bin/env bash
# Installs the real servers that the tests start: download clients, a news server, a database and a browser.
# Only as root on Debian. It can be run any number of times, and starts no system service.
# What cannot be installed is no failure here: the tests that need it are skipped by name.
set -uo pipefail

packages=(sabnzbdplus qbittorrent-nox inn2 postgresql chromium par2 unrar rar faketime)

installed() { [ "$(dpkg-query -W -f '${db:Status-Status}' "$1" 2>/dev/null)" = installed ]; }
missing() { for name in "$@"; do installed "$name" || printf '%s ' "$name"; done; }

wanted=$(missing "${packages[@]}")
[ -n "$wanted" ] || exit 0
if [ "$(id -u)" != 0 ] || ! command -v apt-get >/dev/null || ! grep -q '^ID=debian' /etc/os-release 2>/dev/null; then
  echo "not installed, and only root on Debian can: $wanted"
  exit 0
fi
echo "installing: $wanted"
export DEBIAN_FRONTEND=noninteractive

# SABnzbd is in contrib and rar in non-free: they are asked for at the mirror that this machine already uses.
own_sources=/etc/apt/sources.list.d/orleansmedia-tests.sources
if ! apt-cache policy 2>/dev/null | grep -q 'c=contrib' || ! apt-cache policy 2>/dev/null | grep -q 'c=non-free,'; then
  codename=$(. /etc/os-release && echo "${VERSION_CODENAME:-}")
  mirror=$(cat /etc/apt/sources.list /etc/apt/sources.list.d/*.list /etc/apt/sources.list.d/*.sources 2>/dev/null |
    sed -nE 's/^URIs: *([^ ]+).*/\1/p; s/^deb +(\[[^]]*\] +)?([^ ]+) .*/\2/p' | grep -E '/debian/?$' | head -n 1)
  if [ -n "$mirror" ] && [ -n "$codename" ]; then
    printf 'Types: deb\nURIs: %s\nSuites: %s\nComponents: contrib non-free\nSigned-By: /usr/share/keyrings/debian-archive-keyring.gpg\n' \
      "$mirror" "$codename" > "$own_sources"
  fi
fi

# No package may start a daemon: the tests start their own, on loopback, in a scratch folder.
policy=/usr/sbin/policy-rc.d
if [ ! -e "$policy" ]; then
  printf '#!/bin/sh\nexit 101\n' > "$policy"
  chmod 755 "$policy"
  trap 'rm -f "$policy"' EXIT
fi

apt=(apt-get -y -q -o DPkg::Lock::Timeout=300 -o Dpkg::Options::=--force-confold -o Acquire::Retries=2)
# A news server left half configured (see below) stops every later install: mend it first.
configure_news() {
  [ -f /etc/news/inn.conf ] && ! installed inn2 || return 0
  sed -i '/^#*domain:/d' /etc/news/inn.conf
  echo 'domain: example.test' >> /etc/news/inn.conf
  dpkg --configure -a --force-confold
}

log=$(mktemp)
{
  configure_news
  "${apt[@]}" update
  # One at a time where all together fail, so that one missing package costs only itself.
  # shellcheck disable=SC2086
  if ! "${apt[@]}" --no-install-recommends install $wanted; then
    # INN's own set-up refuses to end while the machine has no domain name.
    configure_news
    for name in $(missing $wanted); do
      "${apt[@]}" --no-install-recommends install "$name"
      [ "$name" = inn2 ] && configure_news
    done
  fi
} > "$log" 2>&1

still=$(missing "${packages[@]}")
if [ -n "$still" ]; then
  echo "could not be installed: $still"
  grep -E '^(E|Err|dpkg: error)' "$log" | tail -n 10
fi
rm -f "$log"
exit 0

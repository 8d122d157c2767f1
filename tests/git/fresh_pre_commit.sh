#!/bin/sh
# Proves the pre-commit hook on a fresh machine: a bare Debian 12 with Git and pre-commit, no compiler, no library.
# usage: fresh_pre_commit.sh [MIRROR]      needs root and debootstrap; the folder is removed afterwards
set -eu
here=$(cd "$(dirname "$0")/../.." && pwd)
root=$(mktemp -d "${TMPDIR:-/tmp}/blameless-fresh.XXXXXX")
mirror=${1:-$(sed -n 's/^URIs: *\([^ ]*debian\)\/* *$/\1/p; s/^deb \([^ ]*debian\)\/* .*/\1/p' /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | head -n 1)}

clean_up() {
    umount "$root/proc" 2>/dev/null || true
    rm -rf "$root" "$root.log"
}
trap clean_up EXIT

debootstrap --variant=minbase --include=ca-certificates bookworm "$root" ${mirror:+"$mirror"} >"$root.log" 2>&1 || { tail -n 20 "$root.log"; exit 2; }
mount -t proc proc "$root/proc" || echo 'fresh: no /proc there; going on without'
cp /etc/resolv.conf "$root/etc/" 2>/dev/null || true
cp -r /etc/apt/apt.conf.d/. "$root/etc/apt/apt.conf.d/" 2>/dev/null || true
cp -r /etc/apt/sources.list.d "$root/etc/apt/" 2>/dev/null || true
rm -f "$root/etc/apt/sources.list"
[ ! -f /etc/apt/sources.list ] || cp /etc/apt/sources.list "$root/etc/apt/"
mkdir "$root/source"
git -C "$here" archive HEAD | tar -x -C "$root/source"

cat >"$root/prove.sh" <<'X'
set -eu
export LC_ALL=C HOME=/root GIT_AUTHOR_NAME=x GIT_AUTHOR_EMAIL=x@x GIT_COMMITTER_NAME=x GIT_COMMITTER_EMAIL=x@x
apt-get update -qq >/dev/null 2>&1 && apt-get install -y -qq --no-install-recommends git pre-commit >/dev/null 2>&1
cd /source && git init -q -b main . && git add . && git commit -q -m source && git tag v0.1.0
mkdir /docs && cd /docs && git init -q -b main .
printf 'repos:\n- repo: /source\n  rev: v0.1.0\n  hooks:\n  - id: blameless\n' >.pre-commit-config.yaml
printf 'fail-level: warning\n' >.blameless.yml
printf '# Outage\n\n## Summary\n\nRavi was careless.\n\n## Timeline\n\n- 14:32 UTC it broke\n' >pm.md
git add .
! command -v cc >/dev/null
if pre-commit run >/tmp/out 2>&1; then cat /tmp/out; exit 1; fi
grep -q 'pm.md:5:' /tmp/out || { cat /tmp/out; exit 1; }
X
chroot "$root" sh /prove.sh
echo 'fresh: the pre-commit hook installs and runs in a bare Debian 12'

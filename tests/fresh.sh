#!/bin/sh
# Proves the README's two commands in a bare Debian 12: no compiler, no library, no Git configuration.
# usage: fresh.sh [MIRROR]      needs root and debootstrap; the folder is removed afterwards
set -eu
here=$(cd "$(dirname "$0")/.." && pwd)
root=$(mktemp -d "${TMPDIR:-/tmp}/blameless-fresh.XXXXXX")
mirror=${1:-$(sed -n 's/^URIs: *\([^ ]*debian\)\/* *$/\1/p; s/^deb \([^ ]*debian\)\/* .*/\1/p' /etc/apt/sources.list /etc/apt/sources.list.d/* 2>/dev/null | head -n 1)}

clean_up() {
    umount "$root/dev/pts" "$root/proc" 2>/dev/null || true
    rm -rf "$root"
}
trap clean_up EXIT

debootstrap --variant=minbase --include=ca-certificates bookworm "$root" ${mirror:+"$mirror"} >"$root.log" 2>&1 || { tail -n 20 "$root.log"; exit 2; }
rm -f "$root.log"
mount -t proc proc "$root/proc" || echo 'fresh: no /proc there; going on without'
mount --bind /dev/pts "$root/dev/pts" || echo 'fresh: no terminals there; going on without'
rm -f "$root/dev/ptmx"
ln -s pts/ptmx "$root/dev/ptmx"
cp /etc/resolv.conf "$root/etc/" 2>/dev/null || true
cp -r /etc/apt/apt.conf.d/. "$root/etc/apt/apt.conf.d/" 2>/dev/null || true
mkdir "$root/src"
git -C "$here" archive HEAD | tar -x -C "$root/src"
# make itself is the one thing that must be there to type `make`.
chroot "$root" sh -c 'apt-get update -qq && apt-get install -y -qq --no-install-recommends make >/dev/null'
chroot "$root" sh -c 'cd /src && LC_ALL=C make demo && LC_ALL=C make check'
echo 'fresh: make demo and make check work in a bare Debian 12'

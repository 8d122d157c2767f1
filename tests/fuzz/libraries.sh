#!/bin/sh
# Builds the four libraries from the distribution's sources with coverage and AddressSanitizer, for fuzzing that sees into them:
# libraries.sh FOLDER. What is there already is kept. Sources are fetched with a list of our own: the system's stays as it is.
set -eu
mkdir -p "$1/parts" "$1/lists"
folder=$(cd "$1" && pwd)
[ ! -f "$folder/done" ] || exit 0
cd "$folder"
. /etc/os-release
cat >parts/source.sources <<END
Types: deb-src
URIs: http://deb.debian.org/debian
Suites: $VERSION_CODENAME
Components: main
Signed-By: /usr/share/keyrings/debian-archive-keyring.gpg
END
apt() {
    apt-get -qq -o Dir::Etc::sourcelist=/dev/null -o Dir::Etc::sourceparts="$folder/parts" -o Dir::State::lists="$folder/lists" "$@"
}
apt update
apt source cmark pcre2 libyaml jansson
for source in cmark-* pcre2-* libyaml-* jansson-*; do
    [ -d "$source" ] || continue
    cmake -S "$source" -B "build-${source%%-*}" -DCMAKE_C_COMPILER=clang -DCMAKE_BUILD_TYPE=None -DCMAKE_C_FLAGS='-O2 -g -w -fsanitize=fuzzer-no-link,address -fno-omit-frame-pointer' \
        -DCMAKE_INSTALL_PREFIX="$folder" -DCMAKE_INSTALL_LIBDIR=lib -DBUILD_SHARED_LIBS=OFF \
        -DCMARK_TESTS=OFF -DCMARK_SHARED=OFF -DCMARK_STATIC=ON \
        -DPCRE2_SUPPORT_JIT=ON -DPCRE2_BUILD_PCRE2GREP=OFF -DPCRE2_BUILD_TESTS=OFF \
        -DBUILD_TESTING=OFF -DJANSSON_BUILD_DOCS=OFF -DJANSSON_WITHOUT_TESTS=ON -DJANSSON_EXAMPLES=OFF
    cmake --build "build-${source%%-*}" -j2
    cmake --install "build-${source%%-*}"
done >build.log
touch done

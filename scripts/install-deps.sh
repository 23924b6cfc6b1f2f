#!/bin/sh
# Installs the Debian or Ubuntu packages that are missing, and nothing when none is.
# Usage: install-deps.sh build [test] [bench]
set -eu

missing=""
need() { # need PACKAGE PROBE...: the package is wanted when the probe fails
  package=$1
  shift
  "$@" >/dev/null 2>&1 || missing="$missing $package"
}
has() { command -v "$1"; }
has_library() { has pkg-config && pkg-config --exists "$1"; }
has_header() { echo "#include <$1>" | clang -E -; } # clang comes with Swift
has_venv() { python3 -c 'import ensurepip, venv'; }
has_browser() { has chromium || has chromium-browser || has google-chrome; }
has_firefox() { has firefox-esr || has firefox; }
has_font() { dpkg-query -W -f '${Status}' fonts-dejavu-core 2>/dev/null | grep -q 'ok installed'; }

for purpose in "$@"; do
  case $purpose in
    build)
      need pkg-config has pkg-config
      need libzip-dev has_library libzip
      need libisal-dev has_library libisal
      need libmagic-dev has_header magic.h
      need libcmark-gfm-dev has_library libcmark-gfm
      need libcmark-gfm-extensions-dev has_header cmark-gfm-core-extensions.h
      need libqrencode-dev has_library libqrencode
      need libsqlite3-dev has_library sqlite3
      need libxlsxwriter-dev has_library xlsxwriter
      need zlib1g-dev has_library zlib
      ;;
    test)
      need python3-venv has_venv
      need unzip has unzip
      need zip has zip
      need p7zip-full has 7z
      need libarchive-tools has bsdtar
      need strace has strace
      need chromium has_browser
      need firefox-esr has_firefox
      need default-jre-headless has java
      need poppler-utils has pdftotext
      need fonts-dejavu has_font
      ;;
    bench)
      need python3-venv has_venv
      need unzip has unzip
      need zip has zip
      need p7zip-full has 7z
      need openssl has openssl
      need isal has igzip
      ;;
    *)
      echo "install-deps.sh: unknown purpose: $purpose (build, test, bench)" >&2
      exit 64
      ;;
  esac
done

if ! command -v "${SWIFT:-swift}" >/dev/null 2>&1; then
  echo "Falta Swift 6.3 o posterior / Swift 6.3 or later is missing: https://www.swift.org/install/" >&2
  exit 69
fi
[ -n "$missing" ] || exit 0

cannot() {
  echo "No se pudo instalar / could not install:$missing" >&2
  echo "Instálelos como administrador / install them as administrator: apt-get install$missing" >&2
  exit 69
}
command -v apt-get >/dev/null 2>&1 || cannot
as_root=""
if [ "$(id -u)" -ne 0 ]; then
  command -v sudo >/dev/null 2>&1 || cannot
  as_root="sudo"
fi

echo "Instalando / installing:$missing"
export DEBIAN_FRONTEND=noninteractive
$as_root apt-get update -q >/dev/null || cannot
# shellcheck disable=SC2086  # the list is several words on purpose
$as_root env DEBIAN_FRONTEND=noninteractive apt-get install -q -y --no-install-recommends $missing >/dev/null || cannot

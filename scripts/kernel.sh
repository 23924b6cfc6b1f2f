#!/bin/sh
# Makes Templates/verificador/nucleo.txt: the hash kernel of Sources/HashKernel as WebAssembly, in Base64.
# With --check it writes nothing and fails when the file is not what the sources give.
set -eu
cd "$(dirname "$0")/.."

swiftc=${SWIFTC:-swiftc}
linker=$(dirname "$(readlink -f "$(command -v "$swiftc")")")/wasm-ld
target=Templates/verificador/nucleo.txt
place=$(mktemp -d)
trap 'rm -rf "$place"' EXIT

# The compiler keeps a hash of file names in the object: they are the same wherever this runs.
cp Sources/HashKernel/*.swift "$place"
(
  cd "$place"
  "$swiftc" -target wasm32-unknown-none-wasm -enable-experimental-feature Embedded -wmo -Osize \
    -Xfrontend -disable-stack-protector -Xfrontend -function-sections \
    -parse-as-library -swift-version 6 -package-name empalme -module-name HashKernel \
    -c CRC32Kernel.swift Exports.swift SHA256Kernel.swift -o kernel.o
  "$linker" --no-entry --gc-sections --strip-all --export=__heap_base kernel.o -o kernel.wasm
)
base64 --wrap=120 "$place/kernel.wasm" >"$place/nucleo.txt"

if [ "${1:-}" = --check ]; then
  cmp "$place/nucleo.txt" "$target"
else
  cp "$place/nucleo.txt" "$target"
fi

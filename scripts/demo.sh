#!/bin/sh
# The worked example from an empty folder to a verified bundle, in demo/.
# A second run finds the version sealed, says «sin cambios» and verifies again; when the example or the program
# has changed, demo/ is made anew. A folder demo/ that this script did not make is left alone.
set -eu
cd "$(dirname "$0")/.."

swift=${SWIFT:-swift}
empalme=${EMPALME:-"$("$swift" build -c release --show-bin-path)/empalme"}
example=Archive/piedras-2011
folder=demo/piedras-2011
mark=demo/.hecho-por-make-demo

state=$(
  {
    sha256sum "$empalme" scripts/demo.sh
    find "$example" -type f -print0 | LC_ALL=C sort -z | xargs -0 sha256sum
  } | sha256sum
)
if [ -e demo ] && [ ! -e "$mark" ]; then
  echo "demo/ existe y no la hizo make demo; bórrela o muévala / demo/ exists and is not ours" >&2
  exit 73
fi
if [ "$(cat "$mark" 2>/dev/null)" != "$state" ]; then
  rm -rf demo
  mkdir demo
  echo "en obra" >"$mark"
fi

# Says the command line, runs it, and accepts the statuses that report remarks on the material.
run() {
  accepted=$1
  shift
  printf '\n$ empalme'
  for word in "$@"; do
    case $word in
      *' '*) printf " '%s'" "$word" ;;
      *) printf ' %s' "$word" ;;
    esac
  done
  printf '\n'
  status=0
  "$empalme" "$@" || status=$?
  case " $accepted " in
    *" $status "*) ;;
    *)
      echo "empalme terminó con estado $status" >&2
      exit "$status"
      ;;
  esac
}

[ -e "$folder" ] || run "0" crear "$folder" --desde "$example"
run "0 1 2" revisar "$folder"
run "0" construir "$folder" --fecha 2011-12-28 --motivo 'Entrega a la administración 2012-2015'
version=$(ls -d "$folder"/versiones/v[0-9]* | tail -n 1)
for bundle in "$version"/*.zip; do run "0" verificar "$bundle"; done

public=$(ls "$version"/*_publica.zip)
integral=$(ls "$version"/*.zip | grep -v '_publica\.zip$')
sello=$("$empalme" verificar "$integral" --json | sed -n 's/^ *"sello" : "\(.*\)",\{0,1\}$/\1/p' | head -n 1)
echo "$state" >"$mark"
cat <<END

Listo / done:
  Documento (HTML)   $version/documento-empalme.html
  Verificador        $version/verificador.html
  Edición integral   $integral
  Edición pública    $public
  Sello              $sello
END

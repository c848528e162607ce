#!/usr/bin/env bash
# Fetches what the pages need from others, in fixed versions, so that nothing is loaded from outside at run time.
# Needs npm. A file that is not the one we know ends the script and leaves the folder as it was.
set -euo pipefail
cd "$(dirname "${BASH_SOURCE[0]}")"

version=5.35.0
files=(swagger-ui.css swagger-ui-bundle.js LICENSE NOTICE)

folder=$(mktemp -d)
trap 'rm -rf "$folder"' EXIT
(cd "$folder" && npm pack --silent "swagger-ui-dist@$version" >/dev/null && tar xzf ./*.tgz)
(cd "$folder/package" && sha256sum --check --quiet) < swagger-ui.sha256
cp "${files[@]/#/$folder/package/}" swagger-ui/

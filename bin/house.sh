# Shared by the commands of bin/: where the house stands, how its program is built, what can be installed.
# Sourced, never run.
root=$(cd "$(dirname "${BASH_SOURCE[0]}")/.." && pwd -P)
export DOTNET_CLI_TELEMETRY_OPTOUT=1 DOTNET_NOLOGO=1 MSBUILDDISABLENODEREUSE=1

fail() { printf '%s\n' "$*" >&2; exit 2; }

need_sdk() {
  command -v dotnet >/dev/null || fail "The .NET 10 SDK is missing: install it so that 'dotnet' is on the PATH."
  (cd "$root" && dotnet --version >/dev/null 2>&1) || fail "The .NET SDK that global.json asks for is missing: $(dotnet --list-sdks | tr '\n' ' ')found."
}

# Restores exactly what the lock files say, once per state of those files.
restore() {
  local lock
  lock=$(cd "$root" && git_free_list '*.csproj' '*.props' 'packages.lock.json' | hash_files)
  [ "$(cat "$root/var/restored" 2>/dev/null)" = "$lock" ] && [ -f "$root/src/Web/obj/project.assets.json" ] && return
  (cd "$root" && dotnet restore Maillage.slnx --locked-mode -v q -nologo) >&2
  mkdir -p "$root/var" && printf '%s' "$lock" > "$root/var/restored"
}

git_free_list() {
  local names=() name
  for name in "$@"; do names+=(-o -name "$name"); done
  find . \( -name bin -o -name obj -o -name node_modules -o -name var -o -name .git \) -prune -o -type f \( "${names[@]:1}" \) -print | LC_ALL=C sort
}

hash_files() { xargs -d '\n' sha256sum | sha256sum | cut -c1-16; }

# Publishes the program into a folder named after its sources, so that a server that runs an older one is not disturbed.
# Sets $program.
build_program() {
  local sources
  build_field || printf 'The field app was not built: /terrain/ says so until it is.\n' >&2
  sources=$(cd "$root" && { find src/Web $([ -d src/Field/dist ] && echo src/Field/dist) \( -name bin -o -name obj \) -prune -o -type f -print; ls ./*.props global.json BannedSymbols.txt .editorconfig; } | LC_ALL=C sort | hash_files)
  program="$root/var/app/$sources/Maillage.Web"
  [ -f "$root/var/app/$sources/built" ] && return
  need_sdk
  mkdir -p "$root/var/app"
  exec 9> "$root/var/app/lock"
  flock 9
  if [ ! -f "$root/var/app/$sources/built" ]; then
    restore
    (cd "$root" && dotnet publish src/Web -c Release -o "var/app/$sources" --no-restore -v q -nologo -clp:NoSummary) >&2
    touch "$root/var/app/$sources/built"
    # The last three stay: a server may still run from one.
    ls -dt "$root"/var/app/*/ | tail -n +4 | xargs -r rm -rf
  fi
  exec 9>&-
}

# What the field app is built and tested with, exactly what its lock file says, once per state of that file.
field_ready() {
  local lock
  command -v npm >/dev/null && node -e 'process.exit(+process.versions.node.split(".")[0] < 20 ? 1 : 0)' 2>/dev/null \
    || { printf 'Node.js 20 or newer with npm is missing: the field app is neither built nor tested.\n' >&2; return 1; }
  lock=$(cd "$root" && printf '%s\n' src/Field/package-lock.json | hash_files)
  [ "$(cat "$root/src/Field/node_modules/.lock" 2>/dev/null)" = "$lock" ] && return
  printf 'Fetching what the field app is built with.\n' >&2
  (cd "$root/src/Field" && npm ci --ignore-scripts --no-audit --no-fund --silent) >&2 && printf '%s' "$lock" > "$root/src/Field/node_modules/.lock"
}

# Builds the field app into src/Field/dist, once per state of what it is built from.
build_field() {
  local sources
  field_ready || return 1
  sources=$(cd "$root" && { find src/Field \( -name node_modules -o -name dist -o -name tests \) -prune -o -type f -print; ls src/Web/Modules/Places/Data/places.tsv.gz; } | LC_ALL=C sort | hash_files)
  [ "$(cat "$root/var/field-built" 2>/dev/null)" = "$sources" ] && [ -f "$root/src/Field/dist/index.html" ] && return
  mkdir -p "$root/var"
  (cd "$root/src/Field" && npm run -s build) > "$root/var/field-build.log" 2>&1 || { cat "$root/var/field-build.log" >&2; return 1; }
  printf '%s' "$sources" > "$root/var/field-built"
}

# install PACKAGE… : what is not there yet, from the distribution.
install() {
  local missing=() package as=()
  for package in "$@"; do
    dpkg-query -W -f '${Status}' "$package" 2>/dev/null | grep -q 'install ok installed' || missing+=("$package")
  done
  [ ${#missing[@]} -eq 0 ] && return
  command -v apt-get >/dev/null || fail "Please install: ${missing[*]}"
  if [ "$(id -u)" -ne 0 ]; then
    command -v sudo >/dev/null && sudo -n true 2>/dev/null || fail "Please install as root: apt-get install ${missing[*]}"
    as=(sudo -n)
  fi
  printf 'Installing %s\n' "${missing[*]}" >&2
  "${as[@]}" apt-get update -qq >&2
  "${as[@]}" env DEBIAN_FRONTEND=noninteractive apt-get install -y -qq --no-install-recommends "${missing[@]}" >/dev/null \
    || fail "Could not install: ${missing[*]}"
}

# Libraries that the program loads when they are there (the fair draw).
solvers=(coinor-libclp1 coinor-libcbc3)

# Installs them where that can be done; the program runs without, and says so here.
try_solvers() {
  (install "${solvers[@]}") >/dev/null 2>&1 \
    || printf 'The fair draw is not available: install %s and start again.\n' "${solvers[*]}" >&2
}

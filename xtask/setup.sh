# shellcheck shell=bash
# What run.sh and test.sh share: finding out what this machine lacks, and installing it without asking anything.
# Sourced, never run. Expects `set -euo pipefail` and the repository's root as working folder.

NODE_MAJOR=22             # installed when there is no Node, or one too old
NODE_MINIMUM=20.19.0      # what the web client's tools need
CARGO_DENY=0.20.2         # the version test.sh builds when there is none
TOOLS="${XDG_DATA_HOME:-$HOME/.local/share}/sepiola-tools" # what is not a system package lands here

# Release builds and tests land where cargo puts them.
target_dir() { printf '%s' "${CARGO_TARGET_DIR:-target}"; }

say() { printf '%s\n' "$*"; }
fail() { printf '\n%s\n' "$*" >&2; exit 1; }

# Runs a command whose output only matters when it fails.
quietly() {
  local log
  log=$(mktemp)
  if "$@" >"$log" 2>&1 </dev/null; then
    rm -f "$log"
  else
    printf '\n' >&2
    cat "$log" >&2
    rm -f "$log"
    return 1
  fi
}

# at_least 1.95 1.94.2 -> false
at_least() { [ "$(printf '%s\n%s\n' "$1" "$2" | sort -V | head -n 1)" = "$1" ]; }

# ensure_packages "command:package ..." — a package is wanted when its command is missing. A command that is a path
# or pattern is looked for as a file.
ensure_packages() {
  local pair command missing=()
  for pair in "$@"; do
    command=${pair%%:*}
    case $command in
      /*) compgen -G "$command" >/dev/null || missing+=("${pair#*:}") ;;
      *) command -v "$command" >/dev/null 2>&1 || missing+=("${pair#*:}") ;;
    esac
  done
  [ ${#missing[@]} -eq 0 ] && return 0

  local line="apt-get install -y --no-install-recommends ${missing[*]}"
  if ! command -v apt-get >/dev/null 2>&1; then
    fail "Please install with your system's package manager what Debian calls: ${missing[*]}
then type the same command again. (Packages are installed automatically on Debian and Ubuntu only.)"
  fi
  local as_root=()
  if [ "$(id -u)" -ne 0 ]; then
    if command -v sudo >/dev/null 2>&1 && sudo -n true 2>/dev/null; then
      as_root=(sudo -n)
    else
      fail "Some packages are missing and this user may not install them. Please type:

  sudo apt-get update && sudo $line

then type the same command again."
    fi
  fi
  printf 'installing %s … ' "${missing[*]}"
  # The lists may be fresh already; update only when the install does not work with what is there.
  # shellcheck disable=SC2086 # the line is a list of words
  if ! "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive $line >/dev/null 2>&1 </dev/null; then
    quietly "${as_root[@]}" apt-get update
    # shellcheck disable=SC2086
    quietly "${as_root[@]}" env DEBIAN_FRONTEND=noninteractive $line
  fi
}

# A cargo that is new enough for this workspace, or the official installer's.
# NOT TRIED: machines this was written on had a sufficient cargo and could not reach the installer.
ensure_rust() {
  # shellcheck source=/dev/null # written by the installer, absent until then
  [ -f "$HOME/.cargo/env" ] && . "$HOME/.cargo/env"
  local wanted have=""
  wanted=$(sed -n 's/^rust-version = "\(.*\)"/\1/p' Cargo.toml)
  command -v cargo >/dev/null 2>&1 && have=$(cargo --version | cut -d ' ' -f 2)
  if [ -n "$have" ] && at_least "$wanted" "$have"; then
    return 0
  fi
  printf 'installing Rust (the official installer) … '
  if command -v rustup >/dev/null 2>&1; then
    quietly rustup toolchain install stable --profile minimal --component rustfmt --component clippy
  else
    local installer
    installer=$(mktemp)
    curl --proto '=https' --tlsv1.2 -fsSL https://sh.rustup.rs -o "$installer" \
      || fail "Rust $wanted or newer is needed and https://sh.rustup.rs cannot be reached. Install it, then type the same command again."
    quietly sh "$installer" -y --profile minimal --component rustfmt --component clippy --default-toolchain stable
    rm -f "$installer"
    # shellcheck source=/dev/null
    . "$HOME/.cargo/env"
  fi
  export RUSTUP_TOOLCHAIN=stable
  have=$(cargo --version | cut -d ' ' -f 2)
  at_least "$wanted" "$have" || fail "Rust $wanted or newer is needed; after the installation there is still $have."
}

# A Node that is new enough, or the official tarball in a folder of our own (Debian 12's package is too old).
# NOT TRIED, for the same reason as above.
ensure_node() {
  local bundled="$TOOLS/node-v$NODE_MAJOR/bin"
  if [ -x "$bundled/node" ]; then
    export PATH="$bundled:$PATH"
  fi
  if command -v node >/dev/null 2>&1 && command -v npm >/dev/null 2>&1; then
    local have
    have=$(node --version)
    at_least "$NODE_MINIMUM" "${have#v}" && return 0
  fi
  printf 'installing Node %s (the official archive) … ' "$NODE_MAJOR"
  local arch base sums name folder
  case $(uname -m) in
    x86_64) arch=x64 ;;
    aarch64) arch=arm64 ;;
    *) fail "Node $NODE_MINIMUM or newer is needed and there is no official archive for $(uname -m). Install it, then type the same command again." ;;
  esac
  base="https://nodejs.org/dist/latest-v$NODE_MAJOR.x"
  folder=$(mktemp -d)
  sums=$(curl -fsSL "$base/SHASUMS256.txt") \
    || fail "Node $NODE_MINIMUM or newer is needed and https://nodejs.org cannot be reached. Install it, then type the same command again."
  name=$(printf '%s\n' "$sums" | awk -v end="-linux-$arch.tar.xz" 'index($2, end) {print $2}')
  curl -fsSL "$base/$name" -o "$folder/$name"
  (cd "$folder" && printf '%s\n' "$sums" | grep -F "  $name" | sha256sum --check --quiet)
  mkdir -p "$TOOLS"
  tar -xJf "$folder/$name" -C "$folder"
  rm -rf "$TOOLS/node-v$NODE_MAJOR"
  mv "$folder/${name%.tar.xz}" "$TOOLS/node-v$NODE_MAJOR"
  rm -rf "$folder"
  export PATH="$bundled:$PATH"
}

# cargo-deny, which looks at the licences and origins of dependencies. Optimised little: it runs for a second, and a full
# release build of it takes twice as long.
ensure_cargo_deny() {
  export PATH="$PATH:$TOOLS/cargo/bin"
  command -v cargo-deny >/dev/null 2>&1 && return 0
  printf 'building cargo-deny (some minutes, once) … '
  quietly env -u CARGO_TARGET_DIR CARGO_PROFILE_RELEASE_LTO=off CARGO_PROFILE_RELEASE_CODEGEN_UNITS=16 \
    CARGO_PROFILE_RELEASE_OPT_LEVEL=1 cargo install cargo-deny --version "$CARGO_DENY" --locked --root "$TOOLS/cargo"
}

# One hash over the contents of files and folders, dependencies and results left out.
hash_of() {
  find "$@" \( -name node_modules -o -name dist \) -prune -o -type f -print0 2>/dev/null \
    | LC_ALL=C sort -z | xargs -0 -r sha256sum | sha256sum | cut -d ' ' -f 1
}

# npm ci in a folder, unless what is there was installed from the same lock file by the same Node.
ensure_npm() {
  local folder=$1 stamp
  stamp="$(node --version) $(hash_of "$folder/package-lock.json")"
  if [ "$(cat "$folder/node_modules/.sepiola-stamp" 2>/dev/null || true)" != "$stamp" ]; then
    (cd "$folder" && quietly npm ci --no-audit --no-fund)
    # Where nothing is depended on, npm makes no folder.
    mkdir -p "$folder/node_modules"
    printf '%s' "$stamp" >"$folder/node_modules/.sepiola-stamp"
  fi
}

# The web client into web/dist, unless its sources are the ones it was last built from.
build_web() {
  local stamp_file stamp
  [ -f web/package.json ] || return 0
  stamp_file="$(target_dir)/web.stamp"
  stamp="$(node --version) $(hash_of web)"
  if [ ! -f web/dist/index.html ] || [ "$(cat "$stamp_file" 2>/dev/null || true)" != "$stamp" ]; then
    printf 'building … '
    ensure_npm web
    (cd web && quietly npm run build)
    mkdir -p "$(target_dir)"
    # Taken again: a build may write generated sources.
    printf '%s %s' "$(node --version)" "$(hash_of web)" >"$stamp_file"
  fi
}

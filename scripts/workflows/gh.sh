#!/usr/bin/env bash
# Stands for `gh` where a workflow's steps are tried: refuses what GitHub would, and else writes down what was asked for.
set -euo pipefail

refuse() {
  echo "gh: $1" >&2
  exit 1
}

[ -n "${GH_TOKEN:-}" ] || refuse "GH_TOKEN is not set"
case "${1:-} ${2:-}" in
  "pr comment")
    needed=pull-requests
    while [ "$#" -gt 0 ] && [ "$1" != --body-file ]; do shift; done
    [ -s "${2:-}" ] || refuse "there is no body-file '${2:-}'"
    said="comment on the pull request, $(wc -l < "$2") lines"
    ;;
  "workflow run")
    needed=actions
    grep -q '^  workflow_dispatch:' ".github/workflows/$3" || refuse "$3 cannot be started by hand"
    said="start $3"
    ;;
  *) refuse "'$*' is not known here" ;;
esac
case " $GH_WRITES " in *" $needed "*) ;; *) refuse "the job lacks the permission '$needed: write'" ;; esac
echo "gh: would $said"

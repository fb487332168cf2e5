/**
 * Scripts by which shells ask the command itself what may come next, so that no option is forgotten. The names under which
 * npm installs it are both its own.
 */
import { COMPLETE } from "./complete.ts";

export const shells = ["bash", "zsh", "fish"] as const;
export type Shell = (typeof shells)[number];

/** As of bash 3.2, which macOS has. Between names with letters of its own bash wants these quoted. */
const bash = `# Put into ~/.bashrc:  source <(basins completion bash)
_basins() {
  local line kind= words=() i
  for ((i = 1; i <= COMP_CWORD; i++)); do words+=("\${COMP_WORDS[i]//[\\\\\\"\\']/}"); done
  COMPREPLY=()
  while IFS= read -r line; do
    if [[ -z $kind ]]; then kind=$line; continue; fi
    line=\${line%%$'\\t'*}
    [[ $line == *[!A-Za-z0-9_,.:=%+@/-]* ]] && printf -v line %q "$line"
    COMPREPLY+=("$line")
  done < <("$1" ${COMPLETE} "\${words[@]}" 2>/dev/null)
  if [[ $kind == files ]]; then
    compopt -o filenames 2>/dev/null
    line=\${words[COMP_CWORD - 1]}
    [[ $line == = ]] && line=
    while IFS= read -r line; do COMPREPLY+=("$line"); done < <(compgen -f -- "$line")
  fi
}
complete -F _basins basins sgd-basins
`;

/** Sourced, or a file of the path where zsh looks for functions, whose first call then defines and completes. */
const zsh = `#compdef basins sgd-basins
# Put into ~/.zshrc, behind compinit:  source <(basins completion zsh)
_basins() {
  local -a lines found
  local line
  lines=("\${(@f)$("\${(Q)words[1]}" ${COMPLETE} "\${(@Q)words[2,CURRENT]}" 2>/dev/null)}")
  for line in "\${(@)lines[2,-1]}"; do
    found+=("\${\${line%%$'\\t'*}//:/\\\\:}:\${line#*$'\\t'}")
  done
  (( $#found )) && _describe -V basins found
  [[ $lines[1] == files ]] && _files
}
if [[ $funcstack[1] == _basins ]]; then _basins "$@"; else compdef _basins basins sgd-basins; fi
`;

const fish = `# basins completion fish > ~/.config/fish/completions/basins.fish
function __basins_complete
  set -l words (commandline -opc)
  set -l lines ($words[1] ${COMPLETE} $words[2..] (commandline -ct) 2>/dev/null)
  for line in $lines[2..]
    echo $line
  end
  test "$lines[1]" = files; and __fish_complete_path (commandline -ct)
end
complete -c basins -f -k -a '(__basins_complete)'
complete -c sgd-basins -f -k -a '(__basins_complete)'
`;

export const completionScripts: Readonly<Record<Shell, string>> = { bash, zsh, fish };

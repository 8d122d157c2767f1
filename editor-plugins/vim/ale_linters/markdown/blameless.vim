" blameless for ALE: the language server, so quick fixes come with the findings.

call ale#Set('markdown_blameless_executable', 'blameless')

" The folder of the project: where .git is (a file, in a worktree), else where the document is.
function! ale_linters#markdown#blameless#ProjectRoot(buffer) abort
  let l:git = ale#path#FindNearestDirectory(a:buffer, '.git')
  if empty(l:git)
    let l:git = ale#path#FindNearestFile(a:buffer, '.git')
  endif
  return empty(l:git) ? expand('#' . a:buffer . ':p:h') : fnamemodify(substitute(l:git, '/$', '', ''), ':h')
endfunction

" ALE takes columns for bytes, as they are in UTF-8, but does not say so to the server: then edits behind an emoji
" would go astray.
call ale#linter#Define('markdown', {
\   'name': 'blameless',
\   'lsp': 'stdio',
\   'executable': {buffer -> ale#Var(buffer, 'markdown_blameless_executable')},
\   'command': '%e lsp',
\   'initialization_options': {'positionEncoding': 'utf-8'},
\   'project_root': function('ale_linters#markdown#blameless#ProjectRoot'),
\})

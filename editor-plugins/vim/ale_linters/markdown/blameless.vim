" blameless for ALE: the language server, so quick fixes come with the findings.

call ale#Set('markdown_blameless_executable', 'blameless')

call ale#linter#Define('markdown', {
\   'name': 'blameless',
\   'lsp': 'stdio',
\   'executable': {buffer -> ale#Var(buffer, 'markdown_blameless_executable')},
\   'command': '%e lsp',
\   'project_root': {buffer -> fnamemodify(ale#path#FindNearestDirectory(buffer, '.git'), ':h:h') ==# ''
\       ? expand('#' . buffer . ':p:h')
\       : fnamemodify(ale#path#FindNearestDirectory(buffer, '.git'), ':h:h')},
\})

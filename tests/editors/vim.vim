" Vim with ALE and our linter, then with our compiler: each line written is a TAP result.
let s:number = 0
let s:results = []

function s:Ok(good, name, detail) abort
  let s:number += 1
  call add(s:results, (a:good ? 'ok ' : 'not ok ') . s:number . ' - ' . a:name)
  if !a:good
    call add(s:results, '# ' . substitute(string(a:detail), '\n', ' ', 'g'))
  endif
endfunction

function s:WaitFor(condition) abort
  for l:_ in range(2000)
    if eval(a:condition)
      return
    endif
    sleep 10m
  endfor
endfunction

" Has ALE look at the text as it is; it does when the user types, which nobody does here.
function s:Check(condition) abort
  ALELint
  call s:WaitFor(a:condition)
endfunction

function s:Text() abort
  return join(getline(1, '$'), "\n")
endfunction

" Takes the entry of ALE's menu whose title begins so.
function s:Choose(start) abort
  let g:chosen = a:start
  ALECodeAction
endfunction

" What a user would type at ALE's question.
function s:AnswerQuestions() abort
  runtime autoload/ale/util.vim
  function! ale#util#Input(message, value, ...) abort
    return matchstr(a:message, '\d\+\ze) ' . g:chosen)
  endfunction
endfunction

function s:TestAle() abort
  set packpath+=/usr/share/vim/vimfiles
  let g:ale_linters_explicit = 1
  let g:ale_linters = {'markdown': ['blameless']}
  let g:ale_lint_delay = 10
  let g:ale_echo_cursor = 0
  let g:ale_hover_cursor = 0
  let g:ale_set_balloons = 0
  let g:ale_lsp_suggestions = 1
  packadd ale
  call s:AnswerQuestions()
  execute 'set runtimepath+=' . $root . '/editor-plugins/vim'
  filetype plugin on
  execute 'edit ' . $folder . '/pm/report.md'
  call s:WaitFor('len(getloclist(0))')
  let l:found = getloclist(0)
  call s:Ok(len(l:found) == 1 && l:found[0].lnum == 3 && l:found[0].type ==# 'W', 'ALE: one finding, on its line', l:found)
  let l:items = ale#engine#GetLoclist(bufnr(''))
  call s:Ok(len(l:items) == 1 && get(l:items[0], 'code', '') ==# 'omission', 'its rule is known', l:items)

  call s:Ok(strpart(getline(3), l:found[0].col - 1, l:found[0].end_col - l:found[0].col + 1) ==# 'the engineer forgot to renew',
        \ 'its range is right behind two emoji', l:found)
  call cursor(3, l:found[0].col)
  ALEHover
  call s:WaitFor('bufwinnr("ALEPreviewWindow") > 0')
  let l:help = join(getbufline(bufnr('ALEPreviewWindow'), 1, '$'), "\n")
  call s:Ok(l:help =~# 'core/omission', 'help explains the rule', l:help)

  call s:Choose('Suppress on this line')
  call s:WaitFor('getline(3) =~# "blameless-disable-line"')
  call s:Ok(getline(3) =~# 'blameless-disable-line omission', 'the suppression is written', getline(3))
  call s:Check('!len(getloclist(0))')
  call s:Ok(!len(getloclist(0)), 'the suppression silences it', getloclist(0))

  silent undo
  call s:Check('len(getloclist(0))')
  call cursor(3, match(getline(3), 'engineer') + 1)
  call s:Choose('Reword')
  call s:WaitFor('getline(3) !~# "forgot"')
  call s:Check('!len(getloclist(0))')
  call s:Ok(getline(3) =~# '🔥.*🔥 ' && !len(getloclist(0)), 'a quick fix applied, the finding goes and the emoji stay', s:Text())
  silent edit!
  ALEStopAllLSPs
endfunction

" Where every severity is found, by the program's own lines.
function s:TestFormat(name, format) abort
  let l:lines = systemlist('blameless check --no-config --all --format=line --exit-zero ' . shellescape($folder . '/pm'))
  let &errorformat = a:format
  cgetexpr l:lines
  let l:found = filter(getqflist(), 'v:val.valid')
  call s:Ok(len(l:found) == len(l:lines) && len(l:lines) >= 4, a:name . ': every line is understood', [l:lines, l:found])
  let l:types = uniq(sort(map(copy(l:found), 'v:val.type')))
  call s:Ok(index(l:types, 'e') >= 0 || index(l:types, 'E') >= 0, a:name . ': errors are errors', l:types)
  call s:Ok(index(l:types, 'w') >= 0 || index(l:types, 'W') >= 0, a:name . ': warnings are warnings', l:types)
  call s:Ok(len(l:types) == 3, a:name . ': suggestions are something else', l:types)
  call s:Ok(l:found[-1].lnum == 3 && l:found[-1].col == 16 && bufname(l:found[-1].bufnr) =~# 'report.md$',
        \ a:name . ': place and file are right', l:found)
  call s:Ok(l:found[-1].text =~# '^The sentence.*\[omission\]$', a:name . ': so are message and rule', l:found[-1].text)
endfunction

function s:TestCompiler() abort
  runtime plugin/blameless.vim
  compiler blameless
  call s:TestFormat('compiler', &errorformat)
  set shellpipe=>%s\ 2>&1
  execute 'edit ' . $folder . '/pm/report.md'
  silent make! %
  let l:found = filter(getqflist(), 'v:val.valid')
  call s:Ok(len(l:found) == 1 && l:found[0].lnum == 3, ':make fills the list', getqflist())
  call cursor(3, 1)
  execute 'silent BlamelessSuppress'
  call s:Ok(getline(3) =~# ' <!-- blameless-disable-line omission -->$', ':BlamelessSuppress silences the finding', getline(3))
  silent undo
  silent BlamelessFix!
  call s:Ok(getline(3) !~# 'forgot' && getline(3) =~# '🔥.*🔥 ' && line('$') == 5, ':BlamelessFix! makes the rewrites', s:Text())
  silent BlamelessExplain omission
  call s:Ok(s:Text() =~# 'What did not happen', ':BlamelessExplain explains a rule', s:Text())
endfunction

function s:TestEfm() abort
  let l:readme = join(readfile($root . '/editor-plugins/neovim/README.md'), "\n")
  let l:formats = split(matchstr(l:readme, 'lint-formats: \[\zs[^]]*\ze\]'), ", ")
  call s:TestFormat('efm', join(map(l:formats, 'escape(trim(v:val, "''"), " ")->substitute("\\\\ ", " ", "g")'), ','))
endfunction

for s:test in ['TestAle', 'TestCompiler', 'TestEfm']
  try
    call s:{s:test}()
  catch
    call s:Ok(0, s:test, v:exception . ' ' . v:throwpoint)
  endtry
endfor
call writefile(s:results + ['1..' . s:number], $folder . '/results')
qall!

" Commands for those who use the compiler rather than a language client.
"   :BlamelessFix[!]         make every safe fix in the buffer; with !, proposed rewrites too: read them
"   :BlamelessExplain [RULE] what the rule finds, why that harms learning, what to write instead
"   :BlamelessSuppress       silence the finding on this line there, with a comment
" RULE is that of the finding on this line, in the quickfix or location list, when it is not given.
if exists('g:loaded_blameless')
  finish
endif
let g:loaded_blameless = 1

function! s:Program() abort
  return shellescape(get(g:, 'ale_markdown_blameless_executable', 'blameless'))
endfunction

function! s:RuleHere() abort
  for l:item in getloclist(0) + getqflist()
    if l:item.bufnr == bufnr('') && l:item.lnum == line('.')
      let l:rule = matchstr(l:item.text, '\[\zs[a-z0-9-]\+\ze\]$')
      if !empty(l:rule)
        return l:rule
      endif
    endif
  endfor
  throw 'blameless: no finding on this line'
endfunction

function! s:Fix(rewrites) abort
  let l:name = empty(bufname('')) ? 'untitled.md' : bufname('')
  let l:lines = systemlist(s:Program() . ' fix --exit-zero --quiet ' . (a:rewrites ? '--unsafe-fixes ' : '')
        \ . '--stdin-filename ' . shellescape(l:name) . ' -', getline(1, '$'))
  if v:shell_error
    throw 'blameless: ' . join(l:lines, ' ')
  endif
  let l:view = winsaveview()
  call setline(1, l:lines)
  if line('$') > len(l:lines)
    silent execute (len(l:lines) + 1) . ',$delete _'
  endif
  call winrestview(l:view)
endfunction

function! s:Explain(rule) abort
  let l:lines = systemlist(s:Program() . ' explain ' . shellescape(empty(a:rule) ? s:RuleHere() : a:rule))
  new
  setlocal buftype=nofile bufhidden=wipe noswapfile
  call setline(1, l:lines)
endfunction

" Before what must stay at the line's end: blanks, a hard break, the last bar of a table row.
function! s:Suppress() abort
  let l:end = matchstr(getline('.'), '[ \t|\\]*$')
  let l:text = strpart(getline('.'), 0, len(getline('.')) - len(l:end))
  call setline('.', l:text . ' <!-- blameless-disable-line ' . s:RuleHere() . ' -->' . l:end)
endfunction

command! -bar -bang BlamelessFix call s:Fix(<bang>0)
command! -bar -nargs=? BlamelessExplain call s:Explain(<q-args>)
command! -bar BlamelessSuppress call s:Suppress()

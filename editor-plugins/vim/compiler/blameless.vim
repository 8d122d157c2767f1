" :compiler blameless, then :make % fills the quickfix list.
if exists('current_compiler')
  finish
endif
let current_compiler = 'blameless'

CompilerSet makeprg=blameless\ check\ --format=line\ --exit-zero
CompilerSet errorformat=%f:%l:%v:\ %trror:\ %m,%f:%l:%v:\ %tarning:\ %m,%f:%l:%v:\ %tuggestion:\ %m

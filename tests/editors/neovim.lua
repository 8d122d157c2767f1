-- Neovim's own client with our plugin: each line printed is a TAP result.
local number = 0

local function report(good, name, detail)
  number = number + 1
  io.stdout:write((good and "ok " or "not ok ") .. number .. " - " .. name .. "\n")
  if not good then
    io.stdout:write("# " .. vim.inspect(detail):gsub("\n", "\n# ") .. "\n")
  end
  return good
end

local function wait_for(what)
  return vim.wait(20000, what, 5)
end

local function findings(buffer)
  return vim.diagnostic.get(buffer)
end

local function text_of(buffer)
  return table.concat(vim.api.nvim_buf_get_lines(buffer, 0, -1, false), "\n")
end

-- What the cursor would ask for at a finding.
local function request(buffer, method, diagnostic, extra)
  local line = vim.api.nvim_buf_get_lines(buffer, diagnostic.lnum, diagnostic.lnum + 1, false)[1]
  local position = { line = diagnostic.lnum, character = vim.str_utfindex(line, diagnostic.col) }
  local _, utf16 = vim.str_utfindex(line, diagnostic.col)
  position.character = utf16
  local params = vim.tbl_extend("force", {
    textDocument = vim.lsp.util.make_text_document_params(buffer),
    position = position,
    range = { start = position, ["end"] = position },
    context = { diagnostics = {} },
  }, extra or {})
  for _, answer in pairs(vim.lsp.buf_request_sync(buffer, method, params, 20000) or {}) do
    return answer.result
  end
end

local function action_named(buffer, diagnostic, start)
  for _, action in ipairs(request(buffer, "textDocument/codeAction", diagnostic) or {}) do
    if vim.startswith(action.title, start) then
      return action
    end
  end
end

local function apply(action)
  vim.lsp.util.apply_workspace_edit(action.edit, "utf-16")
end

local function run()
  vim.opt.runtimepath:append(vim.env.root .. "/editor-plugins/neovim")
  vim.cmd("filetype on")
  require("blameless").setup()
  vim.cmd("silent edit " .. vim.env.folder .. "/pm/report.md")
  local buffer = vim.api.nvim_get_current_buf()
  wait_for(function() return #findings(buffer) > 0 end)
  local found = findings(buffer)
  if not report(#found == 1 and found[1].code == "omission", "one finding, with its rule", found) then
    return
  end
  local diagnostic = found[1]
  local line = vim.api.nvim_buf_get_lines(buffer, 2, 3, false)[1]
  report(line:sub(diagnostic.col + 1, diagnostic.end_col) == "the engineer forgot to renew",
    "its range is right behind two emoji", diagnostic)
  report(diagnostic.source == "blameless" and diagnostic.severity == vim.diagnostic.severity.WARN,
    "source and severity are shown", diagnostic)

  local hover = request(buffer, "textDocument/hover", diagnostic)
  report(hover and hover.contents.value:find("core/omission", 1, true), "help explains the rule", hover)

  apply(action_named(buffer, diagnostic, "Suppress on this line"))
  wait_for(function() return #findings(buffer) == 0 end)
  report(#findings(buffer) == 0 and text_of(buffer):find("blameless-disable-line omission", 1, true),
    "the suppression silences it", text_of(buffer))
  vim.cmd("silent undo")
  wait_for(function() return #findings(buffer) == 1 end)
  report(#findings(buffer) == 1, "undone, the finding is back", findings(buffer))

  local fix = action_named(buffer, diagnostic, "Reword")
  report(fix and fix.isPreferred, "a quick fix is offered", fix)
  apply(fix)
  wait_for(function() return #findings(buffer) == 0 end)
  report(#findings(buffer) == 0 and not text_of(buffer):find("forgot", 1, true) and text_of(buffer):find("🔥.*🔥"),
    "applied, the finding goes and the emoji stay", text_of(buffer))

  -- The configuration, as it is being written.
  vim.cmd("silent undo")
  wait_for(function() return #findings(buffer) == 1 end)
  vim.cmd("silent split " .. vim.env.folder .. "/.blameless.yml")
  local configuration = vim.api.nvim_get_current_buf()
  vim.api.nvim_buf_set_lines(configuration, 0, -1, false, { "rules:", "  omision: off" })
  vim.cmd("silent write")
  wait_for(function() return #findings(configuration) == 1 end)
  local mistakes = findings(configuration)
  report(#mistakes == 1 and mistakes[1].lnum == 1 and mistakes[1].message:find("did you mean"),
    "a mistake is shown where it stands in the configuration", mistakes)
  vim.api.nvim_buf_set_lines(configuration, 1, 2, false, { "  omission: off" })
  wait_for(function() return #findings(configuration) == 0 and #findings(buffer) == 0 end)
  report(#findings(configuration) == 0 and #findings(buffer) == 0, "mended, it counts before it is saved", findings(buffer))
  vim.fn.delete(vim.env.folder .. "/.blameless.yml")

  local client = vim.lsp.get_active_clients()[1]
  client.stop()
  wait_for(function() return client.is_stopped() end)
  report(client.is_stopped(), "the server ends when it is told to", "still running")
end

-- What null-ls makes of a pattern, on the program's own output.
local function run_null_ls()
  local pattern, names
  package.preload["null-ls.methods"] = function() return { internal = { DIAGNOSTICS = "diagnostics" } } end
  package.preload["null-ls.helpers"] = function()
    return {
      generator_factory = function(options) return options end,
      diagnostics = { from_pattern = function(given, groups) pattern, names = given, groups end },
    }
  end
  local source = require("blameless").null_ls()
  local arguments = vim.tbl_map(function(argument)
    return argument == "$FILENAME" and vim.env.folder .. "/pm/report.md" or argument
  end, source.generator.args)
  local input = table.concat(vim.fn.readfile(vim.env.folder .. "/pm/report.md"), "\n")
  local output = vim.fn.systemlist(vim.list_extend({ source.generator.command }, arguments), input)
  local values, found = { string.match(output[1], pattern) }, {}
  for i, name in ipairs(names) do
    found[name] = values[i]
  end
  report(#output == 1 and found.row == "3" and found.severity == "warning" and found.code == "omission",
    "null-ls understands the program's lines", { output, found })
end

local good, problem = pcall(run)
if not good then
  report(false, "no error", problem)
end
good, problem = pcall(run_null_ls)
if not good then
  report(false, "no error with null-ls", problem)
end
io.stdout:write("1.." .. number .. "\n")
vim.cmd("qall!")

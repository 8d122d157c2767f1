-- blameless for Neovim's built-in language client (0.7 and newer).
--   require("blameless").setup()
--   require("blameless").setup({ cmd = { "/opt/bin/blameless", "lsp" }, filetypes = { "markdown", "gitcommit" } })
local M = {}

local defaults = {
  cmd = { "blameless", "lsp" },
  filetypes = { "markdown" },
  root_names = { ".blameless.yml", ".blameless.yaml", ".git" },
  on_attach = nil,
}

local function root_of(path, names)
  local found = vim.fn.fnamemodify(path, ":p:h")
  for _, name in ipairs(names) do
    local at = vim.fn.finddir(name, found .. ";")
    if at == "" then
      at = vim.fn.findfile(name, found .. ";")
    end
    if at ~= "" then
      return vim.fn.fnamemodify(at, ":p:h:s?/" .. name .. "$??")
    end
  end
  return found
end

local clients = {}

-- Starts (or joins) the client of the buffer's project. Returns the client's id.
function M.attach(buffer, options)
  local root = root_of(vim.api.nvim_buf_get_name(buffer), options.root_names)
  local id = clients[root]
  if not id or not vim.lsp.get_client_by_id(id) then
    id = vim.lsp.start_client({
      name = "blameless",
      cmd = options.cmd,
      root_dir = root,
      workspace_folders = { { uri = vim.uri_from_fname(root), name = root } },
      on_attach = options.on_attach,
    })
    if not id then
      vim.notify("blameless: could not start '" .. options.cmd[1] .. "'; is it on the PATH?", vim.log.levels.WARN)
      return nil
    end
    clients[root] = id
  end
  vim.lsp.buf_attach_client(buffer, id)
  return id
end

function M.setup(options)
  options = vim.tbl_deep_extend("force", defaults, options or {})
  local group = vim.api.nvim_create_augroup("blameless", { clear = true })
  vim.api.nvim_create_autocmd("FileType", {
    group = group,
    pattern = options.filetypes,
    callback = function(event)
      M.attach(event.buf, options)
    end,
  })
  for _, buffer in ipairs(vim.api.nvim_list_bufs()) do
    if vim.api.nvim_buf_is_loaded(buffer) and vim.tbl_contains(options.filetypes, vim.bo[buffer].filetype) then
      M.attach(buffer, options)
    end
  end
end

-- A source for null-ls / none-ls, for those who route every linter through it.
function M.null_ls()
  local helpers = require("null-ls.helpers")
  return {
    name = "blameless",
    method = require("null-ls.methods").internal.DIAGNOSTICS,
    filetypes = { "markdown" },
    generator = helpers.generator_factory({
      command = "blameless",
      args = { "check", "--format=line", "--exit-zero", "--stdin-filename", "$FILENAME", "-" },
      to_stdin = true,
      format = "line",
      check_exit_code = { 0 },
      on_output = helpers.diagnostics.from_pattern(
        "^.-:(%d+):(%d+): (%w+): (.*) %[([%w-]+)%]$",
        { "row", "col", "severity", "message", "code" },
        { severities = { error = 1, warning = 2, suggestion = 3 } }
      ),
    }),
  }
end

return M
